import QtQuick
import ".."

// Bottom of every screen: the way out when something cannot be done, a person to ask, and one line of truth.
Item {
    id: root

    required property string truth
    required property string truthIcon

    signal cannotBeDone
    signal askPerson

    readonly property int inset: Theme.landscape ? Theme.gap * 2 : Theme.margin
    readonly property int room: width - 2 * inset

    SecondaryButton {
        id: help
        objectName: "cannot-be-done"
        x: root.inset
        y: Theme.mm(Theme.landscape ? 2 : 8)
        width: Math.round(Theme.landscape ? (root.room - Theme.gap) * 0.55 : root.room * 0.325)
        height: Theme.mm(26)
        icon: "message-circle-warning"
        label: Words.t("foot.cannot_be_done")
        size: Theme.mm(Theme.elder ? 8 : 6.4)
        tint: Theme.amber
        ground: Theme.amberGround
        groundPressed: Theme.amberPressed
        onClicked: root.cannotBeDone()
    }

    SecondaryButton {
        id: ask
        objectName: "ask-person"
        x: help.x + help.width + Theme.gap
        y: help.y
        width: Math.round(Theme.landscape ? (root.room - Theme.gap) * 0.45 : root.room * 0.27)
        height: help.height
        icon: "phone-call"
        label: Words.t("foot.ask_person")
        size: help.size
        onClicked: root.askPerson()
    }

    Item {
        x: Theme.landscape ? root.inset : ask.x + ask.width + Theme.gap
        y: Theme.landscape ? help.y + help.height + Theme.mm(3) : help.y
        width: root.inset + root.room - x
        height: Theme.landscape ? root.height - y - Theme.mm(5) : help.height

        Icon {
            id: mark
            visible: root.truthIcon !== "" && root.truth !== ""
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.landscape ? 0 : line.x + line.width - line.contentWidth - width - Theme.mm(2)
            name: root.truthIcon === "" ? "info" : root.truthIcon
            color: Theme.muted
            size: Theme.mm(Theme.elder ? 8 : 7.4)
        }

        BodyText {
            id: line
            objectName: "truth"
            anchors.verticalCenter: parent.verticalCenter
            x: mark.size + Theme.mm(2)
            width: parent.width - x
            horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignRight
            text: root.truth
            size: Theme.mm(Theme.elder ? 6.8 : 6)
            color: Theme.muted
        }
    }
}
