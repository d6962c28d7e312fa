pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Received: the number, what happens next, and the paper, or the way to take the receipt along without it.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property string printing: view.printing
    readonly property bool onPaper: printing === "printed"
    readonly property bool trouble: printing === "failed" || printing === "unknown"

    centred: !Theme.landscape
    question: Words.t(printing === "printing" ? "receipt.title_printing" : onPaper ? "receipt.title_printed" : "receipt.title_screen")
    questionSize: Theme.elder ? Theme.headline : Theme.display
    help: Words.t(view.online ? "receipt.sent" : "receipt.kept")
    picture: Theme.landscape || Theme.elder ? null : done
    back: printing === "printing" ? "" : Words.t("receipt.another")
    backIcon: ""
    backShare: 0.45
    primary: printing === "printing" ? "" : view.countdown > 0 ? Words.t("receipt.finish_in", {seconds: view.countdown}) : Words.t("receipt.finish")
    onBackClicked: root.view.another()
    onPrimaryClicked: root.view.finish()

    Component {
        id: done

        Emblem {
            width: Theme.mm(root.trouble ? 40 : 54)
            name: "circle-check"
            tint: Theme.green
            color: Theme.greenGround
        }
    }

    ScrollArea {
        anchors.fill: parent
        spacing: Theme.mm(Theme.landscape ? 5 : Theme.elder || root.trouble ? 6 : 8)

        ReceiptCard {
            width: parent.width
            number: root.view.number
            time: root.view.time
            departments: root.view.departments
            limit: root.view.limit
            nextStep: root.view.nextStep
            qr: root.view.qr
            showQr: !Theme.landscape
        }

        Notice {
            width: parent.width
            size: Theme.elder ? Theme.small : Theme.body
            text: Words.t("receipt.not_accepted_yet")
        }

        Notice {
            visible: root.view.sentence !== ""
            width: parent.width
            kind: root.trouble ? Notice.Attention : root.onPaper ? Notice.Done : Notice.Plain
            icon: root.trouble ? "triangle-alert" : "printer"
            size: Theme.elder ? Theme.small : Theme.body
            text: root.view.sentence
        }

        SecondaryButton {
            objectName: "print-again"
            visible: root.trouble
            width: parent.width
            height: Theme.mm(24)
            icon: "printer"
            label: Words.t("receipt.print_again")
            onClicked: root.view.printAgain()
        }
    }

    aside: QrCode {
        anchors.centerIn: parent
        width: Math.min(parent.width, parent.height)
        rows: root.view.qr
        label: Words.t("receipt.qr")
        border.width: Theme.hairline
        border.color: Theme.line
    }
}
