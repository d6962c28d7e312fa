pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// The whole catalogue: a field to search it, four shelves, and what stands on the one that is open.
Scene {
    id: root

    required property var shell
    required property var view

    question: view.opened === "" ? Words.t("find.question") : view.opened
    questionSize: Theme.headline
    help: view.opened === "" && !Theme.lowered && !(Theme.landscape && Theme.elder) ? Words.t("find.help") : ""
    back: Words.t("action.back")
    onBackClicked: root.view.back()

    // On shelves of departments and themes the tiles are short: two beside each other.
    readonly property int columns: view.shelves.length > 0 && !Theme.elder ? 2 : 1

    component SearchButton: PrimaryButton {
        objectName: "search"
        minimumHeight: Theme.mm(Theme.landscape || Theme.lowered ? 26 : 32)
        icon: "search"
        label: Words.t("find.open")
        onClicked: root.view.search()
    }

    Column {
        id: top
        width: parent.width
        spacing: Theme.mm(4)

        SearchButton {
            visible: !Theme.landscape
            width: parent.width
        }

        SegmentedChoice {
            objectName: "shelves"
            visible: root.view.opened === ""
            width: parent.width
            label: Words.t("find.question")
            value: root.view.shelf
            options: ["most_used", "life_events", "departments", "themes"].map(each => ({value: each, label: Words.t("find." + each)}))
            onChosen: value => root.view.browse(value)
        }
    }

    ScrollArea {
        y: top.height + Theme.mm(4)
        width: parent.width
        height: parent.height - y - (notice.visible ? notice.height + Theme.mm(3) : 0)

        Grid {
            id: tiles
            width: parent.width
            columns: root.columns
            columnSpacing: Theme.mm(4)
            rowSpacing: Theme.mm(4)

            Repeater {
                model: root.view.shelves

                ServiceRow {
                    required property var modelData
                    objectName: "shelf-" + modelData.id
                    width: Math.floor((tiles.width - (root.columns - 1) * tiles.columnSpacing) / root.columns)
                    height: Math.max(implicitHeight, Theme.mm(root.columns > 1 ? 32 : 24))
                    icon: modelData.icon
                    label: modelData.label
                    note: modelData.note
                    onClicked: root.view.open(modelData.id)
                }
            }

            Repeater {
                model: root.view.rows

                ServiceRow {
                    required property var modelData
                    objectName: "service-" + modelData.id
                    width: tiles.width
                    icon: modelData.icon
                    label: modelData.title
                    note: modelData.note
                    onClicked: root.view.choose(modelData.id)
                }
            }
        }
    }

    BodyText {
        id: notice
        visible: text !== "" && !Theme.landscape && !Theme.lowered
        y: parent.height - height
        width: parent.width
        text: root.view.notice
        size: Theme.small
        color: Theme.muted
    }

    aside: Column {
        width: parent.width
        anchors.bottom: parent.bottom
        spacing: Theme.gap

        BodyText {
            width: parent.width
            text: root.view.notice
            size: Theme.small
            color: Theme.muted
        }

        SearchButton {
            width: parent.width
        }
    }
}
