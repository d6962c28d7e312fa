import QtQuick

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

    Image {
        x: root.inset
        y: root.inset
        width: root.module * root.rows.length
        height: width
        source: root.rows.length > 0 ? "image://qr/" + root.rows.join("-") : ""
        smooth: false
        cache: false
    }
}
