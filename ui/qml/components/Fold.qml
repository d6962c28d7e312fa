import QtQuick

// Where content that is taller than its place may be cut: between two lines, never through one.
QtObject {
    id: root

    required property Item item

    // Of the room to read in, as much may be given up that a row, or else a line, stays whole.
    readonly property var sacrifice: [0.2, 0.67]

    // The last place at or above `edge` at which nothing is cut in two; `edge` itself where that costs too much.
    function above(edge: real, room: real): real {
        for (const rows of [true, false]) {
            const found = settled(edge, true, rows);
            if (edge - found <= room * sacrifice[rows ? 0 : 1])
                return found;
        }
        return edge;
    }

    // The first such place at or below `edge`.
    function below(edge: real, room: real): real {
        for (const rows of [true, false]) {
            const found = settled(edge, false, rows);
            if (found - edge <= room * sacrifice[rows ? 0 : 1])
                return found;
        }
        return edge;
    }

    // What lies beside a line may be cut by the place that spares the line: look again until all are spared.
    function settled(edge: real, up: bool, rows: bool): real {
        for (let turn = 0; turn < 8; turn++) {
            const next = spared(root.item, edge, up, rows);
            if (next === edge)
                break;
            edge = next;
        }
        return edge;
    }

    function spared(within: var, edge: real, up: bool, rows: bool): real {
        for (const child of within.children) {
            const top = child.y, bottom = top + child.height;
            if (!child.visible || edge <= top || edge >= bottom)
                continue;
            if (child.lineCount !== undefined)
                edge = betweenLines(child, edge, up);
            else if (isOne(child) || rows && child.value !== undefined)
                edge = up ? top : bottom;
            else
                edge = top + spared(child, edge - top, up, rows);
        }
        return edge;
    }

    // What is touched, or drawn as one thing.
    function isOne(child: var): bool {
        return child.clicked !== undefined || child.source !== undefined || child.text !== undefined || (child.label !== undefined && child.value === undefined);
    }

    function betweenLines(text: var, edge: real, up: bool): real {
        const line = text.contentHeight / text.lineCount;
        const blank = text.height - text.contentHeight;
        const begins = text.y + (text.verticalAlignment === Text.AlignVCenter ? blank / 2 : text.verticalAlignment === Text.AlignBottom ? blank : 0);
        const lines = (edge - begins) / line;
        if (!(lines > 0 && lines < text.lineCount))
            return edge;
        return begins + line * (up ? Math.floor(lines + 0.01) : Math.ceil(lines - 0.01));
    }
}
