pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Where the keypad stands: one warm ring around the control, clear of it. Fills its parent.
Loader {
    id: root

    required property bool shown
    property int around: Theme.cardRadius

    readonly property int clearance: Theme.focusGap + Theme.focusRing

    anchors.fill: parent
    anchors.margins: -clearance
    active: shown
    sourceComponent: Rectangle {
        radius: root.around + root.clearance
        color: "transparent"
        border.width: Theme.focusRing
        border.color: Theme.lamp
    }
}
