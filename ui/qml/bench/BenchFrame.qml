pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// What every technician's screen has around it: a dark head that no resident's screen has, so that nobody takes one for the
// other, the way out of maintenance, and at the bottom the ways on.
Item {
    id: root

    default property alias content: body.data
    // What lies over all of it: a dialog.
    property alias over: overlay.data
    required property var shell
    property string title: Words.t("bench.title")
    property string note: shell.placeName + "\u3000" + shell.clock
    // Behind the PIN there is something to end.
    property bool inside: true
    property string back: ""
    property string primary: ""
    property string primaryIcon: ""
    property string primaryBecause: ""
    property bool primaryBusy: false

    readonly property int pad: Theme.margin
    // Lying down there is little height: where "back" is all there is, it stands in the head.
    readonly property bool backAbove: Theme.landscape && back !== "" && primary === ""
    readonly property bool hasActions: !backAbove && (back !== "" || primary !== "")
    readonly property int actionHeight: Theme.mm(Theme.landscape ? 26 : 30)

    signal finished
    signal languageAsked(string language)
    signal backClicked
    signal primaryClicked

    Rectangle {
        anchors.fill: parent
        color: Theme.sand
    }

    Rectangle {
        id: head
        width: parent.width
        height: Theme.mm(Theme.landscape ? 28 : 33)
        color: Theme.ink

        Icon {
            id: mark
            anchors.verticalCenter: parent.verticalCenter
            x: root.pad
            name: "wrench"
            color: Theme.paper
            size: Theme.mm(13)
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            x: mark.x + mark.width + Theme.mm(6)
            width: controls.x - x - Theme.mm(4)

            BodyText {
                width: parent.width
                text: root.title
                size: Theme.mm(8.6)
                font.bold: true
                color: Theme.paper
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            BodyText {
                width: parent.width
                text: root.note
                size: Theme.mm(5.4)
                color: Theme.line
            }
        }

        Row {
            id: controls
            anchors.verticalCenter: parent.verticalCenter
            x: parent.width - width - root.pad
            spacing: Theme.mm(4)

            SecondaryButton {
                objectName: "back"
                visible: root.backAbove
                width: Theme.mm(Theme.language === "zh" ? 52 : 68)
                height: Theme.mm(20)
                icon: "arrow-left"
                label: root.back
                size: Theme.mm(6)
                onClicked: root.backClicked()
            }

            SecondaryButton {
                objectName: "bench-language"
                width: Theme.mm(36)
                height: Theme.mm(20)
                label: Words.t(Theme.language === "zh" ? "bench.language" : "bench.language_zh")
                size: Theme.mm(6)
                onClicked: root.languageAsked(Theme.language === "zh" ? "en" : "zh")
            }

            SecondaryButton {
                objectName: "finish"
                visible: root.inside
                width: Theme.mm(48)
                height: Theme.mm(20)
                icon: "log-out"
                label: Words.t("bench.finish")
                size: Theme.mm(6)
                onClicked: root.finished()
            }
        }
    }

    Item {
        id: body
        x: root.pad
        y: head.height + Theme.mm(Theme.landscape ? 7 : 10)
        width: parent.width - 2 * root.pad
        height: (root.hasActions ? actions.y : parent.height) - y - Theme.mm(Theme.landscape ? 6 : 10)
    }

    Item {
        id: actions
        visible: root.hasActions
        x: root.pad
        y: parent.height - height - Theme.mm(Theme.landscape ? 8 : 12)
        width: parent.width - 2 * x
        height: root.actionHeight

        SecondaryButton {
            objectName: "back"
            visible: root.back !== ""
            width: Math.round((parent.width - Theme.gap) / 3)
            height: parent.height
            icon: "arrow-left"
            label: root.back
            textColor: Theme.ink
            onClicked: root.backClicked()
        }

        PrimaryButton {
            objectName: "primary"
            visible: root.primary !== ""
            x: parent.width - width
            width: Math.round((parent.width - Theme.gap) * 2 / 3)
            height: parent.height
            minimumHeight: root.actionHeight
            icon: root.primaryIcon
            label: root.primary
            because: root.primaryBecause
            busy: root.primaryBusy
            onClicked: root.primaryClicked()
        }
    }

    Item {
        id: overlay
        anchors.fill: parent
    }
}
