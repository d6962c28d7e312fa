pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// The terminal takes nothing: said at once, before anybody types, with what still holds, where to go instead, and whom to call.
// It comes back by itself.
Scene {
    id: root

    required property var shell
    required property var view

    statement: true
    centred: true
    question: Words.t("out_of_service.title")
    questionSize: tight ? Theme.headline : Theme.display
    help: view.sentence

    // Little room: the sign gives way, and what matters least of the rows.
    readonly property bool tight: Theme.lowered || (Theme.elder && Theme.landscape)
    readonly property var told: [["out_of_service.holds", view.works], ["out_of_service.elsewhere", view.elsewhere], ["out_of_service.call", Words.t("out_of_service.number")], ["out_of_service.back", view.reason]]

    picture: tight ? null : sign

    Component {
        id: sign

        Emblem {
            width: Theme.mm(Theme.landscape || Theme.elder ? 44 : 70)
            name: root.view.icon
            tint: Theme.amber
            color: Theme.amberGround
        }
    }

    Column {
        width: parent.width
        spacing: Theme.mm(Theme.landscape ? 4 : 8)

        Panel {
            width: parent.width

            Repeater {
                model: root.tight ? root.told.slice(1, 3) : root.told

                ValueRow {
                    required property var modelData
                    required property int index
                    width: parent.width
                    label: Words.t(modelData[0])
                    value: modelData[1]
                    last: index === (root.tight ? 1 : 3)
                }
            }
        }

        BodyText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.view.smallPrint
            size: Theme.small
            color: Theme.muted
        }
    }
}
