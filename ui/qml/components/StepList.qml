pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Steps in order: done, being done, still to come, failed. A step is {title, state} and, where known, `note` and `time`;
// `state` is one of StepList.State.
Column {
    id: root

    enum State { Done, Now, Next, Failed }

    required property var steps

    readonly property int markSize: Theme.mm(Theme.elder ? 14 : 12)
    readonly property var words: [Words.t("steps.done"), Words.t("steps.now"), Words.t("steps.next"), Words.t("steps.failed")]
    // What a step shows for the moment between its end in the list and its own.
    readonly property var gone: ({title: "", state: StepList.Next})

    Accessible.role: Accessible.List
    Accessible.name: words.join(", ")

    // By number: a step that changes stays the same step.
    Repeater {
        model: root.steps.length

        Item {
            id: entry
            required property int index
            readonly property var step: root.steps[index] ?? root.gone
            readonly property int how: step.state
            readonly property bool last: index === root.steps.length - 1
            objectName: "step-" + index
            readonly property color tint: [Theme.green, Theme.sea, Theme.muted, Theme.red][how]

            width: root.width
            height: Math.max(root.markSize, said.y + said.height) + (last ? 0 : Theme.mm(7))
            Accessible.role: Accessible.ListItem
            Accessible.name: [step.title, root.words[how], step.note ?? "", step.time ?? ""].filter(part => part !== "").join(", ")

            Rectangle {
                visible: !entry.last
                x: Math.round((root.markSize - width) / 2)
                y: root.markSize + Theme.mm(1)
                width: Theme.focusLine
                height: entry.height - y - Theme.mm(1)
                radius: width / 2
                color: entry.how === StepList.Done ? Theme.green : Theme.line
            }

            Rectangle {
                width: root.markSize
                height: width
                radius: width / 2
                color: [Theme.greenGround, Theme.foam, "transparent", Theme.redGround][entry.how]
                border.width: entry.how === StepList.Next ? Theme.hairline : Theme.focusLine
                border.color: entry.how === StepList.Next ? Theme.muted : entry.tint

                Icon {
                    id: sign
                    anchors.centerIn: parent
                    name: ["check", "loader-circle", "", "x"][entry.how]
                    color: entry.tint
                    size: Math.round(parent.width * 0.62)

                    Turning on rotation {
                        mark: sign
                        wanted: entry.how === StepList.Now && entry.visible
                    }
                }

                BodyText {
                    anchors.centerIn: parent
                    visible: entry.how === StepList.Next
                    text: entry.index + 1
                    size: Theme.small
                    color: Theme.muted
                }
            }

            Column {
                id: said
                x: root.markSize + Theme.mm(6)
                y: Math.max(0, Math.round((root.markSize - title.height) / 2))
                width: parent.width - x

                Item {
                    width: parent.width
                    height: title.height

                    BodyText {
                        id: title
                        width: parent.width - (clock.text === "" ? 0 : clock.width + Theme.mm(5))
                        text: entry.step.title
                        font.bold: entry.how === StepList.Now || entry.how === StepList.Failed
                        color: entry.how === StepList.Next ? Theme.muted : entry.how === StepList.Failed ? Theme.red : Theme.ink
                    }

                    BodyText {
                        id: clock
                        x: parent.width - width
                        height: title.lineHeight
                        text: entry.step.time ?? ""
                        size: Theme.small
                        color: Theme.muted
                    }
                }

                BodyText {
                    width: parent.width
                    visible: text !== ""
                    text: entry.step.note ?? ""
                    size: Theme.small
                    color: entry.how === StepList.Failed ? Theme.red : Theme.muted
                }
            }
        }
    }
}
