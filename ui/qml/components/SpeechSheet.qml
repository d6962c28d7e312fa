import QtQuick
import ".."

// What can be done about being read to. A touch beside it, or "once more", reads the screen from its beginning.
Sheet {
    id: root

    signal repeated
    signal darkened
    signal silenced

    onTouchedBeside: repeated()

    Question {
        width: parent.width
        centred: true
        text: Words.t("speech.question")
    }

    PrimaryButton {
        objectName: "repeat"
        width: parent.width
        label: Words.t("speech.repeat")
        onClicked: root.repeated()
    }

    SecondaryButton {
        objectName: "darken"
        width: parent.width
        height: Theme.mm(32)
        icon: "eye-off"
        label: Words.t("speech.darken")
        onClicked: root.darkened()
    }

    SecondaryButton {
        objectName: "silence"
        width: parent.width
        height: Theme.mm(32)
        icon: "x"
        label: Words.t("speech.silence")
        onClicked: root.silenced()
    }
}
