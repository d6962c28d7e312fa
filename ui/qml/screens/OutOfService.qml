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
    readonly property int most: tight || Theme.elder ? 1 : Theme.landscape ? 2 : 3
    readonly property string there: view.elsewhere.slice(0, most).join("\n")
    readonly property var holds: tight || Theme.landscape ? [] : [["out_of_service.holds", view.works]]
    readonly property var until: tight ? [] : [["out_of_service.back", view.reason]]
    readonly property var told: [...holds, ["out_of_service.elsewhere", there], ["out_of_service.call", Words.t("out_of_service.number")], ...until]

    picture: tight || Theme.landscape ? null : sign

    Component {
        id: sign

        Emblem {
            width: Theme.mm(Theme.elder ? 44 : 70)
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

        BodyText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.tight || root.view.age === "" ? root.view.smallPrint : root.view.age + "\n" + root.view.smallPrint
            size: Theme.small
            color: Theme.muted
        }
    }
}
