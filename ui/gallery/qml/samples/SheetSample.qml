import QtQuick
import "../../../qml/components"

// An empty sheet with one sign on it.
Sheet {
    IconTile {
        anchors.horizontalCenter: parent.horizontalCenter
        name: "info"
    }
}
