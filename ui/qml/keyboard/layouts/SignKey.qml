import QtQuick
import QtQuick.VirtualKeyboard.Components

// One digit or sign, put in as it stands.
Key {
    required property string modelData

    text: modelData
}
