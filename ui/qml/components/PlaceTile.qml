import QtQuick
import ".."

// Another place to go to: what and where, whether it is open, and how long the walk is.
Pressable {
    id: root

    required property string icon
    required property string address
    required property string distance
    required property string walk
    required property string standing
    required property int tone
    property string paper: ""

    role: Accessible.RadioButton
    implicitHeight: said.height + Theme.mm(10)

    StateGround {
        control: root
    }

    Icon {
        id: mark
        x: Theme.mm(7)
        y: Theme.mm(6)
        name: root.icon
        color: Theme.sea
        size: Theme.mm(Theme.elder ? 13 : 11)
    }

    Column {
        id: said
        x: mark.x + mark.width + Theme.mm(6)
        y: Theme.mm(5)
        width: root.width - x - Theme.mm(6)
        spacing: Theme.mm(1.5)

        BodyText {
            width: parent.width
            text: root.words
            font.bold: true
            color: root.inked(Theme.ink)
        }

        BodyText {
            width: parent.width
            text: root.address
            size: Theme.small
            color: Theme.muted
        }

        Flow {
            width: parent.width
            spacing: Theme.mm(3)

            StatusChip {
                text: root.standing
                kind: root.tone
            }

            StatusChip {
                // Large type has room for one of them; who walks counts in minutes.
                text: Theme.elder ? root.walk : root.walk + " · " + root.distance
                kind: Tone.Plain
                icon: "signpost"
            }

            StatusChip {
                visible: root.paper !== ""
                text: root.paper
                kind: Tone.Attention
            }
        }
    }
}
