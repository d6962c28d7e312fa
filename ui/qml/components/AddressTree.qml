pragma ComponentBehavior: Bound
import QtQuick
import ".."

// The next step of an address: which sub-district, which road or community, then the numbers on big keys.
Item {
    id: root

    required property var places
    required property var parts

    property int current: 0
    // As high as the place allows, and never low: a scroll bar comes where even that is too much.
    readonly property int tileHeight: Math.max(Theme.mm(22), Math.min(Theme.mm(34), Math.floor((height + grid.rowSpacing) / Math.ceil(places.length / 3)) - grid.rowSpacing))
    readonly property var part: parts[current] ?? ({part: "", digits: "", unit: ""})

    signal chosen(string value)
    signal typed(string part, string digits)

    onPartsChanged: if (parts.length === 0)
        current = 0

    ScrollArea {
        anchors.fill: parent
        visible: root.places.length > 0

        Grid {
            id: grid
            width: parent.width
            columns: 3
            columnSpacing: Theme.mm(4)
            rowSpacing: Theme.mm(4)

            Repeater {
                model: root.places.length

                Pressable {
                    id: tile
                    required property int index
                    readonly property var place: root.places[index] ?? ({label: "", value: ""})
                    objectName: "place-" + index
                    width: Math.floor((grid.width - 2 * grid.columnSpacing) / 3)
                    height: Math.max(said.height + Theme.mm(5), root.tileHeight)
                    label: place.label
                    onClicked: root.chosen(place.value)

                    StateGround {
                        control: tile
                    }

                    BodyText {
                        id: said
                        anchors.centerIn: parent
                        width: parent.width - Theme.mm(6)
                        horizontalAlignment: Text.AlignHCenter
                        text: tile.label
                        size: Theme.mm(Theme.elder ? 9.6 : 8)
                    }
                }
            }
        }
    }

    // Where there is little height the numbers stand left of the keys, not above them.
    Item {
        id: numbers
        readonly property bool beside: height < Theme.mm(130)
        anchors.fill: parent
        visible: root.parts.length > 0

        Grid {
            id: boxes
            columns: numbers.beside ? 1 : 4
            spacing: Theme.mm(4)
            width: numbers.beside ? Math.round(parent.width * 0.34) : parent.width

            Repeater {
                model: root.parts.length

                Pressable {
                    id: box
                    required property int index
                    readonly property var part: root.parts[index] ?? ({part: "", digits: "", unit: ""})
                    objectName: "part-" + part.part
                    role: Accessible.RadioButton
                    checked: index === root.current
                    width: Math.floor((boxes.width - (boxes.columns - 1) * boxes.spacing) / boxes.columns)
                    height: numbers.beside ? Math.min(Theme.mm(24), Math.floor((numbers.height - 3 * boxes.spacing) / 4)) : Theme.mm(24)
                    label: part.digits + " " + part.unit
                    onClicked: root.current = index

                    StateGround {
                        control: box
                    }

                    Row {
                        anchors.centerIn: parent
                        spacing: Theme.mm(2)

                        Text {
                            anchors.verticalCenter: parent.verticalCenter
                            visible: text !== ""
                            text: box.part.digits
                            color: Theme.ink
                            font.family: Theme.mono
                            font.bold: true
                            font.pixelSize: Theme.mm(box.part.digits.length > 4 ? 7 : 11)
                        }

                        BodyText {
                            anchors.verticalCenter: parent.verticalCenter
                            text: box.part.unit
                            size: Theme.mm(Theme.elder ? 8 : 7)
                            color: Theme.muted
                        }
                    }
                }
            }
        }

        NumberPad {
            x: numbers.beside ? boxes.width + Theme.gap : 0
            y: numbers.beside ? 0 : boxes.height + Theme.gap
            width: parent.width - x
            height: Math.min(parent.height - y, Theme.mm(4 * 30) + 3 * Theme.gap)
            extra: "-"
            onTyped: character => root.typed(root.part.part, root.part.digits + character)
            onTookBack: root.typed(root.part.part, root.part.digits.slice(0, -1))
        }
    }
}
