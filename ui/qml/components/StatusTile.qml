import QtQuick
import ".."

// One device on the bench: how it is, why, what mends it, and when it was last proven. A touch opens it. "Connected" and
// "works" are two things: the last test stands apart from the state.
Pressable {
    id: root

    enum Condition { Absent, Present, Claimed, Working, Attention, Faulted }

    required property int condition
    property string cause: ""
    property string remedy: ""
    // When it was last tested, as it is to be read; empty: never.
    property string testedAt: ""
    property bool testPassed: false

    readonly property string stateWord: [Words.t("device.absent"), Words.t("device.present"), Words.t("device.claimed"), Words.t("device.working"), Words.t("device.attention"), Words.t("device.faulted")][condition]
    readonly property string stateIcon: ["unplug", "plug", "lock-keyhole", "circle-check", "triangle-alert", "circle-x"][condition]
    readonly property int stateKind: [Tone.Quiet, Tone.Plain, Tone.Plain, Tone.Done, Tone.Attention, Tone.Refusal][condition]
    readonly property string tested: testedAt === "" ? Words.t("device.never_tested") : Words.t(testPassed ? "device.test_passed" : "device.test_failed", {time: testedAt})

    Accessible.description: off ? because : [stateWord, cause, remedy, tested].filter(part => part !== "").join(" · ")
    implicitHeight: words.implicitHeight + Theme.mm(14)

    StateGround {
        control: root
    }

    Column {
        id: words
        x: Theme.mm(8)
        y: Theme.mm(7)
        width: root.width - 2 * x
        spacing: Theme.mm(4)

        Item {
            width: parent.width
            height: Math.max(name.height, chip.height)

            BodyText {
                id: name
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - chip.width - Theme.mm(4)
                text: root.words
                size: root.told ? Theme.small : Theme.elder ? Theme.body : Theme.mm(8)
                font.bold: true
                color: root.inked(Theme.ink)
            }

            StatusChip {
                id: chip
                anchors.verticalCenter: parent.verticalCenter
                x: parent.width - width
                text: root.busy ? Words.t("device.testing") : root.stateWord
                kind: root.busy ? Tone.Plain : root.stateKind
                icon: root.busy ? "loader-circle" : root.stateIcon
                turning: root.busy
            }
        }

        BodyText {
            width: parent.width
            visible: text !== ""
            text: root.cause
            size: Theme.elder ? Theme.small : Theme.mm(6.6)
        }

        Item {
            width: parent.width
            height: advice.height
            visible: root.remedy !== ""

            Icon {
                y: Math.round((advice.lineHeight - height) / 2)
                name: "wrench"
                color: Theme.muted
                size: Math.round(advice.size * 1.1)
            }

            BodyText {
                id: advice
                x: Math.round(size * 1.1) + Theme.mm(3)
                width: parent.width - x
                text: root.remedy
                size: Theme.elder ? Theme.small : Theme.mm(6.6)
                color: Theme.muted
            }
        }

        Rectangle {
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }

        BodyText {
            width: parent.width
            text: root.tested
            size: Theme.elder ? Theme.mm(7.6) : Theme.small
            color: root.testedAt !== "" && !root.testPassed ? Theme.red : Theme.muted
        }
    }
}
