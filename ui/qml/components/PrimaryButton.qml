import QtQuick
import ".."

// The one next step. A second line and an icon where the step needs them. Give it a width.
Pressable {
    id: root

    property string note: ""
    property string icon: ""
    property int minimumHeight: Theme.actionHeight

    readonly property int room: width - Theme.mm(icon === "" ? 12 : Theme.landscape ? 36 : 42)

    implicitHeight: Math.max(minimumHeight, words.implicitHeight + Theme.mm(10))

    Rectangle {
        anchors.fill: parent
        radius: Theme.buttonRadius
        color: root.pressed ? Theme.seaPressed : Theme.sea
    }

    Row {
        id: words
        anchors.centerIn: parent
        spacing: Theme.mm(8)

        Icon {
            visible: root.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: root.icon === "" ? "check" : root.icon
            color: Theme.seaText
            size: Theme.mm(root.note === "" ? 12 : Theme.landscape ? 18 : 20)
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(1)

            BodyText {
                width: Math.min(implicitWidth, root.room)
                horizontalAlignment: root.icon === "" ? Text.AlignHCenter : Text.AlignLeft
                text: root.label
                size: root.note === "" || Theme.landscape ? Theme.title : Math.round(Theme.title * 1.2)
                font.bold: true
                color: Theme.seaText
            }

            BodyText {
                visible: root.note !== ""
                width: Math.min(implicitWidth, root.room)
                text: root.note
                size: Theme.small
                color: Theme.seaTextMuted
            }
        }
    }
}
