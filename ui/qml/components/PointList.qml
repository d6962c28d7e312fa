pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Numbered sentences under a title.
Panel {
    id: root

    required property string title
    required property var points

    spacing: Theme.mm(3)
    implicitHeight: list.height + Theme.mm(14)

    Column {
        id: list
        y: Theme.mm(3)
        width: parent.width
        spacing: Theme.mm(3)

        BodyText {
            width: parent.width
            text: root.title
            font.bold: true
            color: Theme.sea
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Repeater {
            model: root.points

            Item {
                id: point
                required property string modelData
                required property int index
                width: list.width
                height: said.height

                BodyText {
                    text: point.index + 1
                    size: Theme.elder ? Theme.small : Theme.mm(6.8)
                    font.bold: true
                    color: Theme.muted
                }

                BodyText {
                    id: said
                    x: Theme.mm(10)
                    width: parent.width - x
                    text: point.modelData
                    size: Theme.elder ? Theme.small : Theme.mm(6.8)
                }
            }
        }
    }
}
