import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import ".."

// The on-screen keyboard: two languages, and a ground of its own. Give it a width; the height follows.
Item {
    id: root

    property string language: "zh"

    visible: panel.active
    implicitHeight: panel.height

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

    // What is being composed belongs to the layout it was begun on: another layout would drop it, or take the Pinyin
    // for letters. So the layout waits until it is finished. A code is typed in letters whatever the language: Pinyin
    // would offer characters for them.
    Binding {
        target: VirtualKeyboardSettings
        property: "locale"
        value: root.language === "zh" && !(InputContext.inputMethodHints & Qt.ImhLatinOnly) ? "zh_CN" : "en_GB"
        when: InputContext.preeditText === ""
        restoreMode: Binding.RestoreNone
    }

    Component.onCompleted: VirtualKeyboardSettings.activeLocales = ["zh_CN", "en_GB"]
}
