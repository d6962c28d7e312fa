pragma ComponentBehavior: Bound
import QtQuick
import "../../qml"
import "../../qml/components"

// One component: its name, when to use it, and all its states side by side.
Item {
    id: root

    required property var page
    property int inset: Theme.margin

    implicitHeight: all.height + 2 * Theme.margin

    Column {
        id: all
        x: root.inset
        y: Theme.margin
        width: parent.width - 2 * x
        spacing: Theme.mm(10)

        Column {
            width: parent.width
            spacing: Theme.mm(1)

            BodyText {
                width: parent.width
                text: root.page.name
                size: Theme.mm(11)
                font.bold: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            BodyText {
                width: parent.width
                text: root.page.use
                size: Theme.elder ? Theme.small : Theme.mm(6.6)
                color: Theme.muted
            }
        }

        Flow {
            width: parent.width
            spacing: Theme.mm(8)

            Repeater {
                model: root.page.specimens

                Specimen {
                    required property var modelData
                    specimen: modelData
                    room: all.width
                }
            }
        }
    }
}
