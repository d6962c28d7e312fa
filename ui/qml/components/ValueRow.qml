pragma ComponentBehavior: Bound
import QtQuick
import ".."

// A name and its value, and what can be done about it: correct it, and show or hide a masked one.
Item {
    id: root

    required property string label
    required property string value
    property string action: ""
    property string actionIcon: ""
    property string actionName: ""
    property bool hideable: false
    property bool masked: false
    property string revealName: ""
    property bool last: false
    property bool code: false

    signal actionClicked
    signal revealAsked

    readonly property int labelWidth: Math.round(width * (Theme.elder ? 0.34 : 0.3))

    implicitHeight: Math.max(Theme.mm(24), name.implicitHeight + Theme.mm(6), said.implicitHeight + Theme.mm(6), buttons.height + Theme.mm(4))

    BodyText {
        id: name
        // Beside the first line of a longer value, so that the two are read, and scrolled, together.
        y: implicitHeight < said.implicitHeight ? said.y + Math.round((said.lineHeight - lineHeight) / 2) : Math.round((parent.height - height) / 2)
        width: root.labelWidth - Theme.mm(4)
        text: root.label
        size: Theme.elder ? Theme.small : Theme.mm(6.6)
        color: Theme.muted
    }

    BodyText {
        id: said
        anchors.verticalCenter: parent.verticalCenter
        x: root.labelWidth
        width: (buttons.width > 0 ? buttons.x - Theme.mm(4) : root.width) - x
        text: root.value
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        size: root.code ? Theme.mm(Theme.elder ? 9 : 6.8) : Theme.body
        font.family: root.code ? Theme.mono : Theme.family
    }

    component RowButton: SecondaryButton {
        width: Theme.mm(Theme.elder ? 48 : 38)
        height: Theme.mm(20)
        size: Theme.elder ? Theme.small : Theme.mm(6.4)
        Accessible.description: root.label
    }

    Column {
        id: buttons
        anchors.verticalCenter: parent.verticalCenter
        x: root.width - width
        spacing: Theme.mm(2)

        RowButton {
            objectName: root.revealName
            visible: root.hideable
            icon: root.masked ? "eye" : "eye-off"
            label: Words.t(root.masked ? "page.show" : "page.hide")
            onClicked: root.revealAsked()
        }

        RowButton {
            objectName: root.actionName
            visible: root.action !== ""
            icon: root.actionIcon
            label: root.action
            onClicked: root.actionClicked()
        }
    }

    Rectangle {
        visible: !root.last
        y: parent.height - height
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
