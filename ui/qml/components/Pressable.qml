import QtQuick
import ".."

// Whatever can be touched: answers within a frame, and says what it is to a screen reader. Its states are the same for
// every control: at rest; pressed, by finger or key; focused, the keypad's place; busy, it is being done and a second
// touch is none; off, where `because` says why it cannot be done now, and a touch shows that in the label's place.
Item {
    id: root

    required property string label
    property int role: Accessible.Button
    property bool checked: false
    property bool busy: false
    property string because: ""
    // Its icon while it is off: a list's end keeps its own arrow.
    property string offSign: "ban"
    property bool focused: activeFocus
    // Pressed by something that is no finger.
    property bool held: false
    // Off, and a touch has asked why.
    property bool told: false

    readonly property bool off: because !== ""
    readonly property bool pressed: !busy && (held || tap.pressed)
    readonly property string words: told ? because : label

    signal clicked
    signal refused

    Accessible.role: role
    Accessible.name: label
    Accessible.description: because
    Accessible.focusable: enabled
    Accessible.checkable: role === Accessible.RadioButton || role === Accessible.CheckBox
    Accessible.checked: checked
    Accessible.onPressAction: root.act()

    onBecauseChanged: told = false

    // What a touch does; a key or a screen reader calls it too.
    function act(): void {
        if (busy)
            return;
        told = off;
        if (off)
            refused();
        else
            clicked();
    }

    // The colour of what stands on the control, which is `rest` unless the control is off.
    function inked(rest: color): color {
        return told ? Theme.amber : off ? Theme.muted : rest;
    }

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: root.act()
    }

    Timer {
        running: root.told
        interval: Theme.reasonTime
        onTriggered: root.told = false
    }
}
