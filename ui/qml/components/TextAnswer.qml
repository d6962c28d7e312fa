pragma ComponentBehavior: Bound
import QtQuick
import ".."

// A text: the field, the ways to fill it, what is likely, and below them the tree of addresses or the writing pad. The
// on-screen keyboard is docked by the window and comes by itself where it is the way.
Item {
    id: root

    required property string value
    required property string label
    required property string inputHint
    required property var ways
    required property string way
    required property var chips
    required property var places
    required property var parts
    required property var candidates
    property bool refused: false

    // Something is begun that does not stand in the field yet: Pinyin, or ink.
    readonly property bool composing: field.composing
    readonly property bool written: way === "hand" && pad.item !== null && (pad.item as WritingPad).written
    // Field, ways and chips share the little room there is.
    readonly property bool narrow: Theme.landscape || Theme.lowered
    readonly property int between: Theme.mm(narrow ? 4 : 6)

    signal edited(string text)
    signal accepted
    signal wayChosen(string way)
    signal steppedBack
    signal partTyped(string part, string digits)
    signal drawn(var strokes)
    signal cardAsked

    // Another page has come: what was begun belongs to the one before.
    function forget(): void {
        if (pad.item !== null)
            (pad.item as WritingPad).clear();
    }

    TextEntry {
        id: field
        width: parent.width
        low: root.narrow
        value: root.value
        label: root.label
        inputHint: root.inputHint
        way: root.way
        refused: root.refused
        onEdited: text => root.edited(text)
        onAccepted: root.accepted()
        onSteppedBack: root.steppedBack()
    }

    EntryWays {
        id: switches
        visible: root.ways.length > 1 && !(root.narrow && root.composing)
        y: field.height + root.between
        ways: root.ways
        way: root.way
        onChosen: way => root.wayChosen(way)
    }

    Suggestions {
        id: chips
        visible: root.chips.length > 0 && !Theme.landscape && !(root.narrow && root.composing)
        x: root.narrow && switches.visible ? switches.width + Theme.gap : 0
        y: root.narrow || !switches.visible ? switches.y : switches.y + switches.height + root.between
        width: parent.width - x
        rows: root.narrow || root.way !== "keys" ? 1 : 2
        chips: root.chips
        onTaken: value => root.edited(value)
        onCardAsked: root.cardAsked()
    }

    readonly property int below: Math.max(switches.visible ? switches.y + switches.height : field.height, chips.visible ? chips.y + chips.height : 0) + between

    Loader {
        id: pad
        active: root.way === "hand"
        y: root.below
        width: parent.width
        height: parent.height - y
        sourceComponent: WritingPad {
            candidates: root.candidates
            onDrawn: strokes => root.drawn(strokes)
            onTaken: character => field.put(character)
            onTookBack: field.takeBack()
        }
    }

    Loader {
        active: root.way === "tree"
        y: root.below
        width: parent.width
        height: parent.height - y
        sourceComponent: AddressTree {
            places: root.places
            parts: root.parts
            onChosen: value => root.edited(value)
            onTyped: (part, digits) => root.partTyped(part, digits)
        }
    }
}
