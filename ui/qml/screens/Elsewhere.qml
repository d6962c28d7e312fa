pragma ComponentBehavior: Bound
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

        Loader {
            width: parent.width
            active: !Theme.landscape
            visible: active
            sourceComponent: ways
        }
    }

    aside: Loader {
        y: parent.height - height
        width: parent.width
        active: Theme.landscape
        sourceComponent: ways
    }

    // What else there is: a time at the window, or another place.
    Component {
        id: ways

        Column {
            spacing: Theme.gap

            SecondaryButton {
                objectName: "book"
                width: parent.width
                height: Math.max(Theme.mm(28), implicitHeight)
                icon: "clock"
                bold: true
                label: Words.t("booking.book")
                onClicked: root.view.book()
            }

            SecondaryButton {
                objectName: "show-nearby"
                width: parent.width
                height: Math.max(Theme.mm(28), implicitHeight)
                icon: "map-pin"
                label: Words.t("nearby.show")
                onClicked: root.view.showNearby()
            }
        }
    }
}
