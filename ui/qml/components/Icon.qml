import QtQuick
import ".."

// A Lucide icon by name, in one colour; nothing where there is no name. Always shown beside a word that says the same.
Image {
    id: root

    required property string name
    property color color: Theme.ink
    property int size: Theme.mm(9)

    visible: name !== ""
    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name === "" ? "" : "image://icon/" + name + "/" + String(color).slice(-6)
    Accessible.ignored: true
}
