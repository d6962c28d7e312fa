pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// What was filed costs something: a code to pay it by phone. The receipt is safe whatever becomes of it.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool waiting: view.phase === "waiting"
    readonly property bool over: view.phase === "over"
    readonly property bool closing: view.phase === "closing"
    readonly property bool late: shell.waitLate !== ""

    question: Words.t(waiting ? "pay.scan" : over ? "pay.over" : closing ? "pay.closing" : "pay.opening", {yuan: view.yuan})
    questionSize: Theme.elder ? Theme.headline : Theme.display
    help: over ? view.sentence : Words.t(waiting ? "pay.scan_help" : closing ? "pay.closing_help" : "pay.opening_help")
    back: closing ? "" : waiting || over || late ? Words.t("pay.window") : ""
    backIcon: ""
    backShare: 0.5
    primary: over ? Words.t("pay.again") : ""
    primaryIcon: "rotate-ccw"
    onBackClicked: root.view.back()
    onPrimaryClicked: root.view.again()

    // What is paid, for which receipt, and how much: the same words as on paper.
    component Bill: Panel {
        spacing: Theme.mm(Theme.landscape ? 0 : 2)

        BodyText {
            width: parent.width
            text: root.view.about
        }

        BodyText {
            width: parent.width
            text: Words.t("pay.amount", {yuan: root.view.yuan})
            size: Theme.landscape && Theme.elder ? Theme.headline : Theme.display
            font.bold: true
        }

        BodyText {
            width: parent.width
            text: Words.t("receipt.number")
            size: Theme.small
            color: Theme.muted
        }

        Text {
            objectName: "receipt-number"
            width: parent.width
            text: root.view.number
            color: Theme.ink
            font.family: Theme.mono
            font.bold: true
            font.pixelSize: Theme.mm(13)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.mm(7)
        }
    }

    // Within low reach the code needs the height; what is paid stands in the question and in the band.
    Bill {
        id: bill
        visible: !Theme.landscape && !Theme.lowered
        width: parent.width
    }

    aside: Bill {
        width: parent.width
    }

    Item {
        y: bill.visible ? bill.height + Theme.gap : 0
        width: parent.width
        height: parent.height - y

        QrCode {
            id: code
            visible: root.waiting
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.round((parent.height - height - once.height - Theme.gap) / 2)
            width: Math.min(parent.width, parent.height - once.height - Theme.gap, Theme.mm(130))
            height: width
            rows: root.view.qr
            label: Words.t("pay.code")
        }

        BodyText {
            id: once
            visible: root.waiting
            y: code.y + code.height + Theme.gap
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: Words.t("pay.once")
            size: Theme.small
            color: Theme.muted
        }

        Emblem {
            id: sign
            visible: !root.waiting
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(0, Math.round((parent.height - height - (wait.visible ? wait.height + Theme.gap : 0)) / 2))
            width: Math.min(parent.height - (wait.visible ? wait.height + Theme.gap : 0), Theme.mm(Theme.landscape || Theme.lowered ? 50 : 80))
            name: "smartphone"
            tint: root.over ? Theme.amber : Theme.sea
            color: root.over ? Theme.amberGround : Theme.foam
        }

        WaitBar {
            id: wait
            y: sign.y + sign.height + Theme.gap
            visible: !root.waiting && !root.over && usual !== ""
            width: parent.width
            usual: root.shell.wait
            share: root.shell.waitShare
            late: root.shell.waitLate
        }
    }
}
