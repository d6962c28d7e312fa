import QtQuick
import ".."
import "../components"

// Put the card on the reader; what to do when it could not be read.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool failed: view.phase === "failed"

    progress: shell.steps > 0
    back: Words.t("action.back")
    onBackClicked: root.view.back()

    Column {
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Theme.mm(-8)
        width: parent.width
        spacing: Theme.mm(14)

        Item {
            width: parent.width
            height: Theme.mm(Theme.landscape ? 84 : 150)

            CardPlace {
                anchors.centerIn: parent
                height: parent.height
                phase: root.view.phase
            }
        }

        Question {
            width: parent.width
            centred: true
            text: Words.t(root.failed ? "card.again" : root.view.phase === "reading" ? "card.reading" : "card.put")
            help: root.failed ? "" : Words.t(root.view.phase === "reading" ? "card.keep_still" : "card.where")
        }

        Notice {
            visible: root.view.sentence !== ""
            width: parent.width
            kind: root.failed ? Notice.Attention : Notice.Plain
            text: root.view.sentence
        }
    }
}
