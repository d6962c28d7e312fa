import QtQuick
import ".."

// What a colour means, in one place: ink, ground and sign of plain news, attention, refusal, success, and of what is quiet.
QtObject {
    enum Kind { Plain, Attention, Refusal, Done, Quiet }

    required property int of

    readonly property color ink: [Theme.sea, Theme.amber, Theme.red, Theme.green, Theme.muted][of]
    readonly property color ground: [Theme.foam, Theme.amberGround, Theme.redGround, Theme.greenGround, Theme.sand][of]
    readonly property string icon: ["info", "triangle-alert", "circle-alert", "circle-check", "circle-dashed"][of]
}
