pragma ComponentBehavior: Bound
import QtQuick
import "../../../qml"
import "../../../qml/components"

// A scroll area with numbered rows in it.
ScrollArea {
    id: root

    property int count: 8

    Repeater {
        model: root.count

        Rectangle {
            id: row
            required property int index
            width: parent?.width ?? 0
            height: Theme.mm(24)
            radius: Theme.cardRadius
            color: Theme.paper
            border.width: Theme.hairline
            border.color: Theme.line

            BodyText {
                anchors.centerIn: parent
                text: row.index + 1
            }
        }
    }
}
