import QtQuick
import ".."

// An icon on a rounded ground, or the ground alone.
Rectangle {
    id: root

    required property string name
    property color tint: Theme.sea

    readonly property int iconSize: Math.round(width * 0.56)

    implicitWidth: Theme.mm(22)
    implicitHeight: implicitWidth
    radius: Theme.cardRadius
    color: Theme.foam

    Icon {
        anchors.centerIn: parent
        name: root.name
        color: root.tint
        size: root.iconSize
    }
}
