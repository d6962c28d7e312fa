import QtQuick
import ".."

// Running text: wraps, never elides.
Text {
    id: root

    property int size: Theme.body

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: size
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.round(size * Theme.lineHeight)
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
