import QtQuick
import ".."

// One large sign in a circle: what is going on, seen from three steps away.
Rectangle {
    id: root

    required property string name
    property color tint: Theme.sea
    property bool turning: false

    width: Theme.mm(60)
    height: width
    radius: width / 2
    color: Theme.foam

    Icon {
        id: sign
        anchors.centerIn: parent
        name: root.name
        color: root.tint
        size: Math.round(root.width * 0.56)

        Turning on rotation {
            mark: sign
            wanted: root.turning && root.visible
        }
    }
}
