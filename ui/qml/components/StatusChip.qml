import QtQuick
import ".."

// A state in a word: sign, word and colour say the same. As wide as its word.
Rectangle {
    id: root

    required property string text
    required property int kind
    property string icon: tone.icon
    property bool turning: false
    property int size: Theme.small
    readonly property Tone tone: Tone {
        of: root.kind
    }

    implicitWidth: row.implicitWidth + Theme.mm(8)
    implicitHeight: row.implicitHeight + Theme.mm(3)
    radius: height / 2
    color: tone.ground
    border.width: kind === Tone.Quiet ? Theme.hairline : 0
    border.color: Theme.line

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.mm(2.5)

        Icon {
            id: sign
            anchors.verticalCenter: parent.verticalCenter
            name: root.icon
            color: root.tone.ink
            size: Math.round(root.size * 1.2)

            Turning on rotation {
                mark: sign
                wanted: root.turning && root.visible
            }
        }

        BodyText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            size: root.size
            font.bold: true
            color: root.tone.ink
        }
    }
}
