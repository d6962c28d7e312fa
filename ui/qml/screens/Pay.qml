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
    questionSize: Theme.headline
    help: over ? view.sentence : Words.t(waiting ? "pay.scan_help" : closing ? "pay.closing_help" : "pay.opening_help")
    back: closing ? "" : waiting || over || late ? Words.t("pay.window") : ""
    backIcon: ""
    backShare: 0.5
    primary: over ? Words.t("pay.again") : ""
    primaryIcon: "rotate-ccw"
    onBackClicked: root.view.back()
    onPrimaryClicked: root.view.again()

    // What is paid, and for which receipt: the same words as on paper.
    BodyText {
        id: about
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: root.view.about + "\n" + root.view.number
        size: Theme.small
        color: Theme.muted
    }

    WaitBar {
        y: Math.round((parent.height - height) / 2)
        visible: !root.waiting && !root.over
        width: parent.width
        usual: root.shell.wait
        share: root.shell.waitShare
        late: root.shell.waitLate
    }

    Item {
        y: about.height + Theme.gap
        width: parent.width
        height: parent.height - y

        QrCode {
            visible: root.waiting
            anchors.centerIn: parent
            width: Math.min(parent.width, parent.height, Theme.mm(130))
            height: width
            rows: root.view.qr
            label: Words.t("pay.code")
        }

        Emblem {
            visible: root.over
            anchors.centerIn: parent
            width: Math.min(parent.height, Theme.mm(Theme.landscape || Theme.lowered ? 50 : 90))
            name: "smartphone"
            tint: Theme.amber
            color: Theme.amberGround
        }
    }
}
