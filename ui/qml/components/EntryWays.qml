pragma ComponentBehavior: Bound
import QtQuick
import ".."

// How the text is put in: by touch, by hand, by keyboard. One is on.
Row {
    id: root

    required property var ways
    required property string way

    readonly property var icons: ({tree: "hand", hand: "pencil", keys: "keyboard"})

    readonly property var names: ({tree: "entry.tree", hand: "entry.hand", keys: "entry.keys"})

    signal chosen(string way)

    spacing: Theme.mm(4)

    Repeater {
        model: root.ways.length

        Pressable {
            id: one
            required property int index
            readonly property string way: root.ways[index] ?? "keys"
            objectName: "way-" + way
            role: Accessible.RadioButton
            checked: way === root.way
            width: content.implicitWidth + Theme.mm(14)
            height: Theme.target
            label: Words.t(root.names[way])
            onClicked: root.chosen(way)

            StateGround {
                control: one
                rest: Theme.paper
            }

            Row {
                id: content
                anchors.centerIn: parent
                spacing: Theme.mm(3)

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: root.icons[one.way]
                    color: Theme.sea
                    size: Theme.mm(Theme.elder ? 9 : 8)
                }

                BodyText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: one.label
                    size: Theme.mm(Theme.elder ? 8.6 : 7)
                    font.bold: one.checked
                }
            }
        }
    }
}
