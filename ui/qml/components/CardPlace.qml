pragma ComponentBehavior: Bound
import QtQuick
import ".."

// A picture of the reader: the lit area, and the card coming down on it.
Item {
    id: root

    required property string phase

    readonly property bool reading: phase === "reading"
    readonly property bool failed: phase === "failed"
    readonly property color tint: failed ? Theme.amber : Theme.sea

    width: Math.round(height * 1.25)
    Accessible.ignored: true

    // The lit area.
    Rectangle {
        id: lamp
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height - height
        width: parent.width
        height: Math.round(parent.height * 0.46)
        radius: Theme.mm(9)
        color: root.failed ? Theme.amberGround : Theme.foam
        border.width: Theme.mm(1)
        border.color: root.tint

        Rectangle {
            anchors.centerIn: parent
            width: parent.width - Theme.mm(12)
            height: parent.height - Theme.mm(12)
            radius: Theme.mm(5)
            color: "transparent"
            border.width: Theme.mm(0.75)
            border.color: root.tint

            SequentialAnimation on opacity {
                running: !Theme.reducedMotion && !root.failed
                loops: Animation.Infinite
                NumberAnimation {
                    from: 1
                    to: 0.15
                    duration: 900
                }
                NumberAnimation {
                    from: 0.15
                    to: 1
                    duration: 900
                }
            }
        }
    }

    // The card.
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.reading ? Math.round(lamp.y + (lamp.height - height) / 2) : Math.round(parent.height * 0.04)
        width: Math.round(parent.height * 0.68)
        height: Math.round(width * 0.63)
        radius: Theme.mm(4)
        color: Theme.paper
        border.width: Theme.mm(1)
        border.color: Theme.ink

        Icon {
            x: Math.round(parent.width * 0.62)
            anchors.verticalCenter: parent.verticalCenter
            name: "user"
            color: Theme.muted
            size: Math.round(parent.height * 0.5)
        }

        Column {
            x: Math.round(parent.width * 0.1)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Math.round(parent.height * 0.12)

            Repeater {
                model: [0.4, 0.3, 0.46]

                Rectangle {
                    required property real modelData
                    width: Math.round(root.height * 0.68 * modelData)
                    height: Theme.mm(3)
                    radius: height / 2
                    color: Theme.line
                }
            }
        }

        Behavior on y {
            NumberAnimation {
                duration: Theme.travelTime
                easing.type: Easing.OutCubic
            }
        }
    }

    Icon {
        visible: !root.reading
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round(lamp.y + (lamp.height - height) / 2)
        name: root.failed ? "refresh-cw" : "arrow-down"
        color: root.tint
        size: Math.round(lamp.height * 0.42)
    }
}
