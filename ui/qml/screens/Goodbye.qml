import QtQuick
import ".."
import "../components"

// Done and erased; the card, if it still lies there.
Scene {
    id: root

    required property var shell
    required property var view

    primary: view.countdown > 0 ? Words.t("goodbye.finish_in", {seconds: view.countdown}) : Words.t("goodbye.finish")
    onPrimaryClicked: root.view.finish()

    Column {
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Theme.mm(-8)
        width: parent.width
        spacing: Theme.mm(14)

        Emblem {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.mm(Theme.landscape ? 70 : 100)
            name: root.view.cardLeft ? "id-card" : "hand"
            tint: root.view.cardLeft ? Theme.amber : Theme.green
            color: root.view.cardLeft ? Theme.amberGround : Theme.greenGround
        }

        Question {
            width: parent.width
            centred: true
            text: Words.t(root.view.cardLeft ? "goodbye.take_card" : "goodbye.title")
            help: Words.t("goodbye.erased")
        }

        Notice {
            visible: root.view.sentence !== ""
            width: parent.width
            kind: root.view.cardLeft ? Notice.Attention : Notice.Done
            text: root.view.sentence
        }
    }
}
