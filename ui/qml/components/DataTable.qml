pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Rows under column heads; turned page by page when they do not fit the height. Columns are {key, title, share} and, where
// wanted, `numeric` (right-aligned, digits of one width) or `minor` (left out in large type, still read aloud).
// Rows are objects with the columns' keys. `chosen` is the row's number in `rows`, or -1.
Item {
    id: root

    required property string label
    required property var columns
    required property var rows
    required property string emptyText
    property bool selectable: false
    property int chosen: -1

    readonly property var shownColumns: Theme.elder ? columns.filter(column => !column.minor) : columns
    readonly property real shares: shownColumns.reduce((sum, column) => sum + column.share, 0)
    readonly property int textSize: Theme.elder ? Theme.small : Theme.mm(6.4)
    readonly property int rowHeight: Math.max(Theme.target, Math.round(2 * textSize * Theme.lineHeight) + Theme.mm(3))
    readonly property int headHeight: Math.round(textSize * Theme.lineHeight) + Theme.mm(8)
    readonly property int inset: Theme.mm(6)
    readonly property int gutter: Theme.mm(5)
    readonly property int wanted: headHeight + rows.length * rowHeight + Theme.mm(3)
    readonly property bool paged: wanted > height
    readonly property int perPage: paged ? Math.max(1, Math.floor((height - headHeight - Theme.mm(3) - turner.height - Theme.gap) / rowHeight)) : rows.length
    readonly property int pages: Math.max(1, Math.ceil(rows.length / Math.max(1, perPage)))
    // The page of the moment; a list that has grown shorter does not leave it empty.
    property int turnedTo: 0
    readonly property int page: Math.min(turnedTo, pages - 1)
    readonly property int first: page * perPage
    readonly property int last: Math.min(rows.length, first + perPage)
    // What a row shows for the moment between its end in the list and its own.
    readonly property var gone: ({})

    signal rowChosen(int row)

    implicitHeight: rows.length === 0 ? headHeight + Theme.mm(60) : wanted
    Accessible.role: Accessible.Table
    Accessible.name: label

    function placeOf(column: int): int {
        const before = shownColumns.slice(0, column).reduce((sum, each) => sum + each.share, 0);
        return inset + Math.round((card.width - 2 * inset + gutter) * before / shares);
    }

    function spoken(row: var): string {
        return columns.map(column => column.title + " " + (row[column.key] ?? "")).join(", ");
    }

    Rectangle {
        id: card
        width: parent.width
        height: root.paged ? root.headHeight + root.perPage * root.rowHeight + Theme.mm(3) : parent.height
        radius: Theme.cardRadius
        color: Theme.paper
        border.width: Theme.hairline
        border.color: Theme.line

        Repeater {
            model: root.shownColumns.length

            BodyText {
                required property int index
                readonly property var column: root.shownColumns[index] ?? root.gone
                x: root.placeOf(index)
                width: root.placeOf(index + 1) - x - root.gutter
                height: root.headHeight
                horizontalAlignment: column.numeric ? Text.AlignRight : Text.AlignLeft
                wrapMode: Text.NoWrap
                text: column.title ?? ""
                size: root.textSize
                font.bold: true
                color: Theme.muted
                Accessible.role: Accessible.ColumnHeader
                Accessible.name: text
            }
        }

        Rectangle {
            y: root.headHeight
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }

        Column {
            visible: root.rows.length === 0
            anchors.horizontalCenter: parent.horizontalCenter
            y: root.headHeight + Math.round((parent.height - root.headHeight - height) / 2)
            spacing: Theme.mm(4)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "inbox"
                color: Theme.muted
                size: Theme.mm(16)
            }

            BodyText {
                width: card.width - 2 * root.inset
                horizontalAlignment: Text.AlignHCenter
                text: root.emptyText
                color: Theme.muted
            }
        }

        Repeater {
            model: root.last - root.first

            Pressable {
                id: line
                required property int index
                readonly property int number: root.first + index
                readonly property var row: root.rows[number] ?? root.gone
                objectName: "row-" + number
                role: root.selectable ? Accessible.RadioButton : Accessible.Row
                enabled: root.selectable
                label: root.spoken(row)
                checked: root.selectable && number === root.chosen
                x: Theme.mm(1.5)
                y: root.headHeight + Theme.mm(1.5) + index * root.rowHeight
                width: card.width - 2 * x
                height: root.rowHeight
                onClicked: root.rowChosen(number)

                Rectangle {
                    visible: line.index > 0
                    x: root.inset - line.x
                    width: parent.width - 2 * x
                    height: Theme.hairline
                    color: Theme.line
                }

                StateGround {
                    control: line
                    outlined: false
                    visible: line.checked || line.pressed || line.focused
                }

                Repeater {
                    model: root.shownColumns.length

                    BodyText {
                        required property int index
                        readonly property var column: root.shownColumns[index] ?? root.gone
                        x: root.placeOf(index) - line.x
                        width: root.placeOf(index + 1) - root.placeOf(index) - root.gutter
                        height: line.height
                        horizontalAlignment: column.numeric ? Text.AlignRight : Text.AlignLeft
                        text: String(line.row[column.key] ?? "")
                        size: root.textSize
                        font.family: column.numeric ? Theme.mono : Theme.family
                        font.bold: line.checked
                        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                        maximumLineCount: 2
                        elide: Text.ElideRight
                        Accessible.role: Accessible.Cell
                        Accessible.name: text
                    }
                }
            }
        }
    }

    PageTurner {
        id: turner
        visible: root.paged
        y: parent.height - height
        width: parent.width
        first: root.rows.length === 0 ? 0 : root.first + 1
        last: root.last
        count: root.rows.length
        onTurned: direction => root.turnedTo = Math.max(0, Math.min(root.pages - 1, root.page + direction))
    }
}
