import QtQuick
import ".."

// A line or two on a coloured ground, with its icon: attention, refusal, plain information.
Rectangle {
    id: root

    enum Kind { Plain, Attention, Refusal, Done }

    required property string text
    property int kind: Notice.Plain
    property string icon: tone.icon
    property int size: Theme.body
    readonly property Tone tone: Tone {
        of: root.kind
    }

    implicitHeight: Math.max(Theme.mm(16), words.implicitHeight + Theme.mm(8))
    radius: Theme.cardRadius
    color: tone.ground

    Icon {
        id: mark
        x: Theme.mm(7)
        anchors.verticalCenter: parent.verticalCenter
        name: root.icon
        color: root.tone.ink
        size: Math.round(root.size * 1.35)
    }

    BodyText {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: mark.x + mark.width + Theme.mm(5)
        width: root.width - x - Theme.mm(7)
        text: root.text
        size: root.size
        color: root.tone.ink
        Accessible.role: Accessible.AlertMessage
        Accessible.name: root.text
    }
}
