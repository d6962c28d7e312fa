pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Lines as they come, the newest at the end, the oldest let go beyond `kept`. Held still by a touch, so that one can read;
// it says how many have come since. Shows what it is given: whoever feeds it masks.
Rectangle {
    id: root

    required property string label
    required property list<string> lines
    // How many lines there have ever been: more than `lines` holds, once its source has let some go.
    property int written: lines.length
    property int kept: 500

    property bool paused: false
    property list<string> held: []
    property int heldAt: 0
    readonly property list<string> newest: lines.slice(-kept)
    readonly property list<string> shown: paused ? held : newest
    readonly property int fresh: paused ? Math.max(0, written - heldAt) : 0

    implicitHeight: Theme.mm(150)
    radius: Theme.cardRadius
    color: Theme.paper
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.List
    Accessible.name: label

    onShownChanged: if (!paused)
        toEnd.restart()

    function pause(): void {
        if (paused)
            return;
        held = newest;
        heldAt = written;
        paused = true;
    }

    function goOn(): void {
        paused = false;
        held = [];
        toEnd.restart();
    }

    function scroll(way: int): void {
        pause();
        const end = Math.max(0, list.contentHeight - list.height);
        list.contentY = list.originY + Math.max(0, Math.min(end, list.contentY - list.originY + way * list.height * 0.8));
    }

    // Once the list has been laid out. A timer and not Qt.callLater, which calls a list that has gone when the page is left in
    // that moment, and ends the process.
    Timer {
        id: toEnd
        interval: 0
        onTriggered: list.positionViewAtEnd()
    }

    BodyText {
        id: title
        x: Theme.mm(7)
        width: parent.width - 2 * x
        height: Theme.mm(Theme.elder ? 18 : 15)
        text: root.fresh > 0 ? Words.t("log.paused", {count: root.fresh}) : root.label
        size: Theme.small
        font.bold: true
        color: root.fresh > 0 ? Theme.amber : Theme.muted
    }

    Rectangle {
        y: title.height
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }

    ListView {
        id: list
        x: Theme.mm(7)
        y: title.height + Theme.mm(3)
        width: parent.width - 2 * x
        height: buttons.y - y - Theme.mm(3)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.shown
        onMovementStarted: root.pause()
        onHeightChanged: toEnd.restart()

        delegate: BodyText {
            required property string modelData
            width: ListView.view.width
            text: modelData
            size: Theme.mm(Theme.elder ? 7 : 5.4)
            font.family: Theme.mono
            wrapMode: Text.WrapAnywhere
        }
    }

    BodyText {
        anchors.centerIn: list
        visible: root.shown.length === 0
        text: Words.t("log.empty")
        color: Theme.muted
    }

    Row {
        id: buttons
        x: Theme.mm(5)
        y: parent.height - height - Theme.mm(5)
        width: parent.width - 2 * x
        height: Theme.mm(Theme.elder ? 24 : 20)
        spacing: Theme.mm(4)

        component LogButton: SecondaryButton {
            width: Math.floor((buttons.width - 2 * buttons.spacing) / 3)
            height: buttons.height
            size: Theme.small
        }

        LogButton {
            objectName: "log-up"
            icon: "chevron-up"
            offSign: icon
            label: Words.t("scroll.up")
            because: list.atYBeginning ? Words.t("scroll.at_top") : ""
            onClicked: root.scroll(-1)
        }

        LogButton {
            objectName: "log-pause"
            icon: root.paused ? "play" : "pause"
            label: Words.t(root.paused ? "log.go_on" : "log.pause")
            checked: root.paused
            onClicked: root.paused ? root.goOn() : root.pause()
        }

        LogButton {
            objectName: "log-down"
            icon: "chevron-down"
            offSign: icon
            label: Words.t("scroll.down")
            because: list.atYEnd ? Words.t("scroll.at_end") : ""
            onClicked: root.scroll(1)
        }
    }
}
