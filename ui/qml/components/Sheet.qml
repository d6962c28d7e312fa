import QtQuick
import ".."

// A dialog over the screen. What lies below can neither be seen clearly nor touched; a touch beside it is swallowed.
Rectangle {
    id: root

    default property alias content: inside.data
    property alias contentHeight: inside.height
    // The keypad stays within it (ui/keypad/stops.py).
    readonly property bool traps: true
    // As wide as it may become.
    property int widest: Theme.mm(250)

    signal touchedBeside

    color: Theme.veil

    MouseArea {
        objectName: "veil"
        anchors.fill: parent
        Accessible.ignored: true
        onPressed: root.touchedBeside()
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.lowered ? parent.height - height - Theme.margin : Math.round((parent.height - height) / 2)
        width: Math.min(parent.width - 2 * Theme.margin, root.widest)
        height: inside.height + 2 * Theme.margin
        radius: Theme.buttonRadius
        color: Theme.paper
        // By night what lies below is dark too.
        border.width: Theme.night ? Theme.hairline : 0
        border.color: Theme.line

        // A touch on the sheet's own ground is not a touch beside it.
        MouseArea {
            objectName: "veil"
            anchors.fill: parent
            Accessible.ignored: true
        }

        Column {
            id: inside
            x: Theme.margin
            y: Theme.margin
            width: parent.width - 2 * x
            spacing: Theme.mm(8)
        }
    }
}
