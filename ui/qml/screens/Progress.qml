pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// How far it is: the steps of a case, what is wanted of the resident, and what can be done from here; or the list of cases,
// or why nothing can be said now.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool looking: view.phase === "looking"
    readonly property bool listed: view.phase === "list"
    readonly property bool one: view.phase === "case"
    readonly property bool trouble: view.phase === "trouble"
    // A time at a window, a report, a call: what was said to it, and no steps.
    readonly property bool told: view.rows.length > 0
    // What there is to do first, by the name of its button: that one is blue, and looking again is not.
    readonly property string deed: !one ? "" : view.byCard && view.corrections.length > 0 ? "answer-0" : view.pay !== "" ? "pay" : view.canConfirm ? "confirm" : view.byCard && view.documents.length > 0 && view.online ? "document-0" : view.slip && view.canPrint && view.printing !== "printed" ? "print-told" : ""

    // A step of the resident's; the first of them is the one to take.
    component Deed: SecondaryButton {
        readonly property bool next: objectName === root.deed
        width: parent?.width ?? 0
        height: Math.max(Theme.mm(24), implicitHeight)
        bold: true
        tint: next ? Theme.seaText : Theme.sea
        ground: next ? Theme.sea : Theme.foam
        groundPressed: next ? Theme.seaPressed : Theme.foamPressed
    }

    question: one ? view.title : listed ? Words.t("progress.list", {count: view.cases.length}) : Words.t(looking ? "progress.looking" : "progress.trouble")
    questionSize: Theme.headline
    help: one ? Words.t(told ? "progress.receipt_number" : "progress.case_number") + " " + view.caseNumber + " · " + view.age : listed ? Words.t("progress.list_help") : view.sentence
    back: Words.t("action.back")
    primary: looking ? "" : Words.t("progress.again")
    primaryIcon: "refresh-cw"
    primaryQuiet: deed !== ""
    onBackClicked: root.view.back()
    onPrimaryClicked: root.view.again()

    // Nothing is known yet, or nothing can be.
    Column {
        visible: root.looking || root.trouble
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.mm(8)

        Emblem {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(Theme.mm(80), root.height * 0.2)
            name: root.looking ? "loader-circle" : "info"
            turning: root.looking
            tint: root.looking ? Theme.sea : Theme.amber
            color: root.looking ? Theme.foam : Theme.amberGround
        }

        WaitBar {
            width: parent.width
            usual: root.shell.wait
            share: root.shell.waitShare
            late: root.shell.waitLate
        }

        SecondaryButton {
            objectName: "show-nearby"
            visible: root.trouble
            width: parent.width
            height: Theme.mm(24)
            icon: "map-pin"
            label: Words.t("nearby.show")
            onClicked: root.view.showNearby()
        }

        SecondaryButton {
            objectName: "have-me-called"
            visible: root.trouble
            width: parent.width
            height: Theme.mm(24)
            icon: "phone-call"
            label: Words.t("asking.have_me_called")
            onClicked: root.shell.askPerson()
        }
    }

    ScrollArea {
        visible: root.listed
        anchors.fill: parent

        Repeater {
            model: root.view.cases

            CaseTile {
                required property var modelData
                objectName: "case-" + modelData.number
                width: parent.width
                label: modelData.title
                note: modelData.note
                standing: modelData.state
                tone: modelData.tone
                onClicked: root.view.showCase(modelData.number)
            }
        }
    }

    ScrollArea {
        visible: root.one
        anchors.fill: parent
        spacing: Theme.mm(5)

        StatusChip {
            text: root.view.state
            kind: root.view.kind
            size: Theme.body
        }

        BodyText {
            visible: text !== ""
            width: parent.width
            text: root.view.due
            size: Theme.small
            color: Theme.muted
        }

        Notice {
            visible: root.view.slip && text !== ""
            width: parent.width
            kind: root.view.printing === "printed" ? Notice.Done : root.view.printing === "printing" ? Notice.Plain : Notice.Attention
            icon: "printer"
            size: Theme.small
            text: root.view.sentence
        }

        Deed {
            objectName: "print-told"
            visible: root.view.slip && root.view.canPrint
            icon: "printer"
            busy: root.view.printing === "printing"
            label: Words.t(root.told ? "progress.print" : "progress.print_fee")
            onClicked: root.view.print()
        }

        KeyValueList {
            visible: root.told
            width: parent.width
            rows: root.view.rows
        }

        // What is wanted comes before what others do.
        Repeater {
            model: root.view.corrections

            Panel {
                id: wanted
                required property var modelData
                width: parent.width
                spacing: Theme.mm(3)

                BodyText {
                    width: parent.width
                    text: wanted.modelData.title
                    font.bold: true
                    color: Theme.amber
                }

                BodyText {
                    width: parent.width
                    text: wanted.modelData.wants
                }

                Deed {
                    objectName: "answer-" + wanted.modelData.number
                    visible: root.view.byCard
                    icon: "camera"
                    label: Words.t("progress.answer")
                    onClicked: root.view.answer(wanted.modelData.number)
                }
            }
        }

        Deed {
            objectName: "pay"
            visible: root.view.pay !== ""
            icon: "smartphone"
            label: root.view.pay
            onClicked: root.view.payHere()
        }

        Notice {
            visible: root.view.identityOpen
            width: parent.width
            kind: Notice.Attention
            icon: "shield-question-mark"
            size: Theme.small
            text: Words.t("progress.identity_open")
        }

        Deed {
            objectName: "confirm"
            visible: root.view.canConfirm
            icon: "shield-check"
            label: Words.t("progress.confirm")
            onClicked: root.view.confirm()
        }

        Deed {
            objectName: "by-card"
            visible: !root.view.byCard && !root.told
            icon: "id-card"
            label: Words.t("progress.more_by_card")
            because: root.view.online ? "" : Words.t("asking.offline_card")
            onClicked: root.view.byCardNow()
        }

        Repeater {
            model: root.view.documents

            Deed {
                required property var modelData
                objectName: "document-" + modelData.number
                visible: root.view.byCard
                icon: "printer"
                label: modelData.label
                because: root.view.online ? "" : Words.t("progress.document_offline")
                onClicked: root.view.showDocument(modelData.number)
            }
        }

        Panel {
            visible: !root.told
            width: parent.width

            StepList {
                width: parent.width
                steps: root.view.steps
            }
        }

        SecondaryButton {
            objectName: "withdraw"
            visible: root.view.canWithdraw
            width: parent.width
            height: Theme.mm(22)
            icon: "undo-2"
            label: Words.t("progress.withdraw")
            tint: Theme.muted
            onClicked: root.view.withdraw()
        }
    }
}
