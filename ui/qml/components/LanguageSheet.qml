pragma ComponentBehavior: Bound
import QtQuick
import ".."

// The languages on offer, each by its own name. A touch beside them keeps the present one.
Sheet {
    id: root

    required property var languages
    required property string language

    signal chosen(string language)

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
}
