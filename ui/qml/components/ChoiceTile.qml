import QtQuick
import ".."

// One answer among few. The mark and the frame say together that it is chosen.
Pressable {
    id: root

    property string help: ""
    property bool several: false
    property bool slim: false
    property bool tall: false

    // Words as short as an hour, three to a row: the mark leaves them the room.
    readonly property bool close: slim && width < Theme.mm(60)

    role: several ? Accessible.CheckBox : Accessible.RadioButton
    implicitHeight: Math.max(Theme.mm(slim ? 24 : tall ? 40 : 32), words.implicitHeight + Theme.mm(10))

    StateGround {
        control: root
    }

    Rectangle {
        id: mark
        x: Theme.mm(root.close ? 4 : 8)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(root.close ? 9 : Theme.elder ? 13 : 11)
        height: width
        radius: root.several ? Theme.mm(2) : width / 2
        color: root.off || root.busy ? "transparent" : root.checked ? Theme.sea : Theme.paper
        border.width: root.checked || root.off || root.busy ? 0 : Theme.focusLine
        border.color: Theme.elder ? Theme.ink : Theme.muted

        StateIcon {
            anchors.centerIn: parent
            control: root
            rest: root.checked ? "check" : ""
            color: root.busy ? Theme.sea : root.inked(Theme.seaText)
            size: Math.round(parent.width * (root.off || root.busy ? 1 : 0.72))
        }
    }

    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: mark.x + mark.width + Theme.mm(root.close ? 4 : 7)
        width: root.width - x - Theme.mm(root.close ? 3 : 8)
        spacing: Theme.mm(1)

        BodyText {
            width: parent.width
            text: root.words
            size: root.slim || root.told ? Theme.body : Theme.title
            color: root.inked(Theme.ink)
            font.bold: root.checked
        }

        BodyText {
            width: parent.width
            visible: text !== "" && !root.told
            text: root.help
            size: Theme.elder ? Theme.small : Theme.mm(6.4)
            color: Theme.muted
        }
    }
}
