pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// All there is to know of one life event or item: where, how long, what it costs, what to bring, whom to complain to.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool here: view.begin !== ""
    readonly property bool busy: view.printing === "printing"
    readonly property int kind: view.printing === "printed" ? Notice.Done : busy ? Notice.Plain : Notice.Attention

    question: view.title
    questionSize: letters.advanceWidth(view.title) > 1.8 * (split - 2 * Theme.margin) ? Theme.title : Theme.headline
    toRead: true
    help: Theme.lowered ? "" : view.office
    back: Words.t("action.back")
    // No guide ends here: what cannot be done at this terminal is booked at its window.
    primary: here ? view.begin : view.canBook ? Words.t("find.book") : ""
    primaryIcon: here ? "" : "clock"
    onBackClicked: root.view.back()
    onPrimaryClicked: here ? root.view.start() : root.view.book()

    FontMetrics {
        id: letters
        font.family: Theme.family
        font.bold: true
        font.pixelSize: Theme.headline
    }

    readonly property int room: said.parent.height - (below.visible ? below.height + Theme.mm(4) : 0)
    readonly property bool coded: view.qr.length > 0
    // Lying down in large type there is no room for it above the ways.
    readonly property bool saidLeft: Theme.landscape && Theme.elder && !coded

    // The code takes the place of the guide until it is put away.
    Column {
        id: shown
        visible: root.coded
        y: -root.lift
        width: parent.width
        spacing: Theme.mm(6)

        QrCode {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, Theme.mm(150), (root.lift > 0 ? root.skyRoom : root.room) - caption.height - shown.spacing)
            rows: root.view.qr
            label: root.view.caption
        }

        BodyText {
            id: caption
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.view.caption
        }
    }

    ScrollArea {
        id: said
        visible: !root.coded
        width: parent.width
        lift: root.lift
        liftedHeight: root.skyRoom
        height: root.lift > 0 ? implicitHeight : root.room
        spacing: Theme.mm(5)

        Printed {
            visible: text !== "" && root.saidLeft
            width: parent.width
        }

        Flow {
            width: parent.width
            spacing: Theme.mm(3)

            Repeater {
                model: root.view.places

                StatusChip {
                    required property var modelData
                    text: modelData.text
                    icon: modelData.icon
                    kind: modelData.tone
                    size: Theme.elder ? Theme.small : Theme.mm(6.4)
                }
            }
        }

        KeyValueList {
            width: parent.width
            rows: root.view.rows
        }

        BodyText {
            width: parent.width
            text: root.view.notice
            size: Theme.small
            color: Theme.muted
        }
    }

    component Way: SecondaryButton {
        width: Math.floor(((parent?.width ?? 0) - Theme.gap) / 2)
        size: Theme.landscape || Theme.elder ? Theme.small : Theme.body
    }

    component Printed: Notice {
        kind: root.kind
        icon: "printer"
        size: Theme.small
        text: root.view.sentence !== "" ? root.view.sentence : root.view.canPrint ? "" : Words.t("find.no_print")
    }

    component Ways: Column {
        id: ways
        spacing: Theme.mm(4)

        Printed {
            visible: text !== "" && !root.saidLeft
            width: parent.width
        }

        // Two in a row; what cannot be done now leaves its place to the others.
        Flow {
            id: steps
            width: parent.width
            // Three rows beside the guide stand closer together.
            spacing: Theme.landscape && root.view.canQueue ? Theme.mm(3) : Theme.gap

            readonly property bool even: (root.view.canAsk !== root.view.canPrint) === root.view.canQueue
            // All of one height, whatever words break into two lines, where there is room for that.
            readonly property bool level: !(Theme.landscape && root.view.canQueue)
            readonly property int tallest: {
                let most = Theme.mm(22);
                for (let each = 0; each < children.length; each++)
                    if (children[each].visible)
                        most = Math.max(most, children[each].implicitHeight);
                return most;
            }

            Way {
                objectName: "book"
                height: steps.level ? steps.tallest : Math.max(Theme.mm(22), implicitHeight)
                visible: root.here
                icon: "clock"
                label: Words.t("find.book")
                onClicked: root.view.book()
            }

            Way {
                objectName: "queue"
                height: steps.level ? steps.tallest : Math.max(Theme.mm(22), implicitHeight)
                visible: root.view.canQueue
                icon: "list-ordered"
                label: Words.t("queue.show")
                because: root.view.noNumbers
                onClicked: root.view.queue()
            }

            Way {
                objectName: "ask"
                height: steps.level ? steps.tallest : Math.max(Theme.mm(22), implicitHeight)
                visible: root.view.canAsk
                icon: "list-checks"
                label: Words.t("find.ask")
                onClicked: root.view.ask()
            }

            Way {
                objectName: "nearby"
                height: steps.level ? steps.tallest : Math.max(Theme.mm(22), implicitHeight)
                visible: !root.here
                icon: "map-pin"
                label: Words.t("find.nearby")
                onClicked: root.view.nearby()
            }

            Way {
                objectName: "print"
                height: steps.level ? steps.tallest : Math.max(Theme.mm(22), implicitHeight)
                visible: root.view.canPrint
                icon: "printer"
                busy: root.busy
                label: Words.t("find.print")
                onClicked: root.view.print()
            }

            Way {
                objectName: "carry"
                height: steps.level ? steps.tallest : Math.max(Theme.mm(22), implicitHeight)
                width: steps.even ? Math.floor((steps.width - steps.spacing) / 2) : steps.width
                icon: root.coded ? "x" : "smartphone"
                label: Words.t(root.coded ? "find.carried" : "find.carry")
                onClicked: root.view.carry()
            }
        }
    }

    Ways {
        id: below
        visible: !Theme.landscape
        y: parent.height - height
        width: parent.width
    }

    aside: Ways {
        width: parent.width
        anchors.bottom: parent.bottom
    }
}
