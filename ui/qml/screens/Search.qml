pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// A field, and what may be meant by what stands in it, from the first letter on.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool byHand: view.way === "hand"
    readonly property bool narrow: Theme.landscape || Theme.lowered
    // How much of the height the pad takes where results stand above it.
    readonly property real padShare: Theme.elder ? 0.56 : 0.6

    question: Words.t("search.question")
    questionSize: Theme.headline
    back: Words.t("action.back")
    onBackClicked: root.view.back()

    TextEntry {
        id: field
        width: parent.width
        low: root.narrow
        value: root.view.value
        label: Words.t("search.label")
        way: root.view.way
        onEdited: text => root.view.setValue(text)
    }

    EntryWays {
        id: switches
        visible: root.view.ways.length > 1
        y: field.height + Theme.mm(4)
        ways: root.view.ways
        way: root.view.way
        onChosen: way => root.view.chooseEntry(way)
    }

    BodyText {
        id: said
        anchors.verticalCenter: switches.visible ? switches.verticalCenter : undefined
        visible: !Theme.landscape && !chips.visible
        x: switches.visible ? switches.width + Theme.gap : 0
        y: switches.visible ? 0 : field.height + Theme.mm(4)
        width: parent.width - x
        text: root.view.sentence
        size: Theme.small
        color: Theme.muted
    }

    // Within low reach there is one line for what was found.
    Suggestions {
        id: chips
        visible: Theme.lowered && root.view.rows.length > 0
        x: switches.visible ? switches.width + Theme.gap : 0
        y: switches.y
        width: parent.width - x
        rows: 1
        chips: Theme.lowered ? root.view.rows.map(each => ({label: each.title, value: each.id})) : []
        onTaken: value => root.view.choose(value)
    }

    component Found: ScrollArea {
        spacing: Theme.mm(3)

        Repeater {
            model: root.view.rows

            ServiceRow {
                required property var modelData
                objectName: "service-" + modelData.id
                width: parent?.width ?? 0
                icon: modelData.icon
                label: modelData.title
                note: modelData.note
                onClicked: root.view.choose(modelData.id)
            }
        }
    }

    Found {
        visible: !Theme.landscape && !Theme.lowered
        y: Math.max(switches.y + switches.height, said.y + said.height) + Theme.mm(4)
        width: parent.width
        height: pad.y - y - Theme.mm(4)
    }

    Item {
        id: pad
        readonly property int upper: Math.max(switches.y + switches.height, chips.visible ? chips.y + chips.height : 0) + Theme.mm(4)
        y: root.narrow ? upper : Math.round(parent.height - height)
        width: parent.width
        height: root.narrow ? parent.height - upper : root.byHand ? Math.round((parent.height - upper) * root.padShare) : Theme.mm(112)

        Loader {
            active: root.byHand
            anchors.fill: parent
            sourceComponent: WritingPad {
                candidates: root.view.candidates
                onDrawn: strokes => root.view.recognise(strokes)
                onTaken: character => field.put(character)
                onTookBack: field.takeBack()
            }
        }
    }

    aside: Item {
        width: parent.width
        height: parent.height

        BodyText {
            id: told
            width: parent.width
            text: root.view.sentence
            size: Theme.small
            color: Theme.muted
        }

        Found {
            visible: Theme.landscape
            y: told.height + Theme.mm(4)
            width: parent.width
            height: parent.height - y
        }
    }
}
