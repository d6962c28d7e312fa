pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Up to seven answers in one column; a longer list (streets) in two.
ScrollArea {
    id: root

    required property var choices
    required property var value
    property bool several: false

    readonly property int columns: choices.length > (Theme.landscape || Theme.lowered ? 4 : 7) ? 2 : 1

    // What a row shows for the moment between its end in the list and its own.
    readonly property var gone: ({value: "", label: "", help: ""})

    signal chosen(string value)

    function isChosen(value: string): bool {
        return several ? root.value.indexOf(value) >= 0 : root.value === value;
    }

    Grid {
        id: grid
        width: parent.width
        columns: root.columns
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        // By number: a choice that changes stays the same tile, under the same finger.
        Repeater {
            model: root.choices.length

            ChoiceTile {
                required property int index
                readonly property var modelData: root.choices[index] ?? root.gone
                objectName: "choice-" + modelData.value
                width: Math.floor((grid.width - (root.columns - 1) * grid.columnSpacing) / root.columns)
                several: root.several
                slim: root.columns > 1
                tall: !Theme.landscape && !Theme.lowered && root.choices.length <= 5
                label: modelData.label
                help: modelData.help ?? ""
                checked: root.isChosen(modelData.value)
                onClicked: root.chosen(modelData.value)
            }
        }
    }
}
