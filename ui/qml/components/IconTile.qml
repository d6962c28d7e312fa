import QtQuick
import ".."

// An icon on a rounded ground.
Rectangle {
    id: root

    required property string name
    property color tint: Theme.sea

    implicitWidth: Theme.mm(22)
    implicitHeight: implicitWidth
    radius: Theme.cardRadius
    color: Theme.foam

    Icon {
        anchors.centerIn: parent
        name: root.name
        color: root.tint
        size: Math.round(root.width * 0.56)
    }
}
