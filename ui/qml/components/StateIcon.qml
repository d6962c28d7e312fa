import QtQuick

// The icon of a control: its own at rest, a turning mark while busy; while off, the sign that it is, and then why.
Icon {
    id: root

    required property Pressable control
    property string rest: ""

    name: control.busy ? "loader-circle" : control.told ? "info" : control.off ? control.offSign : rest

    Turning on rotation {
        mark: root
        wanted: root.control.busy && root.visible
    }
}
