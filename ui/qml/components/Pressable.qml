import QtQuick

// Whatever can be touched: answers within a frame, and says what it is to a screen reader.
Item {
    id: root

    required property string label
    property int role: Accessible.Button
    property bool checked: false
    readonly property alias pressed: tap.pressed

    signal clicked

    Accessible.role: role
    Accessible.name: label
    Accessible.focusable: enabled
    Accessible.checkable: role === Accessible.RadioButton || role === Accessible.CheckBox
    Accessible.checked: checked
    Accessible.onPressAction: root.clicked()

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: root.clicked()
    }
}
