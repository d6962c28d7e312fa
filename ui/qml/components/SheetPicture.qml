import QtQuick
import QtQuick.Shapes
import ".."

// A picture of paper: what the camera sees now, with the edge of the sheet that was found, or a page that was taken.
Rectangle {
    id: root

    // Where the picture is found; "" shows what is to be done instead.
    required property string source
    required property string label
    // x and y of the sheet's corners in the picture, clockwise, 0 to 1; empty where none is seen.
    property list<real> corners: []
    property string emptyIcon: "file-text"

    readonly property real inset: (width - shown.paintedWidth) / 2
    readonly property real drop: (height - shown.paintedHeight) / 2

    radius: Theme.cardRadius
    color: Theme.sand
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.Graphic
    Accessible.name: label

    function at(corner: int): point {
        return Qt.point(inset + corners[2 * corner] * shown.paintedWidth, drop + corners[2 * corner + 1] * shown.paintedHeight);
    }

    Icon {
        visible: root.source === ""
        anchors.centerIn: parent
        name: root.emptyIcon
        color: Theme.muted
        size: Math.round(Math.min(root.width, root.height) * 0.4)
    }

    Image {
        id: shown
        anchors.fill: parent
        anchors.margins: Theme.mm(2)
        fillMode: Image.PreserveAspectFit
        source: root.source
        cache: false
        // The picture before stays until the next is there.
        retainWhileLoading: true
        mipmap: true
    }

    Shape {
        visible: root.source !== "" && root.corners.length === 8
        anchors.fill: parent

        ShapePath {
            id: outline
            strokeColor: Theme.lamp
            strokeWidth: Theme.mm(1.5)
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin

            PathPolyline {
                path: root.corners.length === 8 ? [root.at(0), root.at(1), root.at(2), root.at(3), root.at(0)] : []
            }
        }
    }
}
