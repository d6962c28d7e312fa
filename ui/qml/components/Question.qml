import QtQuick
import ".."

// The one question of a screen, and one line of help.
Column {
    id: root

    required property string text
    property string help: ""
    property int size: Theme.display
    property bool centred: false

    spacing: Theme.mm(2)

    BodyText {
        width: parent.width
        text: root.text
        size: root.size
        font.bold: true
        lineHeight: Math.round(root.size * 1.25)
        horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
        Accessible.role: Accessible.Heading
        Accessible.name: root.text
    }

    BodyText {
        width: parent.width
        visible: text !== ""
        text: root.help
        color: Theme.muted
        horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
    }
}
