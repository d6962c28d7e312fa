pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// The terminal takes nothing: said at once, before anybody types, with what still holds, where to go instead, and whom to call.
// It comes back by itself. On a wide screen the other places stand beside; with low reach what is only read stands in the upper part.
Scene {
    id: root

    required property var shell
    required property var view

    statement: true
    centred: true
    question: Words.t("out_of_service.title")
    questionSize: Theme.lowered || (Theme.elder && Theme.landscape) ? Theme.headline : Theme.display
    help: Theme.lowered ? [view.sentence, view.works, view.reason].join("\n") : view.sentence

    readonly property int most: Theme.elder ? 1 : 3
    readonly property var places: view.elsewhere.slice(0, most)
    readonly property var holds: ["out_of_service.holds", view.works]
    readonly property var there: ["out_of_service.elsewhere", places.join("\n")]
    readonly property var call: ["out_of_service.call", Words.t("out_of_service.number")]
    readonly property var until: ["out_of_service.back", view.reason]
    readonly property var told: Theme.landscape ? [holds, call, until] : Theme.lowered ? [there, call] : [holds, there, call, until]

    picture: Theme.landscape || Theme.lowered ? null : sign

    Component {
        id: sign

        Emblem {
            width: Theme.mm(Theme.elder ? 44 : 70)
            name: root.view.icon
            tint: Theme.amber
            color: Theme.amberGround
        }
    }

    component SmallPrint: BodyText {
        width: parent.width
        visible: text !== ""
        horizontalAlignment: Text.AlignHCenter
        size: Theme.small
        color: Theme.muted
    }

    Column {
        width: parent.width
        spacing: Theme.mm(Theme.landscape ? 4 : 8)

        Panel {
            width: parent.width

            Repeater {
                model: root.told

                ValueRow {
                    required property var modelData
                    required property int index
                    width: parent.width
                    label: Words.t(modelData[0])
                    value: modelData[1]
                    last: index === root.told.length - 1
                }
            }
        }

        SmallPrint {
            text: Theme.landscape || root.view.age === "" ? root.view.smallPrint : root.view.age + "\n" + root.view.smallPrint
        }
    }

    aside: Column {
        width: parent.width
        spacing: Theme.mm(4)

        BodyText {
            width: parent.width
            text: Words.t("out_of_service.elsewhere")
            font.bold: true
        }

        Panel {
            width: parent.width
            color: Theme.sand

            Repeater {
                model: root.places

                Item {
                    id: place
                    required property string modelData
                    required property int index
                    width: parent.width
                    height: where.height + Theme.mm(8)

                    BodyText {
                        id: where
                        y: Theme.mm(4)
                        width: parent.width
                        text: place.modelData
                    }

                    Rectangle {
                        visible: place.index < root.places.length - 1
                        y: parent.height - height
                        width: parent.width
                        height: Theme.hairline
                        color: Theme.line
                    }
                }
            }
        }

        SmallPrint {
            text: root.view.age
        }
    }
}
