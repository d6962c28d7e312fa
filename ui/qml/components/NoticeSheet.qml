import QtQuick
import ".."

// A plain sentence, with one way on.
Sheet {
    id: root

    required property string text

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

    PrimaryButton {
        objectName: "dismiss"
        width: parent.width
        label: Words.t("notice.understood")
        onClicked: root.dismissed()
    }
}
