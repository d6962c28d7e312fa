import QtQuick
import ".."

// A glass that shows nothing: who listens is not read by others. The touch that lights it again presses nothing.
Rectangle {
    id: root

    // A key of the keypad is pressing something below.
    required property bool letThrough

    signal woken

    color: Theme.dark

    MouseArea {
        objectName: "dark-glass"
        anchors.fill: parent
        enabled: !root.letThrough
        Accessible.role: Accessible.Button
        Accessible.name: Words.t("speech.blank_on")
        Accessible.onPressAction: root.woken()
        onClicked: root.woken()
    }
}
