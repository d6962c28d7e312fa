import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import ".."

// The on-screen keyboard at its place: above the action bar, or at the bottom of the left side in landscape.
Item {
    id: root

    property string language: "zh"

    visible: panel.active
    x: Theme.margin
    y: parent.height - height
    width: panel.width
    height: panel.height

    Rectangle {
        y: Theme.mm(-3)
        x: Theme.mm(-3)
        width: parent.width + Theme.mm(6)
        height: parent.height + Theme.mm(6)
        radius: Theme.cardRadius
        color: Theme.sand
    }

    InputPanel {
        id: panel
        objectName: "input-panel"
        width: root.width
    }

    Binding {
        target: VirtualKeyboardSettings
        property: "locale"
        value: root.language === "zh" ? "zh_CN" : "en_GB"
    }

    Component.onCompleted: VirtualKeyboardSettings.activeLocales = ["zh_CN", "en_GB"]
}
