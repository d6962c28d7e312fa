import QtQuick
import ".."
import "../components"

// An answer showed that this cannot be filed here: why, and where to go instead.
Scene {
    id: root

    required property var shell
    required property var view

    back: Words.t("elsewhere.back")
    backShare: 0.45
    primary: Words.t("elsewhere.finish")
    onBackClicked: root.view.back()
    onPrimaryClicked: root.view.finish()

    Column {
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Theme.mm(-8)
        width: parent.width
        spacing: Theme.mm(14)

        Emblem {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.mm(80)
            name: "signpost"
            tint: Theme.amber
            color: Theme.amberGround
        }

        Question {
            width: parent.width
            centred: true
            text: Words.t("elsewhere.title")
        }

        BodyText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.view.sentence
            size: Theme.title
        }
    }
}
