pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Twelve big keys: digits, one more where it is needed (X of an ID number), and "take the last one back". Within low
// reach there is less height: the nine stay as everybody knows them, the others stand beside and not below them.
Item {
    id: root

    property string extra: ""
    readonly property int columns: Theme.lowered ? 4 : 3
    readonly property int rows: Theme.lowered ? 3 : 4
    readonly property int keyWidth: Math.floor((width - (columns - 1) * Theme.gap) / columns)
    readonly property int keyHeight: Math.floor((height - (rows - 1) * Theme.gap) / rows)

    signal typed(string character)
    signal tookBack

    implicitHeight: Theme.mm(rows * 30) + (rows - 1) * Theme.gap

    component PadKey: Pressable {
        id: key
        required property int column
        required property int row
        property string icon: ""
        objectName: "key-" + label
        x: column * (root.keyWidth + Theme.gap)
        y: row * (root.keyHeight + Theme.gap)
        width: root.keyWidth
        height: root.keyHeight

        StateGround {
            control: key
            outlined: key.icon === ""
            rest: key.icon === "" ? Theme.paper : Theme.foam
            pressed: Theme.foamPressed
        }

        Text {
            visible: key.icon === ""
            anchors.centerIn: parent
            text: key.label
            color: Theme.ink
            font.family: Theme.family
            font.bold: true
            font.pixelSize: Math.min(Theme.mm(Theme.elder ? 15 : 13), Math.round(root.keyHeight * 0.7))
        }
    }

    Repeater {
        model: 9

        PadKey {
            required property int index
            column: index % 3
            row: Math.floor(index / 3)
            label: String(index + 1)
            onClicked: root.typed(label)
        }
    }

    PadKey {
        visible: root.extra !== ""
        column: Theme.lowered ? 3 : 0
        row: Theme.lowered ? 2 : 3
        label: root.extra
        onClicked: root.typed(label)
    }

    PadKey {
        column: Theme.lowered ? 3 : 1
        row: Theme.lowered ? 1 : 3
        label: "0"
        onClicked: root.typed(label)
    }

    PadKey {
        objectName: "key-back"
        column: Theme.lowered ? 3 : 2
        row: Theme.lowered ? 0 : 3
        label: Words.t("entry.take_back")
        icon: "delete"
        onClicked: root.tookBack()

        // In low keys the word stands beside its icon.
        Grid {
            anchors.centerIn: parent
            columns: root.keyHeight < Theme.mm(28) ? 2 : 1
            columnSpacing: Theme.mm(3)
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                name: "delete"
                color: Theme.sea
                size: Theme.mm(Theme.lowered ? 8 : 10)
            }

            BodyText {
                text: Words.t("entry.take_back")
                size: Theme.elder ? Theme.mm(7.6) : Theme.mm(5.6)
                color: Theme.sea
            }
        }
    }
}
