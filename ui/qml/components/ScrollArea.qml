import QtQuick
import ".."

// Content that may be taller than its place: it can be dragged, and two big buttons say that there is more.
Item {
    id: root

    default property alias content: inside.data
    property alias spacing: inside.spacing
    readonly property bool overflows: inside.height > height + 1
    // Beside the answer there is little width: the words of the two buttons stay on one line.
    readonly property int wordSize: Theme.landscape && width < Theme.mm(170) ? Theme.small : Theme.body
    // Once the last line has been seen.
    readonly property bool seenToEnd: !overflows || flick.reachedEnd
    readonly property int room: overflows ? height - bar.height - Theme.gap : height

    implicitHeight: inside.height

    Flickable {
        id: flick

        property bool reachedEnd: false

        width: parent.width
        height: root.room
        contentHeight: inside.height
        boundsBehavior: Flickable.StopAtBounds
        interactive: root.overflows
        clip: root.overflows
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
                duration: Theme.travelTime
                easing.type: Easing.OutCubic
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
            onClicked: flick.contentY = Math.max(0, flick.contentY - flick.height * 0.85)
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
            onClicked: flick.contentY = Math.min(inside.height - flick.height, flick.contentY + flick.height * 0.85)
        }
    }
}
