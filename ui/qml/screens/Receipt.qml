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
    // A printer that takes too long keeps nobody: the receipt is on the screen.
    readonly property bool waiting: printing === "printing" && shell.waitLate === ""
    // The fee may be paid now: what asks for a touch comes before what only says so once more.
    readonly property bool paying: view.pay !== ""
    readonly property bool trouble: printing === "failed" || printing === "unknown"

    centred: !Theme.landscape
    question: Words.t(printing === "printing" ? "receipt.title_printing" : onPaper ? "receipt.title_printed" : "receipt.title_screen")
    questionSize: Theme.elder ? Theme.headline : Theme.display
    help: view.departments === "" ? Words.t(view.online ? "receipt.sent_to_the_centre" : "receipt.kept_to_the_centre") : Words.t(view.online ? "receipt.sent" : "receipt.kept")
    picture: Theme.landscape || Theme.elder || trouble || paying ? null : done
    back: waiting ? "" : Words.t("receipt.another")
    backIcon: ""
    backShare: 0.45
    primary: waiting ? "" : view.countdown > 0 ? Words.t("receipt.finish_in", {seconds: view.countdown}) : Words.t("receipt.finish")
    onBackClicked: root.view.another()
    onPrimaryClicked: root.view.finish()

    Component {
        id: done

        Emblem {
            width: Theme.mm(54)
            name: "circle-check"
            tint: Theme.green
            color: Theme.greenGround
        }
    }

    component Said: Notice {
        kind: root.onPaper ? Notice.Done : Notice.Plain
        icon: "printer"
        size: Theme.elder ? Theme.small : Theme.body
        text: root.view.sentence
    }

    // Lying down in large type the card fills the place: what has become of the paper comes first.
    readonly property bool saidFirst: Theme.landscape && Theme.elder
    readonly property bool saying: view.sentence !== "" && !trouble && !(paying && Theme.landscape)

    ScrollArea {
        anchors.fill: parent
        spacing: Theme.mm(Theme.landscape ? 5 : Theme.elder || root.trouble ? 6 : 8)

        SecondaryButton {
            objectName: "pay-here"
            visible: root.paying
            width: parent.width
            height: Math.max(Theme.mm(24), implicitHeight)
            bold: true
            icon: "smartphone"
            label: root.view.pay
            onClicked: root.view.payHere()
        }

        Said {
            visible: root.saying && root.saidFirst
            width: parent.width
        }

        ReceiptCard {
            width: parent.width
            number: root.view.number
            about: root.view.about
            decided: root.view.decided
            time: root.view.time
            departments: root.view.departments
            limit: root.view.limit
            nextStep: root.view.nextStep
            qr: root.view.qr
            pages: root.view.pages
            showQr: !Theme.landscape
        }

        WaitBar {
            width: parent.width
            usual: root.shell.wait
            share: root.shell.waitShare
            late: root.shell.waitLate
        }

        Said {
            visible: root.saying && !root.saidFirst
            width: parent.width
        }

        FailureNote {
            visible: root.trouble
            telling: false
            width: parent.width
            happened: root.shell.failureHappened
            filed: root.shell.failureFiled
            next: root.shell.failureNext
            onCannotBeDone: root.shell.cannotBeDone()
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

        Notice {
            visible: root.view.decided
            width: parent.width
            size: Theme.elder ? Theme.small : Theme.body
            text: Words.t("receipt.not_accepted_yet")
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
