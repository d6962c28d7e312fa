import QtQuick
import ".."

// A number, a telephone, an ID number: typed on big keys, shown in groups that can be read aloud.
Column {
    id: root

    required property string value
    required property string label
    property string inputHint: "digits"
    property bool refused: false
    property int longest: inputHint === "id" ? 18 : 24
    property var chips: []
    property int padHeight: Theme.mm(4 * 30) + 3 * Theme.gap

    readonly property int chipsHeight: chips.length > 0 ? likely.height + spacing : 0

    signal edited(string text)
    signal cardAsked

    spacing: Theme.mm(8)

    // 11 digits as 3 4 4 (a mobile number), 18 as 6 4 4 4 (an ID number), else as they are up to 8 and in fours above.
    function grouped(text: string): string {
        const sizes = inputHint === "id" ? [6, 4, 4, 4] : text.length <= 8 ? [8] : text.length <= 11 ? [3, 4, 4] : [4, 4, 4, 4, 4, 4];
        const groups = [];
        for (let start = 0, each = 0; start < text.length; start += sizes[each], each++)
            groups.push(text.slice(start, start + sizes[each]));
        return groups.join(" ");
    }

    Rectangle {
        width: parent.width
        height: Theme.mm(34)
        radius: Theme.cardRadius
        color: Theme.paper
        border.width: Theme.focusLine
        border.color: root.refused ? Theme.red : Theme.sea

        Row {
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.mm(9)
            spacing: Theme.mm(1.5)

            Text {
                objectName: "field"
                anchors.verticalCenter: parent.verticalCenter
                text: root.grouped(root.value)
                color: Theme.ink
                font.family: Theme.mono
                font.bold: true
                font.pixelSize: Theme.mm(15)
                Accessible.role: Accessible.EditableText
                Accessible.name: root.label
            }

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(2, Theme.mm(0.8))
                height: Theme.mm(18)
                color: Theme.sea
            }
        }
    }

    Suggestions {
        id: likely
        visible: root.chips.length > 0
        width: parent.width
        rows: 1
        chips: root.chips
        onTaken: value => root.edited(value)
        onCardAsked: root.cardAsked()
    }

    NumberPad {
        width: parent.width
        height: root.padHeight
        extra: root.inputHint === "id" ? "X" : ""
        onTyped: character => {
            if (root.value.length < root.longest)
                root.edited(root.value + character);
        }
        onTookBack: root.edited(root.value.slice(0, -1))
    }
}
