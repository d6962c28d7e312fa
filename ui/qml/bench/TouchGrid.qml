pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Fields over the whole glass, each of which turns green under a finger. When all have, the glass feels everywhere; who cannot
// reach one says so.
Rectangle {
    id: root

    readonly property bool traps: true
    readonly property int columns: Theme.landscape ? 12 : 7
    readonly property int rows: Theme.landscape ? 7 : 12
    property var felt: ({})
    readonly property int remaining: columns * rows - Object.keys(felt).length

    signal allFelt
    signal gaveUp

    color: Theme.paper

    function feel(x: real, y: real): void {
        const column = Math.floor(x / (width / columns));
        const row = Math.floor(y / (height / rows));
        if (column < 0 || row < 0 || column >= columns || row >= rows)
            return;
        const number = row * columns + column;
        if (felt[number])
            return;
        felt = Object.assign({}, felt, {[number]: true});
        if (remaining === 0)
            allFelt();
    }

    Repeater {
        model: root.columns * root.rows

        Rectangle {
            required property int index
            x: Math.round((index % root.columns) * root.width / root.columns)
            y: Math.round(Math.floor(index / root.columns) * root.height / root.rows)
            width: Math.ceil(root.width / root.columns)
            height: Math.ceil(root.height / root.rows)
            color: root.felt[index] ? Theme.green : Theme.paper
            border.width: Theme.hairline
            border.color: Theme.muted
        }
    }

    MouseArea {
        objectName: "veil"
        anchors.fill: parent
        Accessible.ignored: true
        onPressed: mouse => root.feel(mouse.x, mouse.y)
        onPositionChanged: mouse => root.feel(mouse.x, mouse.y)
    }

    Rectangle {
        anchors.centerIn: parent
        width: Theme.mm(150)
        height: said.height + Theme.mm(14)
        radius: Theme.cardRadius
        color: Theme.paper
        border.width: Theme.focusLine
        border.color: Theme.sea

        Column {
            id: said
            anchors.centerIn: parent
            width: parent.width - Theme.mm(14)
            spacing: Theme.mm(4)

            BodyText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: Words.t("test.touch_all", {count: root.remaining})
                size: Theme.mm(7)
                font.bold: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            SecondaryButton {
                objectName: "touch-gave-up"
                width: parent.width
                height: Theme.mm(20)
                icon: "x"
                label: Words.t("test.touch_gave_up")
                size: Theme.mm(6.4)
                onClicked: root.gaveUp()
            }
        }
    }
}
