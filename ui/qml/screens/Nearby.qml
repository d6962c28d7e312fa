pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Where else: the places around with their way and hours, one of them with a code for the map and a slip of paper.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool known: view.places.length > 0
    readonly property bool busy: view.printing === "printing"
    readonly property bool coded: view.qr.length > 0
    readonly property int kind: view.printing === "printed" ? Notice.Done : view.printing === "printing" || view.printing === "" ? Notice.Plain : Notice.Attention

    question: Words.t(known ? "nearby.question" : "nearby.nobody_knows")
    help: !known ? [view.looked, Words.t("nearby.nobody_knows_help")].filter(each => each !== "").join("\n") : Theme.lowered && word.text !== "" ? word.text : view.age !== "" ? view.age : Words.t("nearby.help")
    back: Words.t("action.back")
    // What is printed of a place is printed: another place may be chosen, and then printed too.
    primary: !known ? Words.t(view.looking ? "nearby.looking" : "nearby.look_again") : view.canPrint && !busy && view.printing !== "printed" ? Words.t("nearby.print") : ""
    primaryIcon: known ? "printer" : "refresh-cw"
    primaryQuiet: !known
    onBackClicked: root.view.back()
    onPrimaryClicked: known ? root.view.print() : root.view.lookAgain()

    Emblem {
        visible: !root.known
        anchors.centerIn: parent
        width: Math.min(Theme.mm(80), parent.height)
        name: "signpost"
        tint: Theme.amber
        color: Theme.amberGround
    }

    ScrollArea {
        visible: root.known
        width: parent.width - (Theme.lowered ? Theme.mm(Theme.elder ? 50 : 74) : 0)
        height: below.stacked ? below.y - Theme.gap : parent.height
        spacing: Theme.mm(4)

        Repeater {
            model: root.view.places

            Column {
                id: place
                required property var modelData
                width: parent.width
                spacing: Theme.mm(3)

                PlaceTile {
                    objectName: "place-" + place.modelData.number
                    width: parent.width
                    label: place.modelData.name
                    icon: place.modelData.icon
                    address: place.modelData.address
                    distance: place.modelData.distance
                    walk: place.modelData.walk
                    standing: place.modelData.state
                    tone: place.modelData.tone
                    paper: place.modelData.paper
                    checked: place.modelData.chosen
                    onClicked: root.view.choose(place.modelData.number)
                }

                SecondaryButton {
                    objectName: "queue-at-" + place.modelData.number
                    visible: place.modelData.chosen && place.modelData.queues && root.view.canQueue
                    width: parent.width
                    height: Math.max(Theme.mm(22), implicitHeight)
                    icon: "list-ordered"
                    label: Words.t("queue.here")
                    because: root.view.noNumbers
                    onClicked: root.view.queueThere(place.modelData.number)
                }
            }
        }
    }

    component Way: QrCode {
        rows: root.view.qr
        label: Words.t("nearby.map")
        border.width: Theme.hairline
        border.color: Theme.line
    }

    // As large as its place allows; scanners read it from 30 mm on.
    component Code: Column {
        id: map
        required property int room
        visible: root.coded
        spacing: Theme.mm(2)

        Way {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(Theme.mm(58), map.width, map.room - (caption.visible ? caption.height + map.spacing : 0))
        }

        BodyText {
            id: caption
            visible: map.room > Theme.mm(70)
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: Words.t("nearby.map")
            size: Theme.small
            color: Theme.muted
        }
    }

    component Word: Notice {
        visible: text !== ""
        kind: root.kind
        icon: "printer"
        size: Theme.small
        text: root.view.sentence !== "" ? root.view.sentence : root.view.canPrint ? "" : Words.t("nearby.no_print")
    }

    // Upright, below the list, its words beside it; within low reach beside the list.
    Item {
        id: below
        readonly property bool stacked: !Theme.landscape && !Theme.lowered
        visible: root.known && stacked
        y: parent.height - height
        width: parent.width
        height: visible ? Math.max(code.visible ? code.height : 0, words.height) : 0

        Way {
            id: code
            visible: root.coded
            width: Theme.mm(58)
        }

        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            x: root.coded ? code.width + Theme.gap * 2 : 0
            width: parent.width - x
            spacing: Theme.gap

            BodyText {
                visible: root.coded
                width: parent.width
                text: Words.t("nearby.map")
            }

            Word {
                id: word
                width: parent.width
            }
        }
    }

    Item {
        visible: root.known && Theme.lowered
        x: parent.width - width
        width: Theme.mm(Theme.elder ? 44 : 68)
        height: parent.height

        Code {
            room: parent.height
            width: parent.width
        }
    }

    aside: Item {
        visible: root.known
        width: parent.width
        height: parent.height

        Code {
            room: parent.height - (sideWord.visible ? sideWord.height + Theme.gap : 0)
            y: sideWord.visible ? 0 : parent.height - height
            width: parent.width
        }

        Word {
            id: sideWord
            y: parent.height - height
            width: parent.width
        }
    }
}
