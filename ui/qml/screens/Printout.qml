pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// On paper, for nothing: what is to be printed, how often, and what the printer says of it.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool choosing: view.phase === "what"
    readonly property bool ready: view.phase === "ready"
    readonly property bool printing: view.phase === "printing"
    readonly property bool done: view.phase === "done"
    readonly property bool usedUp: view.left === 0 || (ready && view.left > 0 && view.most === 0)
    readonly property string share: view.left <= 0 ? "" : Words.t("printout.left", {left: view.left})

    question: Words.t(printing ? "printout.printing" : done ? (view.printed ? "printout.printed" : "printout.not_printed") : ready ? "printout.how_many" : view.fromPhone ? "printout.from_phone" : "printout.what")
    questionSize: choosing || ready ? Theme.display : Theme.headline
    help: printing ? Words.t("printout.printing_help") : done ? (view.printed ? Words.t("printout.take") : view.sentence) : ready ? [Words.t("printout.one_copy", {sheets: view.sheets}), share].filter(part => part !== "").join("\n") : [view.fromPhone ? Words.t("printout.from_phone_help") : "", share].filter(part => part !== "").join("\n")
    error: view.error !== "" ? view.error : usedUp && !done ? Words.t(ready ? "printout.too_many" : "printout.used_up") : ""
    errorKind: Notice.Attention
    errorAside: false
    back: printing ? "" : Words.t(done ? (view.printed ? "printout.more" : "printout.again") : choosing ? "printout.leave" : "action.back")
    backIcon: done ? "printer" : "arrow-left"
    primary: printing ? "" : done || usedUp ? Words.t("printout.finish") : ready ? Words.t("printout.print", {sheets: view.sheets * view.copies}) : view.fromPhone ? Words.t("printout.begin") : ""
    primaryIcon: ready && !usedUp ? "printer" : ""
    onBackClicked: root.view.back()
    onPrimaryClicked: {
        if (root.done || root.usedUp)
            root.view.finish();
        else if (root.ready)
            root.view.print();
        else
            root.view.next();
    }

    Column {
        visible: root.choosing && !root.view.fromPhone && !root.usedUp
        width: parent.width
        spacing: Theme.gap

        EventTile {
            objectName: "copy-card"
            width: parent.width
            height: Math.max(Theme.mm(Theme.lowered ? 40 : 60), implicitHeight)
            wide: true
            icon: "id-card"
            label: Words.t("printout.card")
            note: Words.t("printout.card_help")
            onClicked: root.view.choose("card")
        }

        EventTile {
            objectName: "copy-each"
            width: parent.width
            height: Math.max(Theme.mm(Theme.lowered ? 40 : 60), implicitHeight)
            wide: true
            icon: "file-text"
            label: Words.t("printout.each")
            note: Words.t("printout.each_help")
            onClicked: root.view.choose("each")
        }
    }

    Row {
        id: counter
        visible: root.ready && !root.usedUp
        y: Math.max(0, Math.round((parent.height - height) * 0.3))
        width: parent.width
        spacing: Theme.gap

        SecondaryButton {
            objectName: "fewer"
            width: Math.round((counter.width - 2 * counter.spacing) * 0.3)
            height: Theme.mm(44)
            icon: "minus"
            label: Words.t("printout.fewer")
            because: root.view.copies <= 1 ? Words.t("printout.fewest") : ""
            onClicked: root.view.change(-1)
        }

        BodyText {
            width: Math.round((counter.width - 2 * counter.spacing) * 0.4)
            height: Theme.mm(44)
            horizontalAlignment: Text.AlignHCenter
            text: Words.t("printout.copies", {copies: root.view.copies})
            size: Theme.display
            font.bold: true
        }

        SecondaryButton {
            objectName: "more"
            width: Math.round((counter.width - 2 * counter.spacing) * 0.3)
            height: Theme.mm(44)
            icon: "plus"
            label: Words.t("printout.one_more")
            because: root.view.copies >= root.view.most ? Words.t("printout.most") : ""
            onClicked: root.view.change(1)
        }
    }

    Column {
        visible: root.printing || root.done || root.usedUp || (root.choosing && root.view.fromPhone)
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.mm(Theme.landscape ? 6 : 12)

        Emblem {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.mm(Theme.landscape || Theme.lowered ? 60 : 96)
            name: root.printing ? "loader-circle" : root.usedUp && !root.done ? "clock" : root.done && !root.view.printed ? "triangle-alert" : root.done ? "circle-check" : "printer"
            turning: root.printing
            tint: root.done ? (root.view.printed ? Theme.green : Theme.amber) : root.usedUp ? Theme.amber : Theme.sea
            color: root.done ? (root.view.printed ? Theme.greenGround : Theme.amberGround) : root.usedUp ? Theme.amberGround : Theme.foam
        }

        WaitBar {
            width: parent.width
            usual: root.shell.wait
            share: root.shell.waitShare
            late: root.shell.waitLate
        }

        BodyText {
            visible: root.done
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: Words.t("printout.nothing_kept")
            size: Theme.small
            color: Theme.muted
        }
    }
}
