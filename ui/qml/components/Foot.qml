import QtQuick
import ".."

// Bottom of every screen, in reach of a person who sits: the way out when something cannot be done, a person to ask,
// everything within low reach, and one line of truth that says more when it is touched.
Item {
    id: root

    required property string truth
    required property string truthIcon
    required property bool lowReach

    signal truthAsked
    signal cannotBeDone
    signal askPerson
    signal lowReachToggled

    readonly property int inset: Theme.landscape ? Theme.gap * 2 : Theme.margin
    readonly property int room: width - 2 * inset

    SecondaryButton {
        id: help
        objectName: "cannot-be-done"
        x: root.inset
        y: Theme.mm(Theme.landscape ? 2 : 8)
        width: Math.round(Theme.landscape ? (root.room - Theme.gap) * 0.55 : root.room * 0.315)
        height: Theme.mm(Theme.landscape && !Theme.elder ? 24 : 26)
        icon: "message-circle-warning"
        label: Words.t("foot.cannot_be_done")
        size: Theme.mm(Theme.elder ? 7.4 : 6.4)
        tint: Theme.amber
        ground: Theme.amberGround
        groundPressed: Theme.amberPressed
        onClicked: root.cannotBeDone()
    }

    SecondaryButton {
        id: ask
        objectName: "ask-person"
        x: help.x + help.width + Theme.mm(4)
        y: help.y
        width: Math.round(Theme.landscape ? root.room - help.width - Theme.mm(4) : root.room * 0.245)
        height: help.height
        icon: "phone-call"
        label: Words.t("foot.ask_person")
        size: help.size
        onClicked: root.askPerson()
    }

    SecondaryButton {
        id: lower
        objectName: "low-reach"
        x: Theme.landscape ? root.inset + root.room - width : ask.x + ask.width + Theme.mm(4)
        y: Theme.landscape ? help.y + help.height + Theme.mm(4) : help.y
        width: Theme.mm(Theme.elder ? 34 : 28)
        height: Theme.mm(!Theme.landscape ? 26 : Theme.elder ? 22 : 20)
        stacked: true
        icon: "accessibility"
        label: Words.t(root.lowReach ? "foot.usual_reach" : "foot.low_reach")
        size: Theme.mm(Theme.elder ? 7 : 5.6)
        textColor: Theme.ink
        checked: root.lowReach
        role: Accessible.CheckBox
        onClicked: root.lowReachToggled()
    }

    Pressable {
        id: said
        objectName: "about-truth"
        visible: root.truth !== ""
        label: root.truth
        x: Theme.landscape ? root.inset : lower.x + lower.width + Theme.mm(4)
        y: Theme.landscape ? lower.y : help.y
        width: (Theme.landscape ? lower.x - Theme.mm(4) : root.inset + root.room) - x
        height: lower.height
        onClicked: root.truthAsked()

        StateGround {
            control: said
            outlined: false
            rest: "transparent"
        }

        Column {
            id: signs
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.landscape ? 0 : line.x + line.width - line.contentWidth - width - Theme.mm(2)
            spacing: Theme.mm(1)

            Icon {
                id: mark
                name: root.truthIcon === "" ? "triangle-alert" : root.truthIcon
                color: Theme.muted
                size: Theme.mm(Theme.elder ? 8 : 7.4)
            }

            // There is more to read.
            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "info"
                color: Theme.sea
                size: Theme.mm(Theme.elder ? 6.8 : 6)
            }
        }

        TextMetrics {
            id: whole
            font: line.font
            text: root.truth
        }

        // Chinese and Japanese break anywhere: two lines of one length, and no last character alone on its line.
        BodyText {
            id: line
            objectName: "truth"
            readonly property int room: parent.width - mark.size - Theme.mm(2)
            readonly property int lines: Math.ceil(whole.advanceWidth / room)
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.landscape ? mark.size + Theme.mm(2) : parent.width - width
            width: lines < 2 || /\s/.test(text) ? room : Math.min(room, Math.ceil(whole.advanceWidth / lines) + size)
            horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignRight
            text: root.truth
            size: Theme.mm(Theme.elder ? 6.8 : 6)
            color: Theme.muted
        }
    }
}
