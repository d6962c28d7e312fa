import QtQuick
import ".."

// A white card that holds rows.
Rectangle {
    id: root

    default property alias content: inside.data
    property alias spacing: inside.spacing
    property int padding: Theme.mm(9)

    implicitHeight: inside.height + 2 * Theme.mm(4)
    radius: Theme.cardRadius
    color: Theme.paper
    border.width: Theme.hairline
    border.color: Theme.line

    Column {
        id: inside
        x: root.padding
        y: Theme.mm(4)
        width: parent.width - 2 * x
    }
}
