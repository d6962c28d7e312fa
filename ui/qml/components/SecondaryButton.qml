import QtQuick
import ".."

// Any step but the one: back, help, all of them. Give it a width.
Pressable {
    id: root

    property string icon: ""
    property int size: Theme.body
    property bool bold: false
    property bool stacked: false
    property color tint: Theme.sea
    property color ground: Theme.foam
    property color groundPressed: Theme.foamPressed
    property color textColor: tint

    readonly property int iconSize: Math.round(size * (stacked ? 1.45 : 1.3))
    readonly property int room: width - Theme.mm(6) - (mark.name === "" || stacked ? 0 : iconSize + Theme.mm(4))

    implicitHeight: Math.max(Theme.target, content.implicitHeight + Theme.mm(5))

    StateGround {
        control: root
        outlined: false
        rest: root.ground
        pressed: root.groundPressed
    }

    Grid {
        id: content
        anchors.centerIn: parent
        columns: root.stacked || mark.name === "" ? 1 : 2
        columnSpacing: Theme.mm(4)
        rowSpacing: 0
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        StateIcon {
            id: mark
            control: root
            rest: root.icon
            color: root.inked(root.tint)
            size: root.iconSize
        }

        BodyText {
            width: Math.min(implicitWidth, root.room)
            horizontalAlignment: mark.name === "" || root.stacked ? Text.AlignHCenter : Text.AlignLeft
            text: root.words
            size: root.told ? Math.min(root.size, Theme.small) : root.size
            font.bold: root.bold
            color: root.inked(root.textColor)
        }
    }
}
