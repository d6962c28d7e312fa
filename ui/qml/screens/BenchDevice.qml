pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../bench"
import "../components"

// One device: how it is, why, and what mends it, first and large; how it is connected, what it has counted; its tests; its
// line.
BenchFrame {
    id: root

    required property var view

    property bool asking: false
    // The screen's own tests lie over everything until the glass has been felt, or the colours seen.
    property bool coloursSeen: false
    readonly property Component covering: asking ? serviceDialog : onScreen && view.testName === "touch" ? touchGrid : onScreen && view.testName === "colours" && !coloursSeen ? colours : null
    readonly property bool onScreen: view.name === "screen" && view.testState === "asked"
    readonly property Condition how: Condition {
        of: root.view.condition
    }
    readonly property var pages: [
        {value: "state", label: Words.t("bench.tab_state")},
        {value: "tests", label: Words.t("bench.tab_tests")},
        {value: "traffic", label: Words.t("bench.tab_traffic")}
    ]

    title: view.title
    back: Words.t("bench.to_overview")
    onBackClicked: view.back()
    onFinished: view.finish()
    onLanguageAsked: language => view.setLanguage(language)

    Tabs {
        id: tabs
        width: parent.width
        label: Words.t("bench.tabs")
        tabs: root.pages
        value: root.view.tab
        onChosen: value => root.view.openTab(value)
    }

    Loader {
        y: tabs.height + Theme.mm(Theme.landscape ? 6 : 8)
        width: parent.width
        height: parent.height - y
        sourceComponent: root.view.tab === "traffic" ? traffic : root.view.tab === "tests" ? tests : state
    }

    Component {
        id: tests

        DeviceTests {
            tests: root.view.tests
            title: root.view.testTitle
            phase: root.view.testState
            steps: root.view.testSteps
            question: root.view.question
            alone: root.view.testAlone
            picture: root.view.picture
            onBegun: test => root.view.beginTest(test)
            onJudged: well => root.view.judgeTest(well)
            onClosed: root.view.closeTest()
        }
    }

    Component {
        id: traffic

        Item {
            LiveLog {
                anchors.fill: parent
                visible: root.view.hasLine
                label: Words.t("bench.traffic_label")
                lines: root.view.lines
                written: root.view.written
            }

            BodyText {
                anchors.centerIn: parent
                visible: !root.view.hasLine
                text: Words.t("bench.traffic_none")
                color: Theme.muted
            }
        }
    }

    Component {
        id: state

        ScrollArea {
            spacing: Theme.mm(Theme.landscape ? 5 : 7)

            Grid {
                id: halves
                width: parent.width
                columns: Theme.landscape ? 2 : 1
                spacing: Theme.mm(7)
                readonly property int share: Theme.landscape ? Math.floor((width - spacing) / 2) : width

                Column {
                    width: halves.share
                    spacing: Theme.mm(5)

                    StateCard {
                        width: parent.width
                        condition: root.view.condition
                        word: root.view.word
                        since: root.view.since
                        why: root.view.why
                        remedy: root.view.remedy
                        tested: root.view.tested
                        passed: root.view.testPassed
                    }

                    // The one that mends it, large; the others below, two abreast where there is width.
                    Flow {
                        id: guides
                        width: parent.width
                        spacing: Theme.mm(4)

                        Repeater {
                            model: root.view.guides.length

                            SecondaryButton {
                                required property int index
                                readonly property var guide: root.view.guides[index] ?? ({id: "", name: ""})
                                readonly property bool first: index === 0 && root.how.ill
                                readonly property bool paired: !first && !Theme.landscape && root.view.guides.length > 1
                                objectName: "guide-" + guide.id
                                width: paired ? Math.floor((guides.width - guides.spacing) / 2) : guides.width
                                height: Theme.mm(first ? 28 : paired ? 24 : 20)
                                icon: "book-open"
                                label: first ? Words.t("bench.guide_open", {name: guide.name}) : guide.name
                                size: Theme.mm(first ? 8 : 6)
                                bold: first
                                tint: first ? Theme.seaText : Theme.sea
                                ground: first ? Theme.sea : Theme.foam
                                groundPressed: first ? Theme.seaPressed : Theme.foamPressed
                                onClicked: root.view.openGuide(guide.id)
                            }
                        }
                    }
                }

                Column {
                    width: halves.share
                    spacing: Theme.mm(5)

                    BenchRows {
                        width: parent.width
                        visible: rows.length > 0
                        title: root.view.watched ? Words.t("bench.connection") : Words.t("bench.pushed")
                        rows: root.view.connection
                    }

                    CounterList {
                        width: parent.width
                        visible: root.view.watched
                        counters: root.view.counters
                        serviced: root.view.serviced
                        mayService: root.view.mayService
                        canTakeBack: root.view.canTakeBack
                        onServiceAsked: root.asking = true
                        onTakenBack: root.view.takeBackService()
                    }
                }
            }
        }
    }

    Connections {
        target: root.view
        function onTestStateChanged(): void {
            root.coloursSeen = false;
        }
    }

    Component {
        id: touchGrid

        TouchGrid {
            onAllFelt: root.view.judgeTest(true)
            onGaveUp: root.view.judgeTest(false)
        }
    }

    Component {
        id: colours

        PlainColours {
            label: Words.t("test.next_colour")
            onSeen: root.coloursSeen = true
        }
    }

    Component {
        id: serviceDialog

        Dialog {
            question: Words.t("bench.service_question")
            consequences: [Words.t("bench.service_point_one"), Words.t("bench.service_point_two")]
            confirm: Words.t("bench.service_confirm")
            onCancelled: root.asking = false
            onConfirmed: {
                root.asking = false;
                root.view.markServiced();
            }
        }
    }

    over: Loader {
        anchors.fill: parent
        visible: root.covering !== null
        sourceComponent: root.covering
    }
}
