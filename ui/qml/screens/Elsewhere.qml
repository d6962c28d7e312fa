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
    question: view.title
    questionSize: Theme.display
    // In low reach what is only read stands above the band.
    help: Theme.lowered ? [view.because, view.sentence, view.ask].filter(each => each !== "").join("\n") : ""
    back: Words.t("elsewhere.back")
    backShare: 0.45
    primary: Words.t("elsewhere.finish")
    onBackClicked: root.view.back()
    onPrimaryClicked: root.view.finish()

    picture: Emblem {
        width: Theme.mm(Theme.landscape && Theme.elder ? 48 : 80)
        name: "signpost"
        tint: Theme.amber
        color: Theme.amberGround
    }

    Column {
        width: parent.width
        spacing: Theme.mm(Theme.landscape ? 4 : 10)

        Line {
            text: root.view.because
            color: Theme.muted
        }

        Line {
            text: root.view.sentence
            size: Theme.title
        }

        Line {
            text: root.view.ask
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

    component Line: BodyText {
        visible: text !== "" && !Theme.lowered
        width: parent?.width ?? 0
        horizontalAlignment: Text.AlignHCenter
    }

    // What else there is: a time at the window, all there is to know on paper or phone, or another place.
    Component {
        id: ways

        Flow {
            id: steps
            spacing: Theme.gap

            // Upright the two that only tell share a row.
            readonly property int half: Theme.landscape ? width : Math.floor((width - spacing) / 2)
            readonly property int least: Theme.mm(Theme.landscape || Theme.lowered ? 22 : 28)
            readonly property int tallest: Theme.landscape ? 0 : Math.max(guide.implicitHeight, nearby.implicitHeight)

            SecondaryButton {
                objectName: "book"
                width: steps.width
                height: Math.max(steps.least, implicitHeight)
                icon: "clock"
                bold: true
                label: Words.t("booking.book")
                onClicked: root.view.book()
            }

            SecondaryButton {
                id: guide
                objectName: "read-guide"
                width: steps.half
                height: Math.max(steps.least, implicitHeight, steps.tallest)
                size: Theme.elder || Theme.landscape ? Theme.small : Theme.body
                icon: "file-text"
                label: root.view.guide
                onClicked: root.view.readGuide()
            }

            SecondaryButton {
                id: nearby
                objectName: "show-nearby"
                width: steps.half
                height: Math.max(steps.least, implicitHeight, steps.tallest)
                size: Theme.elder || Theme.landscape ? Theme.small : Theme.body
                icon: "map-pin"
                label: Words.t("nearby.show")
                onClicked: root.view.showNearby()
            }
        }
    }
}
