pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Digits in boxes, in groups: what has been typed, and where the next one goes.
Row {
    id: root

    required property string digits
    required property string label
    property var groups: [3, 3]
    property var names: []
    property bool refused: false

    readonly property int count: groups.reduce((sum, size) => sum + size, 0)
    readonly property int groupGap: names.length > 0 ? Theme.mm(Theme.elder ? 18 : 15) : Theme.mm(9)
    readonly property int tail: names.length > 0 ? groupGap : 0
    readonly property int boxWidth: Math.min(Theme.mm(34), Math.floor((width - tail - groupGap * (groups.length - 1) - boxGap * (count - groups.length)) / count))
    readonly property int boxGap: Theme.mm(names.length > 0 ? 2 : 4)

    Accessible.role: Accessible.EditableText
    Accessible.name: label

    function startOf(group: int): int {
        let start = 0;
        for (let each = 0; each < group; each++)
            start += groups[each];
        return start;
    }

    Repeater {
        model: root.groups.length

        Row {
            id: group
            required property int index
            readonly property int start: root.startOf(index)
            spacing: root.boxGap

            Repeater {
                model: root.groups[group.index]

                Rectangle {
                    id: box
                    required property int index
                    readonly property int place: group.start + index
                    readonly property bool next: root.digits.length === place
                    width: root.boxWidth
                    height: Theme.lowered ? Theme.mm(30) : Math.max(Theme.mm(30), Math.round(width * 1.25))
                    radius: Theme.mm(3)
                    color: Theme.paper
                    border.width: next || root.refused ? Theme.focusLine : Theme.hairline
                    border.color: root.refused ? Theme.red : next ? Theme.sea : Theme.line

                    Text {
                        anchors.centerIn: parent
                        text: root.digits.charAt(box.place)
                        color: Theme.ink
                        font.family: Theme.mono
                        font.bold: true
                        font.pixelSize: Theme.mm(15)
                    }
                }
            }

            Item {
                width: root.names.length > 0 ? root.groupGap - root.boxGap : group.index < root.groups.length - 1 ? root.groupGap - root.boxGap : 0
                height: Theme.mm(30)

                BodyText {
                    anchors.centerIn: parent
                    text: root.names.length > group.index ? root.names[group.index] : ""
                    size: Theme.mm(Theme.elder ? 8.6 : 7.5)
                }
            }
        }
    }
}
