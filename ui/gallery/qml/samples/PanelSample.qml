import QtQuick
import "../../../qml/components"

// A panel with two rows in it.
Panel {
    ValueRow {
        width: parent.width
        label: "A"
        value: "1"
    }

    ValueRow {
        width: parent.width
        label: "B"
        value: "2"
        last: true
    }
}
