import QtQuick
import ".."

// One material: its name, where it comes from, and whether the resident has it.
Pressable {
    id: root

    required property string source
    property string note: ""
    property bool optional: false
    property bool declarable: true

    role: declarable ? Accessible.CheckBox : Accessible.StaticText
    implicitHeight: Math.max(Theme.mm(30), words.implicitHeight + Theme.mm(10))

    StateGround {
        control: root
        outlined: root.declarable
        border.width: root.declarable && root.checked ? Theme.focusLine : root.declarable ? Theme.hairline : 0
        rest: root.declarable ? Theme.paper : Theme.greenGround
        pressed: root.declarable ? Theme.foam : Theme.greenGround
    }

    Rectangle {
        id: mark
        x: Theme.mm(8)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(Theme.elder ? 13 : 11)
        height: width
        radius: Theme.mm(2)
        color: !root.declarable ? Theme.greenGround : root.checked ? Theme.sea : Theme.paper
        border.width: !root.declarable || root.checked ? 0 : Theme.focusLine
        border.color: Theme.elder ? Theme.ink : Theme.muted

        Icon {
            visible: root.checked || !root.declarable
            anchors.centerIn: parent
            name: root.declarable ? "check" : "circle-check"
            color: root.declarable ? Theme.seaText : Theme.green
            size: Math.round(parent.width * (root.declarable ? 0.72 : 1))
        }
    }

    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: mark.x + mark.width + Theme.mm(7)
        width: root.width - x - Theme.mm(8)
        spacing: Theme.mm(1)

        BodyText {
            width: parent.width
            text: root.optional ? Words.t("materials.optional", {name: root.label}) : root.label
            font.bold: true
        }

        BodyText {
            width: parent.width
            text: [root.declarable && !root.optional ? Words.t("materials.required") : "", root.source, root.note].filter(part => part !== "").join(" · ")
            size: Theme.elder ? Theme.small : Theme.mm(6.4)
            color: root.declarable ? Theme.muted : Theme.green
        }
    }
}
