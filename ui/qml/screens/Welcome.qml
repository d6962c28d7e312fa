pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// What would you like to get done? A few life events, all of them, or the card first.
Scene {
    id: root

    required property var shell
    required property var view

    // Wide tiles, icon beside the name, where there is little height or large type; else the icon above it.
    readonly property bool wide: Theme.elder || Theme.lowered
    readonly property int columns: wide ? 2 : 3
    readonly property int rows: Math.ceil(view.events.length / columns)

    question: Words.t("welcome.question")
    questionSize: Theme.display
    // What the operator has to say comes before how to begin.
    help: view.told === "" ? Words.t("welcome.help") : view.told
    // Within low reach there is no room beside the tiles: it stands under the question.
    error: Theme.lowered && view.paperOut ? Words.t("welcome.paper_out") : ""
    errorKind: Notice.Attention
    errorAside: false

    Grid {
        id: tiles
        width: parent.width
        columns: root.columns
        spacing: Theme.gap

        readonly property int room: below.y - all.height - 2 * Theme.gap - (root.rows - 1) * spacing
        readonly property int tileHeight: Math.min(Math.floor(room / Math.max(1, root.rows)), Theme.mm(root.wide ? 70 : 96))

        // All tiles alike: the tallest words decide how large the icons may be, and whether there is a second line.
        readonly property int spare: tileHeight - 2 * Theme.mm(root.wide ? 4 : 7) - (root.wide ? 0 : Theme.mm(3))
        readonly property bool noted: spare - tallest(tile => tile.titleHeight + Theme.mm(1) + tile.noteHeight) >= (root.wide ? 0 : Theme.mm(14))
        readonly property int iconSize: Math.min(Theme.mm(34), spare - tallest(tile => tile.titleHeight + (noted ? Theme.mm(1) + tile.noteHeight : 0)))

        function tallest(height: var): int {
            let most = 0;
            for (let each = 0; each < events.count; each++)
                most = Math.max(most, events.itemAt(each) === null ? 0 : height(events.itemAt(each)));
            return most;
        }

        Repeater {
            id: events
            model: root.view.events

            EventTile {
                required property var modelData
                iconSize: tiles.iconSize
                noted: tiles.noted
                objectName: "event-" + modelData.id
                width: Math.floor((tiles.width - (root.columns - 1) * tiles.spacing) / root.columns)
                height: tiles.tileHeight
                wide: root.wide
                icon: modelData.icon
                label: modelData.title
                note: modelData.subtitle
                onClicked: root.view.choose(modelData.id)
            }
        }
    }

    Loader {
        id: all
        y: tiles.height + Theme.gap
        width: parent.width
        height: active ? Theme.mm(Theme.lowered ? 22 : 28) : 0
        active: !Theme.landscape
        sourceComponent: allButton
    }

    Column {
        id: below
        y: parent.height - height
        width: parent.width
        spacing: Theme.gap

        // What else can be done here, in one quiet row.
        Row {
            id: doors
            visible: root.view.doors.length > 0
            width: parent.width
            height: childrenRect.height
            spacing: root.view.doors.length > 4 ? Theme.mm(4) : Theme.gap

            readonly property bool stacked: !Theme.elder
            readonly property int tallest: {
                let most = 0;
                for (let each = 0; each < doorways.count; each++)
                    most = Math.max(most, doorways.itemAt(each) === null ? 0 : doorways.itemAt(each).implicitHeight);
                return most;
            }

            Repeater {
                id: doorways
                model: root.view.doors

                SecondaryButton {
                    required property var modelData
                    objectName: "door-" + modelData.id
                    width: Math.floor((doors.width - (doorways.count - 1) * doors.spacing) / doorways.count)
                    height: doors.tallest
                    stacked: doors.stacked
                    size: Theme.small
                    icon: modelData.icon
                    label: modelData.label
                    because: modelData.because ?? ""
                    textColor: Theme.ink
                    onClicked: root.view.openDoor(modelData.id)
                }
            }
        }

        Notice {
            visible: root.view.paperOut && !Theme.landscape && !Theme.lowered
            width: parent.width
            kind: Notice.Attention
            text: Words.t("welcome.paper_out")
        }

        Loader {
            width: parent.width
            active: !Theme.landscape
            sourceComponent: cardButton
        }

        BodyText {
            width: parent.width
            text: root.view.notice
            size: Theme.small
            color: Theme.muted
        }
    }

    Component {
        id: allButton

        SecondaryButton {
            objectName: "show-all"
            height: Theme.mm(Theme.lowered ? 22 : 28)
            bold: true
            size: Theme.mm(Theme.elder ? 10.6 : 8)
            label: Words.t("welcome.all", {events: root.view.eventTotal, items: root.view.itemTotal})
            onClicked: root.view.showAll()
        }
    }

    Component {
        id: cardButton

        PrimaryButton {
            objectName: "put-card"
            minimumHeight: Theme.mm(Theme.lowered ? 32 : Theme.landscape || root.view.doors.length === 0 ? 56 : 44)
            icon: "id-card"
            label: Words.t("welcome.put_card")
            note: Theme.lowered ? "" : Words.t("welcome.put_card_where")
            onClicked: root.view.putCard()
        }
    }

    aside: Column {
        width: parent.width
        anchors.bottom: parent.bottom
        spacing: Theme.gap

        Notice {
            visible: root.view.paperOut
            width: parent.width
            kind: Notice.Attention
            size: Theme.small
            text: Words.t("welcome.paper_out")
        }

        Loader {
            width: parent.width
            active: Theme.landscape
            sourceComponent: allButton
        }

        Loader {
            width: parent.width
            active: Theme.landscape
            sourceComponent: cardButton
        }
    }
}
