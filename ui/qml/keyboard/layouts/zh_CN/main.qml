pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.VirtualKeyboard.Plugins
import ".."

// Pinyin.
LetterRows {
    id: root

    pinyin: true
    comma: "\uFF0C"
    stop: "\u3002"

    function createInputMethod(): QtObject {
        return method.createObject(root.parent);
    }

    Component {
        id: method
        PinyinInputMethod {}
    }
}
