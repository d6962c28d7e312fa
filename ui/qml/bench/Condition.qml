import QtQuick
import "../components"

// How a device's state looks, in one place: sign, colours, and whether somebody should see to it. `of` is a
// StatusTile.Condition.
QtObject {
    id: root

    required property int of

    readonly property string icon: ["unplug", "circle-question-mark", "plug", "circle-check", "triangle-alert", "circle-x"][of]
    readonly property int kind: [Tone.Refusal, Tone.Quiet, Tone.Plain, Tone.Done, Tone.Attention, Tone.Refusal][of]
    readonly property bool ill: of === StatusTile.Absent || of === StatusTile.Attention || of === StatusTile.Faulted
    readonly property Tone tone: Tone {
        of: root.kind
    }
}
