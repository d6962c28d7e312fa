import QtQuick
import ".."
import "../components"

// The moment between "submit" and the number.
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
            name: "loader-circle"
            turning: true
        }

        Question {
            width: parent.width
            centred: true
            text: Words.t("filing.title")
            help: root.view.sentence
        }
    }
}
