pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// What a firm may claim: a few questions, then every policy with the reason, then one of them.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool asking: view.phase === "asking"
    readonly property bool listing: view.phase === "list"
    readonly property bool one: view.phase === "policy"

    question: listing ? Words.t(view.fitting > 0 ? "policies.found" : "policies.none", {count: view.fitting}) : view.question
    questionSize: asking ? Theme.display : Theme.headline
    help: asking ? [Words.t("policies.step", {number: view.number, total: view.total}), view.help].filter(part => part !== "").join("\n") : listing ? Words.t("policies.list_help") : view.help
    // One that does not fit leads back to the others, and nowhere else.
    readonly property bool dead: one && !view.fits
    back: dead ? "" : Words.t("action.back")
    primary: dead ? Words.t("policies.others") : one ? Words.t("policies.claim") : ""
    onBackClicked: root.view.back()
    onPrimaryClicked: dead ? root.view.back() : root.view.claim()

    Column {
        visible: root.asking
        width: parent.width
        spacing: Theme.gap

        Repeater {
            model: root.asking ? root.view.choices : []

            ChoiceTile {
                required property var modelData
                objectName: "choice-" + modelData.value
                width: parent.width
                label: modelData.label
                help: modelData.help
                checked: modelData.value === root.view.value
                onClicked: root.view.answer(modelData.value)
            }
        }
    }

    ScrollArea {
        visible: root.listing
        anchors.fill: parent

        Repeater {
            model: root.listing ? root.view.rows : []

            EventTile {
                required property var modelData
                objectName: "policy-" + modelData.id
                width: parent.width
                wide: true
                icon: modelData.fits ? "circle-check" : "circle-x"
                tint: modelData.fits ? Theme.green : Theme.amber
                ground: modelData.fits ? Theme.greenGround : Theme.amberGround
                noteSize: Theme.body
                label: modelData.name
                note: Words.t(modelData.fits ? "policies.row_fits" : "policies.row_not", {why: modelData.why})
                onClicked: root.view.look(modelData.id)
            }
        }

        BodyText {
            width: parent.width
            text: root.view.notice
            size: Theme.small
            color: Theme.muted
        }
    }

    ScrollArea {
        visible: root.one
        anchors.fill: parent

        BodyText {
            width: parent.width
            text: Words.t(root.view.fits ? "policies.why" : "policies.why_not")
            font.bold: true
            size: Theme.title
        }

        Repeater {
            model: root.one ? root.view.reasons : []

            Notice {
                required property var modelData
                width: parent.width
                kind: modelData.met ? Notice.Done : Notice.Attention
                icon: modelData.met ? "circle-check" : "circle-x"
                text: modelData.text
            }
        }

        KeyValueList {
            width: parent.width
            rows: root.view.facts
        }

        BodyText {
            width: parent.width
            text: root.view.notice
            size: Theme.small
            color: Theme.muted
        }
    }
}
