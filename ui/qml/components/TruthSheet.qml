pragma ComponentBehavior: Bound
import QtQuick
import ".."

// What the line at the foot means: what still works, what does not, what becomes of what was filed. A touch beside it
// closes it, for nothing has to be decided.
Sheet {
    id: root

    // Each has `title`, `icon` and `points`, and each of these `icon` and `text`.
    required property var explanations

    readonly property int size: Theme.elder ? Theme.small : Theme.body
    readonly property int sign: Math.round(size * 1.3)

    widest: Theme.mm(Theme.landscape ? 340 : 250)

    signal dismissed

    onTouchedBeside: dismissed()

    Repeater {
        model: root.explanations

        Column {
            id: explanation

            required property var modelData

            width: parent.width
            spacing: Theme.mm(4)

            Item {
                width: parent.width
                height: Math.max(tile.height, title.height)

                IconTile {
                    id: tile
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.mm(20)
                    height: width
                    name: explanation.modelData.icon
                    tint: Theme.amber
                    color: Theme.amberGround
                }

                BodyText {
                    id: title
                    anchors.verticalCenter: parent.verticalCenter
                    x: tile.width + Theme.gap
                    width: parent.width - x
                    text: explanation.modelData.title
                    size: Theme.title
                    font.bold: true
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
            }

            Repeater {
                model: explanation.modelData.points

                Item {
                    id: point

                    required property var modelData

                    width: explanation.width
                    height: said.height

                    Icon {
                        x: Math.round((tile.width - width) / 2)
                        y: Math.round((said.lineHeight - height) / 2)
                        name: point.modelData.icon
                        color: name === "ban" ? Theme.amber : name === "circle-check" ? Theme.green : Theme.sea
                        size: root.sign
                    }

                    BodyText {
                        id: said
                        x: title.x
                        width: parent.width - x
                        text: point.modelData.text
                        size: root.size
                    }
                }
            }
        }
    }

    PrimaryButton {
        objectName: "dismiss"
        width: parent.width
        label: Words.t("notice.understood")
        onClicked: root.dismissed()
    }
}
