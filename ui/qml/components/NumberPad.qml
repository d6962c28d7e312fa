pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Twelve big keys: digits, one more where it is needed (X of an ID number), and "take the last one back".
Grid {
    id: root

    property string extra: ""
    readonly property int keyWidth: Math.floor((width - 2 * columnSpacing) / 3)
    readonly property int keyHeight: Math.floor((height - 3 * rowSpacing) / 4)

    signal typed(string character)
    signal tookBack

    columns: 3
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap
    height: Theme.mm(4 * 30) + 3 * rowSpacing

    component PadKey: Pressable {
        id: key
        property string icon: ""
        objectName: "key-" + label
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
            font.pixelSize: Theme.mm(Theme.elder ? 15 : 13)
        }
    }

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

        PadKey {
            required property string modelData
            label: modelData
            onClicked: root.typed(label)
        }
    }

    Item {
        width: root.keyWidth
        height: root.keyHeight

        PadKey {
            visible: root.extra !== ""
            label: root.extra
            onClicked: root.typed(label)
        }
    }

    PadKey {
        label: "0"
        onClicked: root.typed(label)
    }

    PadKey {
        objectName: "key-back"
        label: Words.t("entry.take_back")
        icon: "delete"
        onClicked: root.tookBack()

        Column {
            anchors.centerIn: parent

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "delete"
                color: Theme.sea
                size: Theme.mm(10)
            }

            BodyText {
                text: Words.t("entry.take_back")
                size: Theme.elder ? Theme.mm(7.6) : Theme.mm(5.6)
                color: Theme.sea
            }
        }
    }
}
