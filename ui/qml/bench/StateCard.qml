import QtQuick
import ".."
import "../components"

// How a device is, large; why; and what mends it. When it was last proven stands apart.
Rectangle {
    id: root

    required property int condition
    required property string word
    property string since: ""
    property string why: ""
    property string remedy: ""
    property string tested: ""
    property bool passed: true
    readonly property Condition how: Condition {
        of: root.condition
    }

    implicitHeight: inside.height + Theme.mm(14)
    radius: Theme.cardRadius
    color: how.ill ? how.tone.ground : Theme.paper
    border.width: how.ill ? Theme.focusLine : Theme.hairline
    border.color: how.ill ? how.tone.ink : Theme.line

    Column {
        id: inside
        x: Theme.mm(8)
        y: Theme.mm(7)
        width: parent.width - 2 * x
        spacing: Theme.mm(5)

        Item {
            width: parent.width
            height: Math.max(sign.height, word.height)

            Icon {
                id: sign
                anchors.verticalCenter: parent.verticalCenter
                name: root.how.icon
                color: root.how.tone.ink
                size: Theme.mm(14)
            }

            BodyText {
                id: word
                anchors.verticalCenter: parent.verticalCenter
                x: sign.width + Theme.mm(5)
                width: parent.width - x - began.width
                text: root.word
                size: Theme.mm(11)
                font.bold: true
                color: root.how.tone.ink
            }

            BodyText {
                id: began
                anchors.verticalCenter: parent.verticalCenter
                x: parent.width - width
                text: root.since === "" ? "" : Words.t("bench.since", {time: root.since})
                size: Theme.mm(6)
                color: Theme.muted
            }
        }

        BodyText {
            width: parent.width
            visible: text !== ""
            text: root.why
            size: Theme.mm(9)
            font.bold: true
        }

        Item {
            width: parent.width
            height: advice.height
            visible: root.remedy !== ""

            Icon {
                y: Math.round((advice.lineHeight - height) / 2)
                name: "wrench"
                color: Theme.ink
                size: Theme.mm(9)
            }

            BodyText {
                id: advice
                x: Theme.mm(14)
                width: parent.width - x
                text: root.remedy
                size: Theme.mm(8.4)
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
            size: Theme.mm(6)
            font.bold: !root.passed
            color: root.passed ? Theme.muted : Theme.red
        }
    }
}
