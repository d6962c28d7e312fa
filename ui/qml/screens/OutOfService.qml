import QtQuick
import ".."
import "../components"

// The terminal cannot take anything: said at once, before anybody types.
Scene {
    id: root

    required property var shell
    required property var view

    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.mm(14)

        Emblem {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.mm(80)
            name: "wrench"
            tint: Theme.amber
            color: Theme.amberGround
        }

        Question {
            width: parent.width
            centred: true
            text: Words.t("out_of_service.title")
            help: root.view.sentence
        }

        BodyText {
            width: parent.width
            visible: text !== ""
            horizontalAlignment: Text.AlignHCenter
            text: root.view.reason
            size: Theme.small
            color: Theme.muted
        }
    }
}
