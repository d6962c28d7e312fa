pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// A released document: its pages, how many sheets it takes, and how far the printer is, by the printer's own word.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool fetching: view.phase === "fetching"
    readonly property bool trouble: view.phase === "trouble"
    readonly property bool printing: view.phase === "printing"
    readonly property bool printed: view.phase === "printed"
    readonly property bool again: printed || view.phase === "failed" || view.phase === "unknown"

    question: fetching ? Words.t("document.fetching") : trouble ? Words.t("document.trouble") : view.title
    questionSize: Theme.headline
    help: trouble ? view.sentence : fetching ? "" : Words.t("document.sheets", {count: view.count}) + "\n" + Words.t("document.only_here")
    error: view.error !== "" ? view.error : trouble || printed ? "" : view.sentence
    errorAside: false
    errorKind: Notice.Attention
    back: printing ? "" : Words.t("action.back")
    primary: printed ? Words.t("receipt.finish") : fetching || trouble || printing || !view.canPrint ? "" : Words.t(again ? "document.print_again" : "document.print", {count: view.count})
    primaryIcon: printed ? "" : "printer"
    onBackClicked: root.view.back()
    onPrimaryClicked: {
        if (root.printed)
            root.view.finish();
        else
            root.view.print();
    }

    // Nothing to be seen yet, or at all.
    Column {
        visible: root.fetching || root.trouble
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.mm(8)

        Emblem {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(Theme.mm(80), root.height * 0.2)
            name: root.fetching ? "loader-circle" : "file-text"
            turning: root.fetching
            tint: root.fetching ? Theme.sea : Theme.amber
            color: root.fetching ? Theme.foam : Theme.amberGround
        }

        WaitBar {
            width: parent.width
            usual: root.shell.wait
            share: root.shell.waitShare
            late: root.shell.waitLate
        }
    }

    SheetPicture {
        visible: !root.fetching && !root.trouble
        width: parent.width
        height: below.y - Theme.gap
        source: root.view.picture
        label: Words.t("document.picture")
    }

    Column {
        id: below
        y: parent.height - height
        width: parent.width
        spacing: Theme.gap

        WaitBar {
            width: parent.width
            usual: root.printing ? root.shell.wait : ""
            share: root.shell.waitShare
            late: root.shell.waitLate
        }

        Notice {
            objectName: "printing"
            visible: root.printing || root.printed
            width: parent.width
            kind: root.printed ? Notice.Done : Notice.Plain
            icon: "printer"
            text: root.printed ? root.view.sentence : root.view.done < 0 ? Words.t("document.printing") : Words.t("document.printing_count", {done: root.view.done, count: root.view.count})
        }

        Loader {
            width: parent.width
            active: !Theme.landscape
            visible: active
            sourceComponent: ways
        }

        PageTurner {
            visible: root.view.count > 1 && root.view.page > 0 && !root.printing
            width: parent.width
            first: root.view.page
            last: root.view.page
            count: root.view.count
            label: Words.t("document.page_of", {page: root.view.page, count: root.view.count})
            onTurned: direction => root.view.turn(direction)
        }
    }

    aside: Loader {
        y: parent.height - height
        width: parent.width
        active: Theme.landscape
        sourceComponent: ways
    }

    // What else there is to do, and why it cannot be printed.
    Component {
        id: ways

        Column {
            spacing: Theme.gap

            Notice {
                visible: !root.fetching && !root.view.canPrint && !root.printing && !root.printed && root.view.error === ""
                width: parent.width
                kind: Notice.Attention
                icon: "printer"
                size: Theme.small
                text: Words.t("document.no_printer")
            }

            SecondaryButton {
                objectName: "show-nearby"
                visible: !root.fetching && !root.view.canPrint && !root.printing && !root.printed
                width: parent.width
                icon: "map-pin"
                label: Words.t("nearby.show")
                onClicked: root.view.showNearby()
            }

            SecondaryButton {
                objectName: "print-again"
                visible: root.printed && root.view.canPrint
                width: parent.width
                icon: "printer"
                label: Words.t("document.print_again")
                onClicked: root.view.print()
            }
        }
    }
}
