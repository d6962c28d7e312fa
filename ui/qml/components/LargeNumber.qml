import QtQuick
import ".."

// One number that matters, read from three steps away: value, unit, and what it means beside its limit or its past.
Rectangle {
    id: root

    enum Trend { None, Up, Down, Steady }

    required property string label
    required property string value
    property string unit: ""
    property string note: ""
    property int trend: LargeNumber.None
    property int kind: Tone.Quiet
    readonly property Tone tone: Tone {
        of: root.kind
    }

    implicitHeight: inside.height + Theme.mm(14)
    radius: Theme.cardRadius
    color: Theme.paper
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.StaticText
    Accessible.name: [label, value + (unit === "" ? "" : " " + unit), note].filter(part => part !== "").join(", ")

    Column {
        id: inside
        x: Theme.mm(8)
        y: Theme.mm(7)
        width: parent.width - 2 * x
        spacing: Theme.mm(1)

        BodyText {
            width: parent.width
            text: root.label
            size: Theme.elder ? Theme.small : Theme.mm(6.6)
            color: Theme.muted
        }

        Item {
            width: parent.width
            height: number.height

            Text {
                id: number
                text: root.value
                color: root.kind === Tone.Refusal || root.kind === Tone.Attention ? root.tone.ink : Theme.ink
                font.family: Theme.mono
                font.bold: true
                font.pixelSize: Theme.mm(20)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.mm(10)
                width: Math.min(implicitWidth, parent.width - (measure.text === "" ? 0 : measure.width + Theme.mm(3)))
            }

            BodyText {
                id: measure
                anchors.baseline: number.baseline
                x: number.width + Theme.mm(3)
                text: root.unit
                size: Theme.body
                color: Theme.muted
            }
        }

        Row {
            width: parent.width
            visible: root.note !== ""
            spacing: Theme.mm(2.5)

            Icon {
                id: sign
                anchors.verticalCenter: parent.verticalCenter
                name: root.trend === LargeNumber.None ? (root.kind === Tone.Quiet ? "" : root.tone.icon) : ["", "trending-up", "trending-down", "minus"][root.trend]
                color: root.tone.ink
                size: Math.round(Theme.small * 1.2)
            }

            BodyText {
                width: parent.width - (sign.name === "" ? 0 : sign.width + parent.spacing)
                text: root.note
                size: Theme.small
                color: root.tone.ink
            }
        }
    }
}
