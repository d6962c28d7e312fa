import QtQuick
import ".."

// One of a person's cases: what, since when, and how it stands.
Pressable {
    id: root

    required property string note
    required property string standing
    required property int tone

    implicitHeight: said.height + Theme.mm(12)

    StateGround {
        control: root
    }

    Column {
        id: said
        x: Theme.mm(8)
        y: Theme.mm(6)
        width: root.width - 2 * x
        spacing: Theme.mm(2)

        BodyText {
            width: parent.width
            text: root.words
            font.bold: true
            color: root.inked(Theme.ink)
        }

        BodyText {
            width: parent.width
            text: root.note
            size: Theme.small
            color: Theme.muted
        }

        StatusChip {
            text: root.standing
            kind: root.tone
        }
    }
}
