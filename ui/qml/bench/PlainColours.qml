import QtQuick
import "../components"

// One colour over the whole glass after the other, so that dots which stay dark, bright or coloured are seen. A touch shows the
// next; after the last the person is asked.
Rectangle {
    id: root

    readonly property bool traps: true
    readonly property list<color> shown: [Qt.rgba(1, 0, 0, 1), Qt.rgba(0, 1, 0, 1), Qt.rgba(0, 0, 1, 1), Qt.rgba(1, 1, 1, 1), Qt.rgba(0, 0, 0, 1)]
    required property string label
    property int at: 0

    signal seen

    color: shown[at]

    Pressable {
        objectName: "colour"
        anchors.fill: parent
        label: root.label
        onClicked: {
            if (root.at < root.shown.length - 1)
                root.at += 1;
            else
                root.seen();
        }
    }
}
