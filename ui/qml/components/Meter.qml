import QtQuick
import ".."

// How much of something: of a roll, a disk, a transfer. `share` is 0 to 1; below 0 nobody knows, and the bar only says that it goes on.
// `limit` (0 to 1) marks where attention begins.
Item {
    id: root

    required property string label
    required property real share
    property string value: ""
    property string note: ""
    property real limit: -1
    property int kind: Tone.Plain
    readonly property Tone tone: Tone {
        of: root.kind
    }
    readonly property bool known: share >= 0

    implicitHeight: inside.height
    Accessible.role: Accessible.ProgressBar
    Accessible.name: [label, value, note].filter(part => part !== "").join(", ")

    Column {
        id: inside
        width: parent.width
        spacing: Theme.mm(2)

        Item {
            width: parent.width
            height: Math.max(name.height, amount.height)

            BodyText {
                id: name
                width: parent.width - amount.width - Theme.mm(4)
                text: root.label
                size: Theme.elder ? Theme.small : Theme.mm(6.8)
            }

            BodyText {
                id: amount
                x: parent.width - width
                text: root.value
                size: name.size
                font.family: Theme.mono
                font.bold: true
                color: root.kind === Tone.Plain ? Theme.ink : root.tone.ink
            }
        }

        Item {
            width: parent.width
            height: Theme.mm(6)

            Rectangle {
                id: track
                anchors.fill: parent
                radius: height / 2
                color: Theme.foam
                border.width: Theme.hairline
                border.color: Theme.line
                clip: true

                Rectangle {
                    id: fill
                    x: 0
                    width: root.known ? Math.max(root.share > 0 ? height : 0, Math.round(parent.width * Math.min(1, root.share))) : Theme.reducedMotion ? parent.width : Math.round(parent.width * 0.3)
                    height: parent.height
                    radius: height / 2
                    color: root.known || !Theme.reducedMotion ? root.tone.ink : Theme.foamPressed

                    XAnimator on x {
                        running: !root.known && !Theme.reducedMotion && root.visible
                        from: 0
                        to: track.width - fill.width
                        duration: Theme.turnTime
                        easing.type: Easing.InOutSine
                        loops: Animation.Infinite
                    }
                }
            }

            Rectangle {
                visible: root.limit >= 0
                x: Math.round(parent.width * root.limit - width / 2)
                y: -Theme.mm(1.5)
                width: Theme.focusLine
                height: parent.height - 2 * y
                radius: width / 2
                color: Theme.ink
            }
        }

        BodyText {
            width: parent.width
            visible: text !== ""
            text: root.note
            size: Theme.small
            color: root.kind === Tone.Plain || root.kind === Tone.Done ? Theme.muted : root.tone.ink
        }
    }
}
