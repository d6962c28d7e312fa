import QtQuick
import ".."

// One thing of the catalogue, or a shelf of it: icon, name, a line more; a touch opens it.
Pressable {
    id: root

    property string note: ""
    property string icon: ""

    readonly property int pad: Theme.mm(6)

    implicitHeight: Math.max(Theme.mm(Theme.elder ? 30 : 24), words.implicitHeight + Theme.mm(6))

    StateGround {
        control: root
    }

    StateIcon {
        id: sign
        anchors.verticalCenter: parent.verticalCenter
        control: root
        x: root.pad
        rest: root.icon
        color: root.inked(Theme.sea)
        size: Theme.mm(Theme.elder ? 12 : 10)
    }

    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: sign.x + sign.width + root.pad
        width: root.width - x - onward.width - 2 * root.pad
        spacing: Theme.mm(0.5)

        BodyText {
            width: parent.width
            text: root.words
            color: root.inked(Theme.ink)
            size: root.told ? Theme.small : Theme.elder ? Theme.small : Theme.body
            font.bold: true
        }

        BodyText {
            visible: text !== "" && !root.told
            width: parent.width
            text: root.note
            size: Theme.elder ? Theme.mm(7.6) : Theme.mm(5.6)
            color: Theme.muted
        }
    }

    Icon {
        id: onward
        anchors.verticalCenter: parent.verticalCenter
        x: root.width - width - root.pad
        name: "arrow-right"
        color: Theme.muted
        size: Theme.mm(7)
    }
}
