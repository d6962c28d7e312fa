import QtQuick
import ".."
import "../components"

// A device in the list: name and state, what is the matter, and, apart from that, when it was last proven. A touch opens it.
Pressable {
    id: root

    required property int condition
    required property string word
    property string why: ""
    required property string tested
    property bool passed: true
    readonly property Condition how: Condition {
        of: root.condition
    }

    Accessible.description: [word, why, tested].filter(part => part !== "").join(" · ")

    StateGround {
        control: root
        rest: root.how.ill ? root.how.tone.ground : Theme.paper
        border.color: root.how.ill ? root.how.tone.ink : Theme.line
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.mm(5)
        width: parent.width - 2 * x

        Item {
            width: parent.width
            height: Math.max(name.height, state.height)

            BodyText {
                id: name
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - state.width - Theme.mm(3)
                text: root.words
                size: Theme.mm(6.6)
                font.bold: true
            }

            Row {
                id: state
                anchors.verticalCenter: parent.verticalCenter
                x: parent.width - width
                spacing: Theme.mm(2)

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: root.how.icon
                    color: root.how.tone.ink
                    size: Theme.mm(7)
                }

                BodyText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: root.word
                    size: Theme.mm(5.8)
                    font.bold: true
                    color: root.how.tone.ink
                }
            }
        }

        BodyText {
            width: parent.width
            visible: root.how.ill && text !== ""
            text: root.why
            size: Theme.mm(5.6)
        }

        BodyText {
            width: parent.width
            text: root.tested
            size: Theme.mm(5.2)
            color: root.passed ? Theme.muted : Theme.red
        }
    }
}
