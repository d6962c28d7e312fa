pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Every life event there is.
Scene {
    id: root

    required property var shell
    required property var view

    question: Words.t("choose.question")
    help: root.view.notice
    back: Words.t("action.back")
    onBackClicked: root.view.back()

    ScrollArea {
        anchors.fill: parent

        Grid {
            id: tiles
            width: parent.width
            columns: 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            Repeater {
                model: root.view.events

                EventTile {
                    required property var modelData
                    objectName: "event-" + modelData.id
                    width: Math.floor((tiles.width - tiles.columnSpacing) / 2)
                    height: Theme.mm(Theme.elder ? 52 : 42)
                    wide: true
                    icon: modelData.icon
                    label: modelData.title
                    note: Theme.elder ? "" : modelData.subtitle
                    onClicked: root.view.choose(modelData.id)
                }
            }
        }
    }
}
