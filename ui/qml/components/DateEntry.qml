import QtQuick
import ".."

// A date as eight digits, year first: any date in eight touches, and nothing small to hit.
Column {
    id: root

    required property string value
    required property string label
    property bool refused: false
    property var chips: []
    property int padHeight: Theme.mm(4 * 30) + 3 * Theme.gap

    readonly property string digits: value.replace(/-/g, "")

    readonly property int chipsHeight: chips.length > 0 ? likely.height + spacing : 0

    signal edited(string text)

    spacing: Theme.mm(8)

    // "2026112" -> "2026-11-2"
    function dashed(digits: string): string {
        const parts = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
        return parts.filter(part => part !== "").join("-");
    }

    DigitBoxes {
        width: parent.width
        digits: root.digits
        label: root.label
        groups: [4, 2, 2]
        names: [Words.t("date.year"), Words.t("date.month"), Words.t("date.day")]
        refused: root.refused
    }

    Suggestions {
        id: likely
        visible: root.chips.length > 0
        width: parent.width
        rows: 1
        chips: root.chips
        onTaken: value => root.edited(value)
    }

    NumberPad {
        width: parent.width
        height: root.padHeight
        onTyped: character => {
            if (root.digits.length < 8)
                root.edited(root.dashed(root.digits + character));
        }
        onTookBack: root.edited(root.dashed(root.digits.slice(0, -1)))
    }
}
