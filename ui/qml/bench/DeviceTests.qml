pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// A device's tests: the list, each with its last result; or the one that was begun, step by step, with its outcome, and a
// question where only a person can judge.
Item {
    id: root

    required property var tests
    required property string title
    // "", running, asked, passed, failed.
    required property string phase
    required property var steps
    required property string question
    // It goes on while something else is looked at.
    required property bool alone
    // Where the picture is found that is to be judged; "" for none.
    required property string picture

    readonly property color ink: phase === "passed" ? Theme.green : phase === "failed" ? Theme.red : Theme.sea

    signal begun(string test)
    signal judged(bool well)
    signal closed

    Column {
        visible: root.phase === ""
        width: parent.width
        spacing: Theme.mm(5)

        BodyText {
            width: parent.width
            text: Words.t(root.tests.length === 0 ? "test.none" : "test.list_help")
            size: Theme.mm(6)
            color: Theme.muted
        }

        Repeater {
            model: root.tests.length

            Rectangle {
                id: card
                required property int index
                readonly property var test: root.tests[index] ?? ({name: "", label: "", last: "", passed: true})
                width: parent?.width ?? 0
                height: Theme.mm(30)
                radius: Theme.cardRadius
                color: Theme.paper
                border.width: Theme.hairline
                border.color: Theme.line

                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    x: Theme.mm(8)
                    width: begin.x - x - Theme.mm(4)

                    BodyText {
                        width: parent.width
                        text: card.test.label
                        size: Theme.mm(7.4)
                        font.bold: true
                    }

                    BodyText {
                        width: parent.width
                        text: card.test.last
                        size: Theme.mm(5.8)
                        color: card.test.passed ? Theme.muted : Theme.red
                    }
                }

                SecondaryButton {
                    id: begin
                    objectName: "test-" + card.test.name
                    anchors.verticalCenter: parent.verticalCenter
                    x: parent.width - width - Theme.mm(5)
                    width: Theme.mm(48)
                    height: Theme.mm(20)
                    icon: "play"
                    label: Words.t("test.begin")
                    size: Theme.mm(6.6)
                    Accessible.description: card.test.label
                    onClicked: root.begun(card.test.name)
                }
            }
        }
    }

    Grid {
        id: course
        visible: root.phase !== ""
        width: parent.width
        columns: Theme.landscape ? 2 : 1
        spacing: Theme.mm(8)
        readonly property int share: Theme.landscape ? Math.floor((width - spacing) / 2) : width

        Column {
            width: course.share
            spacing: Theme.mm(6)

            BodyText {
                width: parent.width
                text: root.title
                size: Theme.mm(9)
                font.bold: true
            }

            Panel {
                width: parent.width
                padding: Theme.mm(9)

                Item {
                    width: parent.width
                    height: Theme.mm(3)
                }

                StepList {
                    width: parent.width
                    steps: root.steps
                }

                Item {
                    width: parent.width
                    height: Theme.mm(3)
                }
            }
        }

        Column {
            width: course.share
            spacing: Theme.mm(6)

            Rectangle {
                width: parent.width
                height: Theme.mm(26)
                radius: Theme.cardRadius
                visible: root.phase !== "asked"
                color: root.phase === "passed" ? Theme.greenGround : root.phase === "failed" ? Theme.redGround : Theme.foam

                Row {
                    anchors.centerIn: parent
                    spacing: Theme.mm(4)

                    Icon {
                        id: sign
                        anchors.verticalCenter: parent.verticalCenter
                        name: root.phase === "passed" ? "circle-check" : root.phase === "failed" ? "circle-x" : "loader-circle"
                        color: root.ink
                        size: Theme.mm(12)

                        Turning on rotation {
                            mark: sign
                            wanted: root.phase === "running"
                        }
                    }

                    BodyText {
                        anchors.verticalCenter: parent.verticalCenter
                        text: root.phase === "passed" ? Words.t("test.passed") : root.phase === "failed" ? Words.t("test.failed") : Words.t("test.running")
                        size: Theme.mm(9)
                        font.bold: true
                        color: root.ink
                    }
                }
            }

            BodyText {
                objectName: "test-leave-it"
                width: parent.width
                visible: root.alone
                text: Words.t("test.leave_it")
                size: Theme.mm(6)
                color: Theme.muted
            }

            // As the resident would see it.
            SheetPicture {
                objectName: "test-picture"
                width: parent.width
                height: Theme.mm(Theme.landscape ? 120 : 190)
                visible: root.picture !== ""
                source: root.picture
                label: Words.t("test.page_shown")
            }

            BodyText {
                width: parent.width
                visible: root.question !== ""
                text: root.question
                size: Theme.mm(9)
                font.bold: true
            }

            Row {
                visible: root.question !== ""
                width: parent.width
                spacing: Theme.gap

                SecondaryButton {
                    objectName: "test-ill"
                    width: Math.floor((parent.width - parent.spacing) / 2)
                    height: Theme.mm(32)
                    icon: "x"
                    label: Words.t("test.ill")
                    textColor: Theme.ink
                    onClicked: root.judged(false)
                }

                PrimaryButton {
                    objectName: "test-well"
                    width: Math.floor((parent.width - parent.spacing) / 2)
                    height: Theme.mm(32)
                    minimumHeight: Theme.mm(32)
                    icon: "check"
                    label: Words.t("test.well")
                    onClicked: root.judged(true)
                }
            }

            SecondaryButton {
                objectName: "test-close"
                visible: root.phase !== "asked"
                width: parent.width
                height: Theme.mm(26)
                icon: root.phase === "running" ? "x" : "arrow-left"
                label: Words.t(root.phase === "running" ? "test.stop" : "test.close")
                onClicked: root.closed()
            }
        }
    }
}
