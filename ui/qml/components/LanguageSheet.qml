pragma ComponentBehavior: Bound
import QtQuick
import ".."

// The languages on offer, each by its own name, and dark colours for who is dazzled. A touch beside them keeps the present ones.
Sheet {
    id: root

    required property var languages
    required property string language
    required property bool night

    signal chosen(string language)
    signal nightToggled

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

    ChoiceTile {
        objectName: "night"
        width: parent.width
        slim: true
        several: true
        label: Words.t("language.night")
        checked: root.night
        onClicked: root.nightToggled()
    }
}
