import QtQuick
import QtQuick.Shapes

// A QR code from its rows of "0" and "1", with the quiet zone of four modules that the symbol needs. Black on white
// in every set of colours, each module a whole number of pixels: scanners come first.
Rectangle {
    id: root

    required property list<string> rows
    required property string label

    readonly property int quiet: 4
    readonly property int module: Math.max(1, Math.floor(width / (rows.length + 2 * quiet)))
    readonly property int inset: Math.floor((width - module * rows.length) / 2)

    implicitHeight: width
    color: "white"
    Accessible.role: Accessible.Graphic
    Accessible.name: label

    function path(rows: list<string>, side: int): string {
        const runs = /1+/g;
        let drawn = "";
        for (let y = 0; y < rows.length; y++)
            for (let run = runs.exec(rows[y]); run !== null; run = runs.exec(rows[y]))
                drawn += `M${run.index * side} ${y * side}h${run[0].length * side}v${side}h${-run[0].length * side}z`;
        return drawn;
    }

    Shape {
        x: root.inset
        y: root.inset

        ShapePath {
            fillColor: "black"
            strokeColor: "transparent"
            strokeWidth: -1

            PathSvg {
                path: root.path(root.rows, root.module)
            }
        }
    }
}
