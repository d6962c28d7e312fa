import QtQuick
import ".."

// The anatomy below the band. Portrait: answer, action bar, then room for the foot. Landscape: answer left, and right,
// under the thumb, `aside`, action bar and the room for the foot. Main draws band, progress and foot around it.
Item {
    id: root

    default property alias answer: answerArea.data
    property alias aside: asideArea.data
    property string primary: ""
    property string primaryNote: ""
    property string primaryIcon: ""
    property string back: ""
    property string backIcon: "arrow-left"
    property real backShare: 1 / 3
    property bool progress: false

    readonly property bool hasActions: primary !== "" || back !== ""
    readonly property int split: Theme.landscape ? Math.round(width * Theme.answerShare) : width
    readonly property int pad: Theme.landscape ? Theme.gap * 2 : Theme.margin
    readonly property int actionsHeight: !hasActions ? 0 : Theme.landscape ? actions.height + Theme.gap : actions.height + Theme.mm(14)
    readonly property int topPad: Theme.mm(progress ? (Theme.landscape ? 17 : 22) : (Theme.landscape ? 9 : 16))

    signal primaryClicked
    signal backClicked

    Item {
        id: answerArea
        x: Theme.margin
        y: root.topPad
        width: root.split - 2 * Theme.margin
        height: root.height - y - Theme.mm(8) - (Theme.landscape ? 0 : root.actionsHeight + Theme.footHeight)
    }

    // The ground of action bar and foot.
    Rectangle {
        x: Theme.landscape ? root.split : 0
        y: Theme.landscape ? 0 : root.height - root.actionsHeight - Theme.footHeight
        width: root.width - x
        height: root.height - y
        color: Theme.paper

        Rectangle {
            width: Theme.landscape ? Theme.hairline : parent.width
            height: Theme.landscape ? parent.height : Theme.hairline
            color: Theme.line
        }
    }

    Item {
        id: asideArea
        visible: Theme.landscape
        x: root.split + root.pad
        y: Theme.gap * 2
        width: root.width - x - root.pad
        height: root.height - y - root.actionsHeight - Theme.footHeight - Theme.gap
    }

    Item {
        id: actions
        visible: root.hasActions
        x: Theme.landscape ? root.split + root.pad : Theme.margin
        y: root.height - Theme.footHeight - height - (Theme.landscape ? Theme.gap : Theme.mm(6))
        width: root.width - x - root.pad
        height: Theme.landscape ? (next.visible ? next.height : 0) + (previous.visible ? previous.height : 0) + (next.visible && previous.visible ? Theme.gap : 0) : Math.max(Theme.actionHeight, next.visible ? next.implicitHeight : 0, previous.visible ? previous.implicitHeight : 0)

        SecondaryButton {
            id: previous
            objectName: "back"
            visible: root.back !== ""
            y: Theme.landscape && next.visible ? next.height + Theme.gap : 0
            width: Theme.landscape ? parent.width : Math.round((parent.width - Theme.gap) * root.backShare)
            height: Theme.landscape ? Theme.mm(28) : Math.max(Theme.actionHeight, parent.height)
            label: root.back
            icon: root.backIcon
            size: Theme.mm(Theme.elder ? 10.6 : 8.4)
            textColor: Theme.ink
            onClicked: root.backClicked()
        }

        PrimaryButton {
            id: next
            objectName: "primary"
            visible: root.primary !== ""
            x: Theme.landscape || !previous.visible ? 0 : previous.width + Theme.gap
            width: parent.width - x
            height: Theme.landscape ? implicitHeight : Math.max(implicitHeight, parent.height)
            label: root.primary
            note: root.primaryNote
            icon: root.primaryIcon
            onClicked: root.primaryClicked()
        }
    }
}
