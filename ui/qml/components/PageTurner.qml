import QtQuick
import ".."

// Goes through a long list page by page: back, where we are, on.
Item {
    id: root

    required property int first
    required property int last
    required property int count
    property string label: Words.t("table.rows", {first: first, last: last, count: count})

    // In large type their words would break into lines that the page itself needs.
    readonly property int wordSize: Theme.elder ? Theme.small : Theme.body

    signal turned(int direction)

    implicitHeight: Math.max(Theme.mm(22), back.implicitHeight, on.implicitHeight)

    SecondaryButton {
        id: back
        objectName: "page-back"
        width: Math.round(parent.width * 0.3)
        height: parent.height
        icon: "chevron-up"
        size: root.wordSize
        offSign: icon
        label: Words.t("table.page_back")
        because: root.first <= 1 ? Words.t("table.first_page") : ""
        onClicked: root.turned(-1)
    }

    BodyText {
        anchors.centerIn: parent
        width: Math.round(parent.width * 0.4) - 2 * Theme.gap
        horizontalAlignment: Text.AlignHCenter
        text: root.label
        size: Theme.small
        color: Theme.muted
    }

    SecondaryButton {
        id: on
        objectName: "page-on"
        x: parent.width - width
        width: Math.round(parent.width * 0.3)
        height: parent.height
        icon: "chevron-down"
        size: root.wordSize
        offSign: icon
        label: Words.t("table.page_on")
        because: root.last >= root.count ? Words.t("table.last_page") : ""
        onClicked: root.turned(1)
    }
}
