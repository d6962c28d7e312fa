pragma ComponentBehavior: Bound
import QtQuick
import ".."

// A failure in four parts: what happened, whether it is filed, what to do next, and whom to tell.
Rectangle {
    id: root

    required property string happened
    required property string filed
    required property string next
    property bool telling: true
    property int size: Theme.elder ? Theme.small : Theme.body

    signal cannotBeDone

    implicitHeight: parts.height + Theme.mm(12)
    radius: Theme.cardRadius
    color: Theme.amberGround

    Column {
        id: parts
        x: Theme.mm(7)
        y: Theme.mm(6)
        width: parent.width - 2 * x
        spacing: Theme.mm(4)

        Row {
            width: parent.width
            spacing: Theme.mm(5)

            Icon {
                id: mark
                name: "triangle-alert"
                color: Theme.amber
                size: Math.round(root.size * 1.35)
            }

            BodyText {
                width: parent.width - mark.width - parent.spacing
                text: root.happened
                size: root.size
                font.bold: true
                color: Theme.amber
                Accessible.role: Accessible.AlertMessage
                Accessible.name: [root.happened, root.filed, root.next].join(" ")
            }
        }

        Repeater {
            model: [["failure.filed", root.filed], ["failure.next", root.next]]

            Item {
                id: part
                required property var modelData
                width: parts.width
                height: Math.max(name.height, said.height)

                BodyText {
                    id: name
                    width: Math.round(root.size * 5.4)
                    text: Words.t(part.modelData[0])
                    size: root.size
                    color: Theme.amber
                }

                BodyText {
                    id: said
                    x: name.width + Theme.mm(3)
                    width: parent.width - x
                    text: part.modelData[1]
                    size: root.size
                    color: Theme.ink
                }
            }
        }

        SecondaryButton {
            objectName: "tell-failure"
            visible: root.telling
            width: parent.width
            height: Theme.mm(22)
            icon: "message-circle-warning"
            label: Words.t("foot.cannot_be_done")
            size: root.size
            tint: Theme.amber
            ground: Theme.amberPressed
            groundPressed: Theme.paper
            onClicked: root.cannotBeDone()
        }
    }
}
