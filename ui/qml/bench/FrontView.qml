pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// The terminal from the front. Each device is a plate where it sits, in the colour of its state; what is not fitted is an
// empty one.
Item {
    id: root

    required property string label
    // Size, cabinet and shelf in units of the drawing; the plates likewise, with name, label, word and condition.
    required property var drawing
    required property var plates

    readonly property real unit: drawing.width === undefined ? 0 : Math.min(width / drawing.width, height / drawing.height)
    readonly property int inset: drawing.width === undefined ? 0 : Math.round((width - drawing.width * unit) / 2)

    signal opened(string name)

    Accessible.role: Accessible.Grouping
    Accessible.name: label

    component Outline: Rectangle {
        required property var box
        visible: box !== undefined
        x: root.inset + Math.round((box?.x ?? 0) * root.unit)
        y: Math.round((box?.y ?? 0) * root.unit)
        width: Math.round((box?.w ?? 0) * root.unit)
        height: Math.round((box?.h ?? 0) * root.unit)
        border.width: Theme.focusLine
        border.color: Theme.muted
    }

    // Feet.
    Repeater {
        model: root.drawing.cabinet === undefined ? 0 : 2

        Rectangle {
            required property int index
            x: root.inset + Math.round((index === 0 ? 12 : root.drawing.width - 30) * root.unit)
            y: Math.round((root.drawing.cabinet.y + root.drawing.cabinet.h - 1) * root.unit)
            width: Math.round(18 * root.unit)
            height: Math.round(6 * root.unit)
            radius: Theme.mm(1)
            color: Theme.muted
        }
    }

    Outline {
        box: root.drawing.cabinet
        radius: Theme.mm(8)
        color: Theme.paper
    }

    // The shelf leans towards the person.
    Outline {
        box: root.drawing.shelf
        color: Theme.foam
    }

    Repeater {
        model: root.plates.length

        Pressable {
            id: plate
            required property int index
            readonly property var device: root.plates[index] ?? ({name: "", label: "", word: "", condition: 0, x: 0, y: 0, w: 0, h: 0})
            readonly property bool fitted: device.name !== ""
            readonly property bool large: device.h > 40
            // Nothing touches the rim, nor the border of one that is ill.
            readonly property int room: width - Theme.mm(3)
            readonly property Condition condition: Condition {
                of: plate.device.condition
            }

            objectName: fitted ? "plate-" + device.name : ""
            label: device.label
            enabled: fitted
            Accessible.description: device.word
            Accessible.ignored: !fitted
            x: root.inset + Math.round(device.x * root.unit)
            y: Math.round(device.y * root.unit)
            width: Math.round(device.w * root.unit)
            height: Math.round(device.h * root.unit)
            onClicked: root.opened(device.name)

            Rectangle {
                anchors.fill: parent
                visible: !plate.fitted
                radius: Theme.mm(2)
                color: Theme.sand
                border.width: Theme.hairline
                border.color: Theme.line
            }

            StateGround {
                visible: plate.fitted
                control: plate
                radius: Theme.mm(3)
                rest: plate.condition.ill ? plate.condition.tone.ground : Theme.paper
                border.width: plate.condition.ill ? Theme.focusLine : Theme.hairline
                border.color: plate.condition.ill ? plate.condition.tone.ink : Theme.muted
            }

            Column {
                anchors.centerIn: parent
                width: plate.room
                visible: plate.fitted

                BodyText {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: plate.device.label
                    size: Theme.mm(plate.large ? 7 : 5.2)
                    font.bold: true
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.mm(4)
                }

                Row {
                    anchors.horizontalCenter: parent.horizontalCenter
                    spacing: Theme.mm(plate.large ? 1.5 : 1)

                    Icon {
                        id: mark
                        anchors.verticalCenter: parent.verticalCenter
                        name: plate.condition.icon
                        color: plate.condition.tone.ink
                        size: Theme.mm(plate.large ? 7 : 5)
                    }

                    // Where there is no room for it, sign and colour say it, and the list beside.
                    BodyText {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: mark.width + parent.spacing + implicitWidth <= plate.room
                        text: plate.device.word
                        size: Theme.mm(plate.large ? 6 : 4.2)
                        color: plate.condition.tone.ink
                    }
                }
            }
        }
    }
}
