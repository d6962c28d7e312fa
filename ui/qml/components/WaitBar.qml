import QtQuick
import ".."

// A wait: how long it usually takes, how far it is, and, when it takes longer, that it does and what can be done meanwhile.
Column {
    id: root

    // "Usually 5 seconds"; "" shows nothing at all.
    required property string usual
    // 0 to 1, below 0 when nobody can say any more.
    required property real share
    required property string late

    visible: usual !== ""
    spacing: Theme.mm(8)

    Meter {
        width: parent.width
        label: root.usual
        share: root.share
    }

    Notice {
        visible: root.late !== ""
        width: parent.width
        kind: Notice.Attention
        icon: "clock"
        text: root.late
    }
}
