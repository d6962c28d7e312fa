pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Done and erased. What was left behind is said in three stages: a sentence; larger; on the whole glass.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool leftBehind: view.cardLeft || view.paperLeft
    readonly property bool urgent: view.alarm > 1

    statement: true
    centred: true
    question: view.title
    questionSize: urgent ? Math.round(Theme.display * (view.alarm > 2 && !Theme.landscape && view.title.length < 10 ? 1.5 : 1.25)) : Theme.display
    help: urgent ? "" : view.help
    primary: view.countdown > 0 ? Words.t("goodbye.finish_in", {seconds: view.countdown}) : Words.t("goodbye.finish")
    onPrimaryClicked: root.view.finish()

    Rectangle {
        parent: root
        z: -1
        visible: root.urgent
        anchors.fill: parent
        color: Theme.amberGround
    }

    picture: Row {
        spacing: Theme.mm(10)

        Sign {
            visible: root.view.cardLeft || !root.leftBehind
            name: root.leftBehind ? "id-card" : "hand"
        }

        Sign {
            visible: root.view.paperLeft
            name: "receipt-text"
        }
    }

    component Sign: Emblem {
        width: Theme.mm(Theme.landscape ? 70 : root.urgent ? 112 : 100)
        tint: root.leftBehind ? Theme.amber : Theme.green
        color: !root.leftBehind ? Theme.greenGround : root.urgent ? Theme.paper : Theme.amberGround
    }

    Notice {
        visible: root.view.sentence !== ""
        width: parent.width
        kind: root.leftBehind ? Notice.Attention : Notice.Plain
        size: root.urgent ? Theme.title : Theme.body
        text: root.view.sentence
    }
}
