pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import "../.."

// Four rows of letters. What differs between languages: the input method, two signs, and the key left of Z.
KeyboardLayout {
    id: root

    required property string comma
    required property string stop
    property bool pinyin: false

    keyWeight: 100
    sharedLayouts: ["symbols"]

    KeyboardRow {
        Repeater {
            model: ["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"]
            LetterKey {}
        }
    }

    KeyboardRow {
        FillerKey {
            weight: 50
        }

        Repeater {
            model: ["a", "s", "d", "f", "g", "h", "j", "k", "l"]
            LetterKey {}
        }

        FillerKey {
            weight: 50
        }
    }

    KeyboardRow {
        Key {
            visible: root.pinyin
            weight: 150
            highlighted: true
            text: "'"
            key: Qt.Key_Apostrophe
        }

        ShiftKey {
            visible: !root.pinyin
            weight: 150
        }

        Repeater {
            model: ["z", "x", "c", "v", "b", "n", "m"]
            LetterKey {}
        }

        BackspaceKey {
            weight: 150
        }
    }

    KeyboardRow {
        SymbolModeKey {
            displayText: Words.t("keyboard.symbols")
            weight: 150
        }

        ChangeLanguageKey {
            displayText: Words.t(root.pinyin ? "keyboard.to_english" : "keyboard.to_chinese")
            weight: 150
        }

        SignKey {
            modelData: root.comma
        }

        SpaceKey {
            weight: 500
        }

        SignKey {
            modelData: root.stop
        }
    }
}
