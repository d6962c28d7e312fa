import QtQuick
import QtQuick.VirtualKeyboard.Components

// One letter; its key code is that of the letter.
Key {
    required property string modelData

    text: modelData
    key: modelData.toUpperCase().charCodeAt(0)
}
