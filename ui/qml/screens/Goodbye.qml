pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Done and erased; the card, if it still lies there.
Scene {
    id: root

    required property var shell
    required property var view

    statement: true
    centred: true
    question: Words.t(view.cardLeft ? "goodbye.take_card" : "goodbye.title")
    questionSize: Theme.display
    help: Words.t("goodbye.erased")
    primary: view.countdown > 0 ? Words.t("goodbye.finish_in", {seconds: view.countdown}) : Words.t("goodbye.finish")
    onPrimaryClicked: root.view.finish()

    picture: Emblem {
        width: Theme.mm(Theme.landscape ? 70 : 100)
        name: root.view.cardLeft ? "id-card" : "hand"
        tint: root.view.cardLeft ? Theme.amber : Theme.green
        color: root.view.cardLeft ? Theme.amberGround : Theme.greenGround
    }

    Notice {
        visible: root.view.sentence !== ""
        width: parent.width
        kind: root.view.cardLeft ? Notice.Attention : Notice.Done
        text: root.view.sentence
    }
}
