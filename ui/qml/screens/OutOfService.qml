import QtQuick
import ".."
import "../components"

// The terminal cannot take anything: said at once, before anybody types.
Scene {
    id: root

    required property var shell
    required property var view

    statement: true
    centred: true
    question: Words.t("out_of_service.title")
    questionSize: Theme.display
    help: view.sentence

    picture: Emblem {
        width: Theme.mm(80)
        name: "wrench"
        tint: Theme.amber
        color: Theme.amberGround
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
