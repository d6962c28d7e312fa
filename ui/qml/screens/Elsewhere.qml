import QtQuick
import ".."
import "../components"

// An answer showed that this cannot be filed here: why, and where to go instead.
Scene {
    id: root

    required property var shell
    required property var view

    statement: true
    centred: true
    question: Words.t("elsewhere.title")
    questionSize: Theme.display
    back: Words.t("elsewhere.back")
    backShare: 0.45
    primary: Words.t("elsewhere.finish")
    onBackClicked: root.view.back()
    onPrimaryClicked: root.view.finish()

    picture: Emblem {
        width: Theme.mm(80)
        name: "signpost"
        tint: Theme.amber
        color: Theme.amberGround
    }

    Column {
        width: parent.width
        spacing: Theme.mm(Theme.landscape ? 6 : 10)

        BodyText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.view.sentence
            size: Theme.title
        }

        SecondaryButton {
            objectName: "book"
            width: parent.width
            height: Theme.mm(28)
            icon: "clock"
            bold: true
            label: Words.t("booking.book")
            onClicked: root.view.book()
        }

        SecondaryButton {
            objectName: "show-nearby"
            width: parent.width
            height: Theme.mm(28)
            icon: "signpost"
            label: Words.t("nearby.show")
            onClicked: root.view.showNearby()
        }
    }
}
