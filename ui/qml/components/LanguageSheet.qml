pragma ComponentBehavior: Bound
import QtQuick
import ".."

// The languages on offer, each by its own name, and how the glass is lit. A touch beside them keeps the present ones.
Sheet {
    id: root

    required property var languages
    required property string language
    required property bool night
    required property bool blank

    signal chosen(string language)
    signal nightToggled
    signal blankToggled

    onTouchedBeside: chosen(language)

    Question {
        width: parent.width
        centred: true
        text: Words.t("language.question")
        help: Words.t("language.help")
    }

    Repeater {
        model: root.languages

        ChoiceTile {
            required property var modelData

            objectName: "language-" + modelData.code
            width: parent.width
            label: modelData.name
            checked: modelData.code === root.language
            onClicked: root.chosen(modelData.code)
        }
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        ChoiceTile {
            objectName: "night"
            width: Math.floor((parent.width - parent.spacing) / 2)
            height: Math.max(implicitHeight, dark.implicitHeight)
            slim: true
            several: true
            label: Words.t("display.night")
            checked: root.night
            onClicked: root.nightToggled()
        }

        ChoiceTile {
            id: dark
            objectName: "blank"
            width: Math.floor((parent.width - parent.spacing) / 2)
            slim: true
            several: true
            label: Words.t("display.blank")
            checked: root.blank
            onClicked: root.blankToggled()
        }
    }
}
