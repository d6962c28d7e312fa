import QtQuick
import ".."

// Content that may be taller than its place: it can be dragged, and two big buttons say that there is more. At rest no line
// of text and no row is cut in two: what does not fit whole is left for the next screenful.
Item {
    id: root

    default property alias content: inside.data
    property alias spacing: inside.spacing
    // Where the two buttons have to be in reach and the content need not be: the content stands so far above, this high.
    property int lift: 0
    property int liftedHeight: 0
    readonly property bool overflows: inside.height > (lift > 0 ? liftedHeight : height) + 1
    // Beside the answer there is little width: the words of the two buttons stay on one line.
    readonly property int wordSize: Theme.landscape && width < Theme.mm(170) ? Theme.small : Theme.body
    // Once the last line has been seen.
    readonly property bool seenToEnd: !overflows || flick.reachedEnd
    readonly property int room: lift > 0 ? liftedHeight : overflows ? height - bar.height - Theme.gap : height

    Fold {
        id: fold
        item: inside
    }

    implicitHeight: lift > 0 ? bar.height : inside.height

    Item {
        id: glass

        readonly property bool folded: root.overflows && !flick.moving && !travel.running
        // In the content's own measure: from where to where it is seen.
        readonly property real from: folded && !flick.atYBeginning ? fold.below(flick.contentY, root.room) : flick.contentY
        readonly property real to: folded && !flick.atYEnd ? fold.above(flick.contentY + root.room, root.room) : flick.contentY + root.room

        y: from - flick.contentY - root.lift
        width: parent.width
        height: to - from
        clip: root.overflows

        Flickable {
            id: flick

            property bool reachedEnd: false

            y: -glass.y - root.lift
            width: parent.width
            height: root.room
            contentHeight: inside.height
            boundsBehavior: Flickable.StopAtBounds
            interactive: root.overflows
            onContentYChanged: if (contentY > 0 && atYEnd)
                reachedEnd = true

            Column {
                id: inside
                width: flick.width
                spacing: Theme.gap
            }

            Behavior on contentY {
                enabled: !flick.moving
                NumberAnimation {
                    id: travel
                    duration: Theme.travelTime
                    easing.type: Easing.OutCubic
                }
            }
        }
    }

    Row {
        id: bar
        visible: root.overflows
        y: parent.height - height
        width: parent.width
        height: Theme.mm(22)
        spacing: Theme.gap

        SecondaryButton {
            objectName: "scroll-up"
            width: Math.round((parent.width - parent.spacing) / 2)
            height: parent.height
            because: flick.atYBeginning ? Words.t("scroll.at_top") : ""
            icon: "chevron-up"
            offSign: icon
            size: root.wordSize
            label: Words.t("scroll.up")
            onClicked: flick.contentY = Math.max(0, fold.below(glass.from - root.room, root.room))
        }

        SecondaryButton {
            objectName: "scroll-down"
            width: Math.round((parent.width - parent.spacing) / 2)
            height: parent.height
            because: flick.atYEnd ? Words.t("scroll.at_end") : ""
            icon: "chevron-down"
            offSign: icon
            size: root.wordSize
            label: Words.t("scroll.down")
            onClicked: flick.contentY = Math.min(inside.height - flick.height, glass.to)
        }
    }
}
