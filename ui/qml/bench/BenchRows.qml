pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Names and values under a title, close together: ports, ids, bytes. Rows are {label, value, code}.
Column {
    id: root

    required property string title
    required property var rows

    spacing: Theme.mm(2)

    BodyText {
        text: root.title
        size: Theme.mm(5.6)
        color: Theme.muted
    }

    Panel {
        width: parent.width
        padding: Theme.mm(7)

        Repeater {
            model: root.rows.length

            Item {
                id: line
                required property int index
                readonly property var row: root.rows[index] ?? ({label: "", value: "", code: false})
                width: parent?.width ?? 0
                height: Math.max(name.height, said.height) + Theme.mm(4)
                Accessible.role: Accessible.StaticText
                Accessible.name: row.label + " " + row.value

                BodyText {
                    id: name
                    y: Theme.mm(2)
                    width: Math.round(parent.width * 0.34)
                    text: line.row.label
                    size: Theme.mm(Theme.landscape ? 5.8 : 6.4)
                    color: Theme.muted
                }

                BodyText {
                    id: said
                    y: Theme.mm(2)
                    x: Math.round(parent.width * 0.36)
                    width: parent.width - x
                    text: line.row.value
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    size: Theme.mm(Theme.landscape ? 5.8 : 6.4)
                    font.family: line.row.code ? Theme.mono : Theme.family
                }

                Rectangle {
                    visible: line.index < root.rows.length - 1
                    y: parent.height - height
                    width: parent.width
                    height: Theme.hairline
                    color: Theme.line
                }
            }
        }
    }
}
