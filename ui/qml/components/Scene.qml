pragma ComponentBehavior: Bound
import QtQuick
import ".."

// The anatomy below the band. Portrait: picture and question, answer, action bar, then room for the foot. Landscape:
// question and answer left, and right, under the thumb, `aside`, action bar and the room for the foot. Low reach, upright:
// the question stands in the upper part, which is only looked at; the band and all that is touched lie below it.
// Main draws band, progress and foot around it.
Item {
    id: root

    default property alias answer: answerArea.data
    property alias aside: asideArea.data
    property string question: ""
    property string help: ""
    // What stands above the question, seen from three steps away.
    property Component picture: null
    // Picture and question in the middle of the line.
    property bool centred: false
    // A screen that says one thing: all of it in the middle of the glass. Its answer has the height of what is in it.
    property bool statement: false
    // A screen that is for reading: upright and in low reach what is read stands above the band too (`lift`, `skyRoom`).
    property bool toRead: false
    property int questionSize: Theme.landscape ? Theme.headline : Theme.display
    // What keeps "next" from going on: under the question, or in landscape above the button where there is room.
    property string error: ""
    property bool errorAside: Theme.landscape
    property int errorKind: Notice.Refusal
    property string primary: ""
    property string primaryNote: ""
    property string primaryIcon: ""
    property bool primaryQuiet: false
    property bool primaryDestroys: false
    property string back: ""
    property string backIcon: "arrow-left"
    property real backShare: 1 / 3
    property bool progress: false

    readonly property bool hasActions: primary !== "" || back !== ""
    readonly property int split: Theme.landscape ? Math.round(width * Theme.answerShare) : width
    readonly property int pad: Theme.landscape ? Theme.gap * 2 : Theme.margin
    readonly property int actionsHeight: !hasActions ? 0 : Theme.landscape ? actions.height + Theme.gap : actions.height + Theme.mm(14)
    readonly property int topPad: Theme.mm(progress ? (Theme.landscape ? 17 : 22) : (Theme.landscape ? 9 : 16))
    // Where the upper part ends that is only looked at. Below it comes the band.
    readonly property int sky: Theme.lowered ? Math.round(height * Theme.skyShare) : 0
    // Words come first: where large type leaves no room for the picture above them, it is left out.
    readonly property bool pictured: !Theme.lowered || shown.height + said.height + head.spacing <= sky - topPad - Theme.mm(8)
    readonly property int headGap: Theme.mm(statement ? (Theme.landscape ? 8 : 14) : Theme.landscape ? 6 : 9)
    readonly property int answerBottom: height - Theme.mm(8) - (Theme.landscape ? 0 : actionsHeight + Theme.footHeight)
    readonly property int headTop: {
        if (Theme.lowered)
            return toRead ? Theme.mm(10) : Math.max(topPad, sky - head.height - Theme.mm(8));
        if (!statement)
            return topPad;
        // A little above the middle, where the eye takes the middle to be.
        const said = head.height + (answerArea.childrenRect.height > 0 ? headGap + answerArea.childrenRect.height : 0);
        return Math.max(topPad, Math.round((topPad + answerBottom - said) * 0.46));
    }
    readonly property int answerTop: Theme.lowered ? sky + Theme.bandHeight + Theme.mm(8) : headTop + head.height + headGap

    // How far above the answer's place there is room below the question, and how much; 0 where nothing is read there.
    readonly property int lift: toRead && Theme.lowered ? answerTop - headTop - head.height - Theme.mm(5) : 0
    readonly property int skyRoom: sky - headTop - head.height - Theme.mm(8)

    signal primaryClicked
    signal backClicked

    Column {
        id: head
        x: Theme.margin
        y: root.headTop
        width: root.split - 2 * Theme.margin
        spacing: Theme.mm(Theme.landscape ? 5 : 8)

        Item {
            visible: root.picture !== null && root.pictured
            width: parent.width
            height: shown.height + Theme.mm(root.statement && !Theme.landscape ? 6 : 0)

            Loader {
                id: shown
                x: root.centred ? Math.round((parent.width - width) / 2) : 0
                sourceComponent: root.picture
            }
        }

        Question {
            id: said
            width: parent.width
            centred: root.centred
            text: root.question
            help: root.help
            size: root.questionSize
        }

        Loader {
            width: parent.width
            active: root.error !== "" && !root.errorAside
            visible: active
            sourceComponent: refusal
        }
    }

    Item {
        id: answerArea
        x: Theme.margin
        y: root.answerTop
        width: root.split - 2 * Theme.margin
        height: root.answerBottom - y
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
        height: root.height - y - root.actionsHeight - Theme.footHeight - Theme.gap - (warning.active ? warning.height + Theme.gap : 0)
    }

    Loader {
        id: warning
        x: asideArea.x
        y: asideArea.y + asideArea.height + Theme.gap
        width: asideArea.width
        active: root.error !== "" && root.errorAside
        sourceComponent: refusal
    }

    Component {
        id: refusal

        Notice {
            objectName: "error"
            kind: root.errorKind
            text: root.error
        }
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
            quiet: root.primaryQuiet
            destructive: root.primaryDestroys
            onClicked: root.primaryClicked()
        }
    }
}
