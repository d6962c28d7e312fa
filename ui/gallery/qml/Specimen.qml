import QtQuick
import "../../qml"
import "../../qml/components"

// One component in one state, under its caption.
Column {
    id: root

    required property var specimen
    required property int room

    // What lies over a screen is shown on as much of one as it needs.
    readonly property Sheet over: shown.item as Sheet

    spacing: Theme.mm(3)
    // Two halves and the gap between them never come out wider than the whole.
    width: Math.min(room, Math.floor(specimen.width * Theme.pixelsPerMm))

    BodyText {
        width: parent.width
        text: root.specimen.caption
        size: Theme.mm(Theme.elder ? 7 : 5.2)
        color: Theme.muted
    }

    Item {
        width: parent.width
        height: shown.height

        Loader {
            id: shown
            objectName: "specimen"
            width: parent.width
            height: root.specimen.height > 0 ? Theme.mm(root.specimen.height) : root.over !== null ? root.over.contentHeight + 4 * Theme.margin : implicitHeight
            Component.onCompleted: setSource(root.specimen.source, root.specimen.properties)
        }
    }
}
