pragma ComponentBehavior: Bound
import QtQuick
import ".."

// What the card says, masked until a person asks for it row by row.
ScrollArea {
    id: root

    required property var rows

    signal revealed(int row)

    Panel {
        width: parent.width

        Repeater {
            model: root.rows

            ValueRow {
                required property var modelData
                required property int index
                width: parent.width
                label: modelData.label
                value: modelData.value
                action: modelData.masked ? Words.t("page.show") : ""
                actionIcon: "eye"
                actionName: "reveal-" + index
                last: index === root.rows.length - 1
                onActionClicked: root.revealed(index)
            }
        }
    }
}
