pragma ComponentBehavior: Bound
import QtQuick

// Names and values to read: versions, addresses, counts. Rows are {label, value} and maybe `code`, for what is spelled out.
Panel {
    id: root

    required property var rows

    // By number: a row that changes stays the same row.
    Repeater {
        model: root.rows.length

        ValueRow {
            required property int index
            readonly property var row: root.rows[index] ?? ({label: "", value: ""})
            width: parent?.width ?? 0
            label: row.label
            value: row.value
            code: row.code ?? false
            last: index === root.rows.length - 1
        }
    }
}
