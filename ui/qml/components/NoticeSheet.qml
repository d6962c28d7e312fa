import QtQuick
import ".."

// A plain sentence, with one way on, and somebody to tell where that is no help.
Sheet {
    id: root

    required property string text

    signal dismissed
    signal cannotBeDone

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

    SecondaryButton {
        objectName: "tell-notice"
        width: parent.width
        icon: "message-circle-warning"
        label: Words.t("foot.cannot_be_done")
        tint: Theme.amber
        ground: Theme.amberGround
        groundPressed: Theme.amberPressed
        onClicked: root.cannotBeDone()
    }

    PrimaryButton {
        objectName: "dismiss"
        width: parent.width
        label: Words.t("notice.understood")
        onClicked: root.dismissed()
    }
}
