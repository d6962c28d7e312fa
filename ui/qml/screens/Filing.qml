pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// The moment between "submit" and the number.
Scene {
    id: root

    required property var shell
    required property var view

    statement: true
    centred: true
    question: Words.t("filing.title")
    questionSize: Theme.display
    help: view.sentence

    picture: Emblem {
        width: Theme.mm(80)
        name: "loader-circle"
        turning: true
    }

    WaitBar {
        width: parent.width
        usual: root.shell.wait
        share: root.shell.waitShare
        late: root.shell.waitLate
    }
}
