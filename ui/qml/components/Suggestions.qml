pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Likely values, one touch each. As many as fit into `rows` rows; what does not fit is not shown, and can be typed. One
// that has an `icon` is no value but another way to the answer: somebody's card on the reader.
Item {
    id: root

    required property var chips
    property int rows: 2

    readonly property int chipHeight: Theme.target
    readonly property int between: Theme.mm(4)
    readonly property var places: laidOut(chips, width, rows, letters.font.pixelSize)

    readonly property int icons: chips.length > 0 && chips[0].icon ? 1 : 0

    signal taken(string value)
    signal cardAsked

    implicitHeight: places.length === 0 ? 0 : (places[places.length - 1].row + 1) * (chipHeight + between) - between

    // Where each chip that fits goes, and which it is. One that is too long for a row is left out.
    function laidOut(chips: var, width: int, rows: int, size: int): var {
        const found = [];
        let row = 0;
        let x = 0;
        for (let each = 0; each < chips.length && width > 0; each++) {
            const wide = Math.max(Theme.target, Math.ceil(letters.advanceWidth(chips[each].label) + size / 4) + Theme.mm(14) + (chips[each].icon ? Math.round(size * 1.3) + Theme.mm(4) : 0));
            if (wide > width)
                continue;
            if (x > 0 && x + wide > width) {
                row++;
                x = 0;
            }
            if (row >= rows)
                break;
            found.push({x: x, width: wide, row: row, chip: each});
            x += wide + between;
        }
        return found;
    }

    FontMetrics {
        id: letters
        font.family: Theme.family
        font.pixelSize: Theme.mm(Theme.elder ? 8.6 : 7)
    }

    Repeater {
        model: root.places.length

        SecondaryButton {
            required property int index
            readonly property var place: root.places[index] ?? ({x: 0, width: 0, row: 0, chip: -1})
            readonly property var chip: root.chips[place.chip] ?? ({label: "", value: ""})
            objectName: chip.icon ? "their-card" : "chip-" + (place.chip - root.icons)
            x: place.x
            y: place.row * (root.chipHeight + root.between)
            width: place.width
            height: root.chipHeight
            size: letters.font.pixelSize
            label: chip.label
            icon: chip.icon ?? ""
            busy: chip.busy ?? false
            onClicked: {
                if (chip.icon)
                    root.cardAsked();
                else
                    root.taken(chip.value);
            }
        }
    }
}
