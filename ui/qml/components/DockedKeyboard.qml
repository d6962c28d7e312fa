import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import ".."

// The on-screen keyboard: two languages, and a ground of its own. Give it a width; the height follows.
Item {
    id: root

    property string language: "zh"

    // A code is typed in letters whatever the language: Pinyin would offer characters for them.
    readonly property string layout: language === "zh" && !(InputContext.inputMethodHints & Qt.ImhLatinOnly) ? "zh_CN" : "en_GB"

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

    onLayoutChanged: Qt.callLater(takeLayout)

    // What is being composed belongs to the layout it was begun on: another would drop it, or take the Pinyin for letters.
    // So the layout waits until it is finished, and until the characters that came of it have arrived.
    function takeLayout(): void {
        if (InputContext.preeditText === "")
            VirtualKeyboardSettings.locale = root.layout;
    }

    Connections {
        target: InputContext
        function onPreeditTextChanged(): void {
            Qt.callLater(root.takeLayout);
        }
    }

    // As the next person should find it: the letters of their language, no shift, no page of signs. A change of the
    // setting is what makes the keyboard leave the layout that was chosen on it.
    function begin(): void {
        const own = language === "zh" ? "zh_CN" : "en_GB";
        VirtualKeyboardSettings.locale = language === "zh" ? "en_GB" : "zh_CN";
        VirtualKeyboardSettings.locale = own;
        panel.keyboard.symbolMode = false;
    }

    Component.onCompleted: {
        VirtualKeyboardSettings.activeLocales = ["zh_CN", "en_GB"];
        takeLayout();
    }
}
