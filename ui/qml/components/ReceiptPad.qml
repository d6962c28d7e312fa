pragma ComponentBehavior: Bound
import QtQuick
import ".."

// The keys of a receipt number: digits (upright, a row of their own) and the letters it may have, and "take the last one back". I, L and
// O are left out, for nobody can tell them from 1 and 0.
Item {
    id: root

    readonly property string keys: "1234567890ABCDEFGHJKMNPQRSTUVWXYZ"
    readonly property int columns: Theme.landscape || Theme.lowered ? 12 : 10
    readonly property int rows: Math.ceil((keys.length + 2) / columns)
    readonly property int gap: Theme.mm(3)
    readonly property int keyWidth: Math.floor((width - (columns - 1) * gap) / columns)
    readonly property int keyHeight: Math.floor((height - (rows - 1) * gap) / rows)

    signal typed(string character)
    signal tookBack

    Repeater {
        model: root.keys.length

        Pressable {
            id: key
            required property int index
            label: root.keys.charAt(index)
            objectName: "key-" + label
            x: index % root.columns * (root.keyWidth + root.gap)
            y: Math.floor(index / root.columns) * (root.keyHeight + root.gap)
            width: root.keyWidth
            height: root.keyHeight
            onClicked: root.typed(label)

            StateGround {
                control: key
                rest: Theme.paper
                pressed: Theme.foamPressed
            }

            Text {
                anchors.centerIn: parent
                text: key.label
                color: Theme.ink
                font.family: Theme.mono
                font.bold: true
                font.pixelSize: Theme.mm(10)
            }
        }
    }

    SecondaryButton {
        objectName: "key-back"
        x: root.keys.length % root.columns * (root.keyWidth + root.gap)
        y: (root.rows - 1) * (root.keyHeight + root.gap)
        width: root.width - x
        height: root.keyHeight
        icon: "delete"
        size: Theme.small
        label: Words.t("entry.take_back")
        onClicked: root.tookBack()
    }
}
