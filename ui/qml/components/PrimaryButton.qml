import QtQuick
import ".."

// The one next step. A second line and an icon where the step needs them; red where it destroys; quiet where the screen has
// something else to do first. Give it a width.
Pressable {
    id: root

    property string note: ""
    property string icon: ""
    property int minimumHeight: Theme.actionHeight
    property bool destructive: false
    property bool quiet: false

    readonly property color ink: inked(quiet ? Theme.sea : Theme.seaText)
    readonly property int room: width - Theme.mm(mark.name === "" ? 12 : Theme.landscape ? 36 : 42)

    implicitHeight: Math.max(minimumHeight, words.implicitHeight + Theme.mm(10))

    StateGround {
        control: root
        outlined: false
        radius: Theme.buttonRadius
        rest: root.quiet ? Theme.foam : root.destructive ? Theme.red : Theme.sea
        pressed: root.quiet ? Theme.foamPressed : root.destructive ? Theme.redPressed : Theme.seaPressed
    }

    Row {
        id: words
        anchors.centerIn: parent
        spacing: Theme.mm(8)

        StateIcon {
            id: mark
            anchors.verticalCenter: parent.verticalCenter
            control: root
            rest: root.icon
            color: root.ink
            size: Theme.mm(root.note === "" || root.off ? 12 : Theme.landscape ? 18 : 20)
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(1)

            BodyText {
                width: Math.min(implicitWidth, root.room)
                horizontalAlignment: mark.name === "" ? Text.AlignHCenter : Text.AlignLeft
                text: root.words
                size: root.told ? Theme.body : root.note === "" || Theme.landscape ? Theme.title : Math.round(Theme.title * 1.2)
                font.bold: !root.told
                color: root.ink
            }

            BodyText {
                visible: root.note !== "" && !root.told
                width: Math.min(implicitWidth, root.room)
                text: root.note
                size: Theme.small
                color: root.off ? Theme.muted : Theme.seaTextMuted
            }
        }
    }
}
