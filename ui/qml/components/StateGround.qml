import QtQuick
import ".."

// The ground of a control in each of its states. Who uses it says only how the control looks at rest and pressed.
Rectangle {
    id: root

    required property Pressable control
    property color rest: Theme.paper
    property color pressed: Theme.foam
    property bool outlined: true

    anchors.fill: parent
    radius: Theme.cardRadius
    color: control.told ? Theme.amberGround : control.off ? Theme.sand : control.pressed ? pressed : control.checked ? Theme.foam : rest
    border.width: control.told ? 0 : control.checked || outlined && control.pressed ? Theme.focusLine : outlined || control.off ? Theme.hairline : 0
    border.color: !control.off && (control.checked || control.pressed) ? Theme.sea : control.pressed ? Theme.muted : Theme.line

    FocusRing {
        shown: root.control.focused
        around: root.radius
    }
}
