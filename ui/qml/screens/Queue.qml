pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// A number for today's queue at a window: the queues with how many wait, then the number, large, and what came of the
// paper. It stays readable here whatever the printer does.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool tight: Theme.landscape || Theme.lowered
    readonly property bool choosing: view.phase === "choose"
    readonly property bool taken: view.phase === "taken"
    readonly property bool trouble: view.phase === "trouble"
    readonly property bool unsure: view.phase === "unsure"
    readonly property bool waiting: view.phase === "looking" || view.phase === "taking"
    readonly property bool busy: view.printing === "printing"
    readonly property int kind: view.printing === "printed" ? Notice.Done : busy ? Notice.Plain : Notice.Attention
    readonly property bool reprints: view.canPrint && view.printing !== "" && !busy && view.printing !== "printed"

    question: Words.t(choosing ? "queue.question" : taken ? "queue.number" : trouble ? "queue.trouble" : unsure ? "queue.unsure" : view.phase === "taking" ? "queue.taking" : "queue.looking")
    questionSize: Theme.headline
    help: choosing ? Words.t("queue.help") : taken ? Words.t("queue.number_help") : unsure ? Words.t("queue.unsure_help") : trouble ? view.sentence : ""
    error: choosing ? view.sentence : ""
    back: Words.t("action.back")
    primary: taken ? Words.t("queue.done") : trouble || unsure ? Words.t("queue.again") : !choosing ? "" : view.canTake ? Words.t("queue.take") : view.canBook ? Words.t("find.book") : ""
    primaryIcon: taken ? "" : trouble || unsure ? "rotate-ccw" : view.canTake ? "printer" : "clock"
    onBackClicked: root.view.back()
    onPrimaryClicked: taken ? root.view.finish() : trouble ? root.view.again() : unsure || view.canTake ? root.view.take() : root.view.book()

    WaitBar {
        visible: root.waiting
        y: Math.round((parent.height - height) / 2)
        width: parent.width
        usual: root.shell.wait
        share: root.shell.waitShare
        late: root.shell.waitLate
    }

    ScrollArea {
        visible: root.choosing
        anchors.fill: parent
        spacing: Theme.mm(4)

        Repeater {
            model: root.view.places

            PlaceTile {
                required property var modelData
                objectName: "queue-" + modelData.hall + "-" + modelData.letter
                width: parent.width
                label: modelData.name
                icon: modelData.icon
                address: modelData.address
                distance: modelData.distance
                walk: modelData.walk
                standing: modelData.state
                tone: modelData.tone
                checked: modelData.chosen
                onClicked: root.view.choose(modelData.hall, modelData.letter)
            }
        }
    }

    // Nothing can be taken now: what works all the same.
    Column {
        visible: root.trouble
        width: parent.width
        spacing: Theme.gap

        SecondaryButton {
            objectName: "book"
            visible: root.view.canBook
            width: parent.width
            height: Math.max(Theme.mm(28), implicitHeight)
            icon: "clock"
            bold: true
            label: Words.t("booking.book")
            onClicked: root.view.book()
        }

        SecondaryButton {
            objectName: "show-nearby"
            visible: root.view.canLook
            width: parent.width
            height: Math.max(Theme.mm(28), implicitHeight)
            icon: "map-pin"
            label: Words.t("nearby.show")
            onClicked: root.view.showNearby()
        }
    }

    Emblem {
        visible: root.unsure
        anchors.centerIn: parent
        width: Math.min(Theme.mm(80), parent.height)
        name: "circle-question-mark"
        tint: Theme.amber
        color: Theme.amberGround
    }


    Text {
        id: number
        objectName: "queue-number"
        visible: root.taken
        width: parent.width - (root.tight ? code.width + Theme.gap : 0)
        height: root.tight ? code.height : implicitHeight
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: root.view.number
        color: Theme.ink
        font.family: Theme.mono
        font.bold: true
        font.pixelSize: Theme.mm(root.tight ? 30 : 40)
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    // For a phone: upright below the number, else beside it. Scanners read it from 30 mm on.
    QrCode {
        id: code
        visible: root.taken
        x: root.tight ? parent.width - width : 0
        y: root.tight ? 0 : parent.height - height
        width: Theme.mm(root.tight ? 44 : 58)
        rows: root.view.qr
        label: Words.t("queue.code")
        border.width: Theme.hairline
        border.color: Theme.line
    }

    ScrollArea {
        visible: root.taken && height > Theme.mm(40)
        y: number.height + Theme.mm(4)
        width: parent.width
        height: (Theme.landscape ? parent.height : root.tight ? word.y - Theme.gap : Math.min(code.y, word.y) - Theme.gap) - y

        KeyValueList {
            width: parent.width
            rows: root.view.rows
        }

        GiveBack {
            visible: Theme.landscape
        }
    }

    // Beside the number there is no room for it where the screen lies on its side.
    component GiveBack: SecondaryButton {
        objectName: "give-back"
        width: parent.width
        height: Math.max(Theme.mm(22), implicitHeight)
        label: Words.t("queue.return")
        onClicked: root.view.giveBack()
    }

    component Word: Column {
        spacing: Theme.mm(4)

        BodyText {
            visible: !root.tight
            width: parent.width
            text: Words.t("queue.code")
            size: Theme.small
            color: Theme.muted
        }

        Notice {
            visible: text !== ""
            width: parent.width
            kind: root.kind
            icon: "printer"
            size: Theme.small
            text: root.view.sentence
        }

        SecondaryButton {
            objectName: "print"
            visible: root.reprints
            width: parent.width
            height: Math.max(Theme.mm(22), implicitHeight)
            icon: "printer"
            label: Words.t("queue.print")
            onClicked: root.view.print()
        }

        GiveBack {
            visible: !Theme.landscape
        }
    }

    Word {
        id: word
        visible: root.taken && !Theme.landscape
        x: root.tight ? 0 : code.width + Theme.gap
        y: root.tight ? parent.height - height : Math.min(code.y + Math.round((code.height - height) / 2), parent.height - height)
        width: parent.width - x
    }

    aside: Word {
        visible: root.taken
        y: parent.height - height
        width: parent.width
    }
}
