import QtQuick
import ".."

// A life event to choose: icon, name, one line more (where `noted`). `wide` puts the icon beside the words.
Pressable {
    id: root

    property string note: ""
    property string icon: ""
    property bool noted: true
    property bool wide: false
    property color tint: Theme.sea
    property color ground: Theme.foam
    property int noteSize: Theme.small
    // Of the icon above the name; beside it the icon has a size of its own.
    property int iconSize: Theme.mm(28)

    readonly property int padding: Theme.mm(7)
    readonly property int iconBeside: Theme.mm(Theme.lowered ? 16 : 22)
    readonly property int titleHeight: title.implicitHeight
    readonly property int noteHeight: remark.implicitHeight
    // Official names can be as long as a sentence: those are set one size smaller. Latin letters are half as wide as
    // Chinese, Kana and Hangul.
    readonly property bool long: label.length > (/[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/.test(label) ? 10 : 22)
    readonly property int titleSize: {
        if (long)
            return Theme.elder ? Theme.small : Theme.body;
        if (wide && (Theme.landscape || (Theme.lowered && !Theme.elder)))
            return Theme.body;
        return wide || Theme.landscape ? Theme.title : Math.round(Theme.title * 1.15);
    }

    implicitHeight: wide ? Math.max(Theme.mm(34), words.implicitHeight + Theme.mm(6)) : iconSize + words.implicitHeight + padding * 2 + Theme.mm(6)

    StateGround {
        control: root
    }

    IconTile {
        id: under
        width: root.wide ? root.iconBeside : root.iconSize
        height: width
        x: root.padding
        y: root.wide ? Math.round((root.height - height) / 2) : root.padding
        name: ""
        color: root.told ? "transparent" : root.pressed ? Theme.foamPressed : root.ground

        StateIcon {
            anchors.centerIn: parent
            control: root
            rest: root.icon
            color: root.inked(root.tint)
            size: under.iconSize
        }
    }

    Column {
        id: words
        x: root.wide ? 2 * root.padding + root.iconBeside : root.padding
        y: root.wide ? Math.round((root.height - height) / 2) : root.height - height - root.padding
        width: root.width - x - root.padding
        spacing: Theme.mm(1)

        BodyText {
            id: title
            width: parent.width
            text: root.words
            color: root.inked(Theme.ink)
            size: root.told ? Theme.small : root.titleSize
            font.bold: true
        }

        BodyText {
            id: remark
            width: parent.width
            visible: text !== "" && root.noted && !root.told
            text: root.note
            size: root.noteSize
            color: Theme.muted
        }
    }
}
