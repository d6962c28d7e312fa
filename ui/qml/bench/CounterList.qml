pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// What a device has counted, since service and for ever, and the button that says it was serviced. Rows are {what, since,
// ever}.
Column {
    id: root

    required property var counters
    required property string serviced
    // Whether who was let in may say so.
    property bool mayService: true
    property bool canTakeBack: false

    signal serviceAsked
    signal takenBack

    spacing: Theme.mm(2)

    component Figure: BodyText {
        width: Theme.mm(36)
        horizontalAlignment: Text.AlignRight
        size: Theme.mm(Theme.landscape ? 5.8 : 6.4)
    }

    Item {
        width: parent.width
        height: head.height

        BodyText {
            id: head
            text: Words.t("bench.counts")
            size: Theme.mm(5.6)
            color: Theme.muted
        }

        Figure {
            x: parent.width - width - Theme.mm(7)
            text: Words.t("bench.count_ever")
            size: Theme.mm(5.6)
            color: Theme.muted
        }

        Figure {
            x: parent.width - 2 * width - Theme.mm(10)
            text: Words.t("bench.count_since")
            size: Theme.mm(5.6)
            color: Theme.muted
        }
    }

    Panel {
        width: parent.width
        padding: Theme.mm(7)

        BodyText {
            width: parent.width
            visible: root.counters.length === 0
            text: Words.t("bench.no_counts")
            size: Theme.mm(Theme.landscape ? 5.8 : 6.4)
            color: Theme.muted
        }

        Repeater {
            model: root.counters.length

            Item {
                id: line
                required property int index
                readonly property var row: root.counters[index] ?? ({what: "", since: "", ever: ""})
                width: parent?.width ?? 0
                height: name.height + Theme.mm(3)
                Accessible.role: Accessible.StaticText
                Accessible.name: [row.what, Words.t("bench.count_since"), row.since, Words.t("bench.count_ever"), row.ever].join(" ")

                BodyText {
                    id: name
                    y: Theme.mm(1.5)
                    width: parent.width - Theme.mm(78)
                    text: line.row.what
                    size: Theme.mm(Theme.landscape ? 5.8 : 6.4)
                }

                Figure {
                    x: parent.width - 2 * width - Theme.mm(3)
                    y: name.y
                    text: line.row.since
                    font.family: Theme.mono
                    font.bold: true
                }

                Figure {
                    x: parent.width - width
                    y: name.y
                    text: line.row.ever
                    font.family: Theme.mono
                    color: Theme.muted
                }
            }
        }
    }

    Item {
        width: parent.width
        height: Theme.mm(22)

        BodyText {
            anchors.verticalCenter: parent.verticalCenter
            width: button.x - Theme.mm(4)
            text: root.serviced
            size: Theme.mm(Theme.landscape ? 5.8 : 6.4)
            color: Theme.muted
        }

        SecondaryButton {
            id: button
            visible: root.mayService
            objectName: root.canTakeBack ? "take-back" : "serviced"
            x: parent.width - width
            width: Theme.mm(root.canTakeBack ? (Theme.language === "zh" ? 76 : 88) : Theme.language === "zh" ? 62 : 74)
            height: Theme.mm(20)
            anchors.verticalCenter: parent.verticalCenter
            icon: root.canTakeBack ? "undo-2" : "check"
            label: Words.t(root.canTakeBack ? "bench.service_undo" : "bench.service_now")
            size: Theme.mm(Theme.landscape ? 5.8 : 6.4)
            onClicked: root.canTakeBack ? root.takenBack() : root.serviceAsked()
        }
    }
}
