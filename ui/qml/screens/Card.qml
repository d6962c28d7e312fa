pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Put the card on the reader; what to do when it could not be read.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool failed: view.phase === "failed"
    readonly property bool reading: view.phase === "reading"

    statement: true
    centred: true
    question: Words.t(failed ? "card.again" : reading ? "card.reading" : "card.put")
    questionSize: Theme.display
    help: failed ? "" : Words.t(reading ? "card.keep_still" : "card.where")
    progress: shell.steps > 0
    back: Words.t("action.back")
    onBackClicked: root.view.back()

    picture: CardPlace {
        height: Theme.mm(Theme.landscape ? 84 : Theme.lowered ? (Theme.elder ? 64 : 84) : 150)
        phase: root.view.phase
    }

    Column {
        width: parent.width
        spacing: Theme.mm(8)

        WaitBar {
            width: parent.width
            usual: root.shell.wait
            share: root.shell.waitShare
            late: root.shell.waitLate
        }

        FailureNote {
            visible: root.failed
            // The foot offers the same, and here there is no room for it twice.
            telling: !Theme.landscape && !Theme.lowered
            width: parent.width
            happened: root.shell.failureHappened
            filed: root.shell.failureFiled
            next: root.shell.failureNext
            onCannotBeDone: root.shell.cannotBeDone()
        }
    }
}
