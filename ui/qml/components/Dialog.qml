pragma ComponentBehavior: Bound
import QtQuick
import ".."

// One question that has to be answered before anything goes on: what is asked, what follows from it, and two ways out.
// A touch beside it is neither.
Sheet {
    id: root

    required property string question
    required property string confirm
    property string cancel: Words.t("dialog.cancel")
    property list<string> consequences: []
    property string icon: destructive ? "triangle-alert" : "info"
    property bool destructive: false
    property bool busy: false
    // Why it cannot be confirmed now.
    property string because: ""

    signal confirmed
    signal cancelled

    IconTile {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.mm(30)
        height: width
        name: root.icon
        tint: root.destructive ? Theme.red : Theme.sea
        color: root.destructive ? Theme.redGround : Theme.foam
    }

    Question {
        width: parent.width
        centred: true
        text: root.question
        size: Theme.headline
    }

    Column {
        width: parent.width
        spacing: Theme.mm(3)
        visible: root.consequences.length > 0

        Repeater {
            model: root.consequences

            Item {
                id: point
                required property string modelData
                width: parent?.width ?? 0
                height: said.height

                Rectangle {
                    x: Theme.mm(2)
                    y: Math.round((said.lineHeight - height) / 2)
                    width: Theme.mm(2.5)
                    height: width
                    radius: width / 2
                    color: root.destructive ? Theme.red : Theme.sea
                }

                BodyText {
                    id: said
                    x: Theme.mm(10)
                    width: parent.width - x
                    text: point.modelData
                }
            }
        }
    }

    Item {
        width: parent.width
        height: Math.max(keep.implicitHeight, go.implicitHeight, Theme.mm(32))

        SecondaryButton {
            id: keep
            objectName: "cancel"
            width: Math.round((parent.width - Theme.gap) * 0.45)
            height: parent.height
            label: root.cancel
            size: Theme.elder ? Theme.body : Theme.mm(8.4)
            textColor: Theme.ink
            because: root.busy ? Words.t("dialog.under_way") : ""
            onClicked: root.cancelled()
        }

        PrimaryButton {
            id: go
            objectName: "confirm"
            x: keep.width + Theme.gap
            width: parent.width - x
            height: parent.height
            minimumHeight: Theme.mm(32)
            label: root.confirm
            destructive: root.destructive
            busy: root.busy
            because: root.because
            onClicked: root.confirmed()
        }
    }
}
