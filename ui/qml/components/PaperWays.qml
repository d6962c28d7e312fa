import QtQuick
import ".."

// How pages of a paper come in: here under the camera or on the scanner, or from a phone; side by side where there are
// both.
Row {
    id: root

    required property string paper
    required property int copies
    required property bool copyable
    required property bool phone
    // Without a network nothing comes from a phone, and the way there says so.
    property bool online: true

    signal copyAsked
    signal phoneAsked

    readonly property int each: copyable && phone ? Math.round((width - spacing) / 2) : width
    readonly property int tallest: Math.max(copyable ? camera.implicitHeight : 0, phone ? fromPhone.implicitHeight : 0)

    visible: copyable || phone
    spacing: Theme.mm(2)

    SecondaryButton {
        id: camera
        objectName: "copy-" + root.paper
        visible: root.copyable
        width: root.each
        height: root.tallest
        icon: "camera"
        label: root.copies > 0 ? Words.t("materials.copied", {count: root.copies}) : Words.t("materials.copy")
        onClicked: root.copyAsked()
    }

    SecondaryButton {
        id: fromPhone
        objectName: "phone-" + root.paper
        visible: root.phone
        width: root.each
        height: root.tallest
        icon: "smartphone"
        label: Words.t("materials.phone")
        because: root.online ? "" : Words.t("materials.phone_offline")
        onClicked: root.phoneAsked()
    }
}
