pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import "../.."

// Digits and signs; the same for both languages but for the signs themselves.
KeyboardLayout {
    id: root

    required property list<string> signs
    required property list<string> moreSigns

    keyWeight: 100

    KeyboardRow {
        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
            SignKey {}
        }
    }

    KeyboardRow {
        Repeater {
            model: root.signs
            SignKey {}
        }
    }

    KeyboardRow {
        Repeater {
            model: root.moreSigns
            SignKey {}
        }

        BackspaceKey {
            weight: 150
        }
    }

    KeyboardRow {
        SymbolModeKey {
            displayText: Words.t("keyboard.letters")
            weight: 200
        }

        SpaceKey {
            weight: 800
        }
    }
}
