import QtQuick
import ".."

// A name and its value, with at most one thing to do about it (show, correct).
Item {
    id: root

    required property string label
    required property string value
    property string action: ""
    property string actionIcon: ""
    property string actionName: ""
    property bool last: false
    property bool code: false

    signal actionClicked

    readonly property int labelWidth: Math.round(width * (Theme.elder ? 0.34 : 0.3))

    implicitHeight: Math.max(Theme.mm(24), name.implicitHeight + Theme.mm(6), said.implicitHeight + Theme.mm(6))

    BodyText {
        id: name
        anchors.verticalCenter: parent.verticalCenter
        width: root.labelWidth - Theme.mm(4)
        text: root.label
        size: Theme.elder ? Theme.small : Theme.mm(6.6)
        color: Theme.muted
    }

    BodyText {
        id: said
        anchors.verticalCenter: parent.verticalCenter
        x: root.labelWidth
        width: (button.visible ? button.x - Theme.mm(4) : root.width) - x
        text: root.value
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        size: root.code ? Theme.mm(Theme.elder ? 9 : 6.8) : Theme.body
        font.family: root.code ? Theme.mono : Theme.family
    }

    SecondaryButton {
        id: button
        objectName: root.actionName
        visible: root.action !== ""
        anchors.verticalCenter: parent.verticalCenter
        x: root.width - width
        width: Theme.mm(Theme.elder ? 48 : 38)
        height: Theme.mm(20)
        icon: root.actionIcon
        size: Theme.elder ? Theme.small : Theme.mm(6.4)
        label: root.action
        Accessible.description: root.label
        onClicked: root.actionClicked()
    }

    Rectangle {
        visible: !root.last
        y: parent.height - height
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
