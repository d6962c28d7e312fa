pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Done and erased. What was left behind is said in three stages: a sentence; larger; on the whole glass.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool leftBehind: view.cardLeft || view.paperLeft
    readonly property bool urgent: view.alarm > 1
    // What was left behind comes before any question.
    readonly property bool rates: !urgent && (view.rating === "offer" || view.rating === "why")

    statement: true
    centred: true
    question: view.title
    questionSize: urgent ? Math.round(Theme.display * (view.alarm > 2 && !Theme.landscape && view.title.length < 10 ? 1.5 : 1.25)) : Theme.display
    help: urgent ? "" : view.help
    primary: root.view.rating === "why" ? Words.t("rating.send") : view.countdown > 0 ? Words.t("goodbye.finish_in", {seconds: view.countdown}) : Words.t("goodbye.finish")
    back: rates && view.rating === "why" ? Words.t("action.back") : ""
    onBackClicked: root.view.rethink()
    onPrimaryClicked: root.view.rating === "why" ? root.view.sendRating() : root.view.finish()

    Rectangle {
        parent: root
        z: -1
        visible: root.urgent
        anchors.fill: parent
        color: Theme.amberGround
    }

    picture: rates ? null : signs

    Component {
        id: signs

        Row {
            spacing: Theme.mm(10)

            Sign {
                visible: root.view.cardLeft || !root.leftBehind
                name: root.leftBehind ? "id-card" : "hand"
            }

            Sign {
                visible: root.view.paperLeft
                name: "receipt-text"
            }
        }
    }

    component Sign: Emblem {
        width: Theme.mm(Theme.landscape ? 70 : root.urgent ? 112 : 100)
        tint: root.leftBehind ? Theme.amber : Theme.green
        color: !root.leftBehind ? Theme.greenGround : root.urgent ? Theme.paper : Theme.amberGround
    }

    Column {
        width: parent.width
        spacing: Theme.gap

        Notice {
            visible: root.view.sentence !== ""
            width: parent.width
            kind: root.leftBehind ? Notice.Attention : Notice.Plain
            size: root.urgent ? Theme.title : Theme.body
            text: root.view.sentence
        }

        BodyText {
            visible: root.rates
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: Words.t(root.view.rating === "why" ? "rating.why" : "rating.question")
            size: Theme.title
            font.bold: true
        }

        RatingRow {
            visible: root.rates && root.view.rating === "offer"
            width: parent.width
            level: root.view.level
            onRated: level => root.view.rate(level)
            onSkipped: root.view.finish()
        }

        Grid {
            id: why
            visible: root.rates && root.view.rating === "why"
            width: parent.width
            columns: 2
            columnSpacing: Theme.mm(4)
            rowSpacing: Theme.mm(4)

            Repeater {
                model: root.view.reasons.length

                ChoiceTile {
                    required property int index
                    readonly property var reason: root.view.reasons[index] ?? ({value: "", label: ""})
                    objectName: "why-" + reason.value
                    width: Math.floor((why.width - why.columnSpacing) / 2)
                    several: true
                    slim: true
                    label: reason.label
                    checked: root.view.chosen.indexOf(reason.value) >= 0
                    onClicked: root.view.toggleReason(reason.value)
                }
            }
        }

        SegmentedChoice {
            visible: root.rates
            width: parent.width
            label: Words.t("rating.whose")
            options: [
                {
                    value: "named",
                    label: Words.t("rating.named")
                },
                {
                    value: "anonymous",
                    label: Words.t("rating.anonymous")
                }
            ]
            value: root.view.anonymous ? "anonymous" : "named"
            onChosen: value => {
                if ((value === "anonymous") !== root.view.anonymous)
                    root.view.toggleAnonymous();
            }
        }

        Notice {
            visible: root.view.thanks !== ""
            width: parent.width
            text: root.view.thanks
        }
    }
}
