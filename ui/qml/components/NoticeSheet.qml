import QtQuick
import ".."

// A plain sentence somebody asked for (cannot be done, ask a person), with one way on.
Sheet {
    id: root

    required property string text
    // What to read out to whom one calls.
    property string context: ""

    signal dismissed

    IconTile {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.mm(34)
        height: width
        name: "message-circle-warning"
        tint: Theme.amber
        color: Theme.amberGround
    }

    BodyText {
        width: parent.width
        objectName: "notice"
        text: root.text
        size: Theme.title
        horizontalAlignment: Text.AlignHCenter
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    Panel {
        visible: root.context !== ""
        width: parent.width

        BodyText {
            width: parent.width
            text: root.context
            size: Theme.elder ? Theme.small : Theme.body
        }
    }

    PrimaryButton {
        objectName: "dismiss"
        width: parent.width
        label: Words.t("notice.understood")
        onClicked: root.dismissed()
    }
}
