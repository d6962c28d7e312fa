import QtQuick
import ".."

// A failure that has to be read before anything else.
Sheet {
    id: root

    required property string happened
    required property string filed
    required property string next

    signal dismissed
    signal cannotBeDone

    IconTile {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.mm(34)
        height: width
        name: "triangle-alert"
        tint: Theme.amber
        color: Theme.amberGround
    }

    FailureNote {
        width: parent.width
        happened: root.happened
        filed: root.filed
        next: root.next
        size: Theme.elder || Theme.landscape ? Theme.body : Theme.title
        onCannotBeDone: root.cannotBeDone()
    }

    PrimaryButton {
        objectName: "dismiss"
        width: parent.width
        label: Words.t("notice.understood")
        onClicked: root.dismissed()
    }
}
