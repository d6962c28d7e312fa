pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../bench"
import "../components"

// The technician's entrance: the challenge that a pass is got for, the PIN, and what a wrong one costs.
BenchFrame {
    id: root

    required property var view

    readonly property bool typing: view.phase === "enter" || view.phase === "wrong"
    readonly property bool waiting: view.phase === "asking" || view.phase === "checking"
    readonly property bool locked: view.phase === "locked"
    readonly property bool unset: view.phase === "no_pin"
    readonly property bool scans: typing && view.qr.length > 0
    readonly property bool types: typing && view.pin

    title: Words.t("access.title")
    inside: false
    back: Words.t("access.back")
    primary: types ? Words.t("access.enter") : ""
    primaryIcon: "lock-keyhole"
    primaryBecause: view.typed < view.shortest ? Words.t("access.too_short", {shortest: view.shortest}) : ""
    onBackClicked: view.back()
    onPrimaryClicked: view.submit()
    onLanguageAsked: language => view.setLanguage(language)

    Column {
        id: said
        width: Theme.landscape && root.types ? Math.round(parent.width * 0.46) : parent.width
        y: Theme.landscape ? Math.round((parent.height - height) / 2) : Theme.mm(root.typing ? 4 : 50)
        spacing: Theme.mm(root.scans && root.types ? 6 : 8)

        IconTile {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !root.scans
            width: Theme.mm(root.typing && !Theme.landscape ? 32 : 44)
            height: width
            name: root.locked ? "clock" : "key-round"
            tint: root.locked || root.unset ? Theme.amber : Theme.sea
            color: root.locked || root.unset ? Theme.amberGround : Theme.foam
        }

        Question {
            width: parent.width
            centred: true
            text: Words.t(root.unset ? "access.no_pin" : root.locked ? "access.locked" : root.view.phase === "checking" ? "access.checking" : root.view.phase === "asking" ? "access.asking" : root.scans ? "access.scan_question" : "access.question")
            help: root.unset ? Words.t("access.no_pin_help") : root.locked ? Words.t("access.locked_help") : root.scans ? Words.t("access.scan_help") : root.typing ? Words.t("access.help") : ""
            size: Theme.headline
        }

        BodyText {
            width: parent.width
            visible: root.locked
            horizontalAlignment: Text.AlignHCenter
            text: Words.t("access.locked_left", {time: root.view.wait})
            size: Theme.mm(13)
            font.bold: true
            color: Theme.amber
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.unset
            width: command.implicitWidth + Theme.mm(16)
            height: Theme.mm(20)
            radius: Theme.cardRadius
            color: Theme.foam

            BodyText {
                id: command
                anchors.centerIn: parent
                text: Words.t("access.no_pin_command")
                size: Theme.mm(8)
                font.family: Theme.mono
            }
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.scans
            width: Math.min(parent.width, challenge.width + spacing + Theme.mm(150))
            spacing: Theme.mm(8)

            QrCode {
                id: challenge
                width: Theme.mm((Theme.landscape ? 70 : 92) + (root.types ? 0 : 44))
                rows: root.view.qr
                label: Words.t("access.scan_qr")
            }

            Column {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - challenge.width - parent.spacing
                spacing: Theme.mm(4)

                BodyText {
                    width: parent.width
                    text: Words.t("access.scan_spoken")
                    color: Theme.muted
                }

                BodyText {
                    width: parent.width
                    text: root.view.spoken
                    size: Theme.mm(8)
                    font.family: Theme.mono
                }
            }
        }

        BodyText {
            width: parent.width
            visible: root.scans && root.types
            horizontalAlignment: Text.AlignHCenter
            text: Words.t("access.or_pin")
            color: Theme.muted
        }

        // A dot a digit: how many there are, never which.
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.types
            spacing: Theme.mm(5)
            Accessible.role: Accessible.StaticText
            Accessible.name: Words.t("access.digits", {count: root.view.typed})

            Repeater {
                model: Math.max(root.view.shortest, root.view.typed)

                Rectangle {
                    required property int index
                    readonly property bool filled: index < root.view.typed
                    width: Theme.mm(root.view.typed > 10 ? 7 : 9)
                    height: width
                    radius: width / 2
                    color: filled ? Theme.ink : "transparent"
                    border.width: Theme.focusLine
                    border.color: root.view.phase === "wrong" ? Theme.red : filled ? Theme.ink : Theme.muted
                }
            }
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
        visible: root.types
        x: Theme.landscape ? Math.round(parent.width * 0.54) : Math.round((parent.width - width) / 2)
        y: Theme.landscape ? 0 : parent.height - height
        width: Theme.landscape ? parent.width - x : Theme.mm(190)
        height: Theme.landscape ? parent.height : Math.min(Theme.mm(170), parent.height - said.y - said.height - Theme.gap)
        onTyped: character => root.view.type(character)
        onTookBack: root.view.takeBack()
    }
}
