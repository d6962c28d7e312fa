pragma ComponentBehavior: Bound
import QtQuick

// What the card says, masked until a person asks for it row by row.
ScrollArea {
    id: root

    required property var rows

    // What a row shows for the moment between its end in the list and its own.
    readonly property var gone: ({label: "", value: "", masked: false, hideable: false})

    signal revealed(int row)

    Panel {
        width: parent.width

        // By number: a row that changes stays the same row, under the same finger.
        Repeater {
            model: root.rows.length

            ValueRow {
                required property int index
                readonly property var modelData: root.rows[index] ?? root.gone
                width: parent.width
                label: modelData.label
                value: modelData.value
                masked: modelData.masked
                hideable: modelData.hideable
                revealName: "reveal-" + index
                last: index === root.rows.length - 1
                onRevealAsked: root.revealed(index)
            }
        }
    }
}
