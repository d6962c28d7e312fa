pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Views of one place, of which one is shown below. Tabs are {value, label} and maybe `badge`, how much waits there.
Item {
    id: root

    required property string label
    required property var tabs
    required property string value

    readonly property int share: Math.floor(width / tabs.length)

    signal chosen(string value)

    implicitHeight: Theme.mm(Theme.elder ? 28 : 24)
    Accessible.role: Accessible.PageTabList
    Accessible.name: label

    Rectangle {
        y: parent.height - height
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }

    Repeater {
        model: root.tabs.length

        Pressable {
            id: tab
            required property int index
            readonly property var entry: root.tabs[index] ?? ({value: "", label: ""})
            readonly property string badge: entry.badge ?? ""
            objectName: "tab-" + entry.value
            role: Accessible.PageTab
            label: entry.label
            checked: entry.value === root.value
            Accessible.description: badge
            Accessible.selected: checked
            x: index * root.share
            width: root.share
            height: root.height
            onClicked: root.chosen(entry.value)

            StateGround {
                control: tab
                outlined: false
                color: tab.pressed ? Theme.foamPressed : "transparent"
                border.width: 0
            }

            Row {
                anchors.centerIn: parent
                spacing: Theme.mm(3)

                BodyText {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, tab.width - Theme.mm(4) - (count.visible ? count.width + parent.spacing : 0))
                    text: tab.words
                    size: Theme.elder ? Theme.small : Theme.body
                    font.bold: tab.checked
                    color: tab.checked ? Theme.sea : Theme.ink
                }

                Rectangle {
                    id: count
                    visible: tab.badge !== ""
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.max(height, figure.implicitWidth + Theme.mm(4))
                    height: figure.implicitHeight + Theme.mm(1)
                    radius: height / 2
                    color: Theme.amberGround

                    BodyText {
                        id: figure
                        anchors.centerIn: parent
                        text: tab.badge
                        size: Theme.mm(Theme.elder ? 7 : 5.6)
                        font.bold: true
                        color: Theme.amber
                    }
                }
            }

            Rectangle {
                visible: tab.checked
                y: parent.height - height
                width: parent.width
                height: Theme.focusRing
                radius: height / 2
                color: Theme.sea
            }
        }
    }
}
