pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../bench"
import "../components"

// A machine that is not in use yet: the one-time code of the operator, and then the fingerprint that the operator compares.
// Residents read here, too, that nothing can be done yet.
BenchFrame {
    id: root

    required property var view

    readonly property bool typing: view.phase === "enter"
    readonly property bool waiting: view.phase === "waiting"

    title: Words.t("setup.title")
    inside: false
    primary: typing ? Words.t("setup.enrol") : ""
    primaryIcon: "arrow-right"
    primaryBecause: view.whole ? "" : Words.t("setup.too_short")
    onPrimaryClicked: view.submit()
    onLanguageAsked: language => view.setLanguage(language)

    Column {
        id: said
        width: Theme.landscape && root.typing ? Math.round(parent.width * 0.5) : parent.width
        y: root.typing ? Theme.mm(2) : Math.round((parent.height - height) / 2)
        spacing: Theme.mm(Theme.landscape ? 6 : 8)

        IconTile {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !root.typing
            width: Theme.mm(44)
            height: width
            name: root.waiting ? "shield-check" : "clock"
            tint: Theme.sea
            color: Theme.foam
        }

        Question {
            width: parent.width
            centred: true
            text: Words.t(root.waiting ? "setup.waiting" : root.typing ? "setup.question" : "setup.asking")
            help: Words.t(root.waiting ? "setup.waiting_help" : root.typing ? "setup.help" : "setup.asking_help")
            size: Theme.headline
        }

        Panel {
            width: parent.width

            ValueRow {
                width: parent.width
                label: Words.t("setup.serial")
                value: root.view.serial
                last: root.view.code === ""
            }

            ValueRow {
                width: parent.width
                visible: root.view.code !== ""
                label: Words.t("setup.terminal")
                value: root.view.code
                last: true
            }
        }

        BodyText {
            objectName: "fingerprint"
            width: parent.width
            visible: root.waiting
            horizontalAlignment: Text.AlignHCenter
            text: root.view.fingerprint
            size: Theme.mm(13)
            font.bold: true
            font.family: Theme.mono
        }

        BodyText {
            objectName: "digits"
            width: parent.width
            visible: root.typing
            horizontalAlignment: Text.AlignHCenter
            text: root.view.digits
            size: Theme.mm(12)
            font.bold: true
            font.family: Theme.mono
        }

        Notice {
            objectName: "error"
            width: parent.width
            visible: root.view.sentence !== ""
            kind: Notice.Refusal
            text: root.view.sentence
        }
    }

    NumberPad {
        visible: root.typing
        x: Theme.landscape ? Math.round(parent.width * 0.54) : Math.round((parent.width - width) / 2)
        y: Theme.landscape ? 0 : parent.height - height
        width: Theme.landscape ? parent.width - x : Theme.mm(190)
        height: Theme.landscape ? parent.height : Math.min(Theme.mm(170), parent.height - said.y - said.height - Theme.gap)
        onTyped: character => root.view.type(character)
        onTookBack: root.view.takeBack()
    }
}
