pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Which matter? By the code of its receipt, by its number on the pad made for it, or by the card.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool tight: Theme.landscape || Theme.lowered

    question: Words.t("asking.question")
    questionSize: tight ? Theme.headline : Theme.display
    help: !view.online ? Words.t("asking.offline_now") : Words.t(view.scans ? "asking.help_scan" : "asking.help")
    error: view.error
    errorAside: false
    back: Words.t("action.back")
    // Without a network somebody is asked to call with the answer: the number that was typed goes along.
    primary: Words.t(view.online ? "asking.ask" : "asking.have_me_called")
    primaryIcon: view.online ? "list-checks" : "phone-call"
    onBackClicked: root.view.back()
    onPrimaryClicked: {
        if (root.view.online)
            root.view.ask();
        else
            root.shell.askPerson();
    }

    Text {
        id: number
        objectName: "receipt-number"
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: root.view.number
        color: root.view.whole && root.view.error !== "" ? Theme.red : Theme.ink
        font.family: Theme.mono
        font.bold: true
        font.pixelSize: Theme.mm(Theme.landscape ? 13 : 15)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.mm(8)
        Accessible.role: Accessible.EditableText
        Accessible.name: Words.t("asking.number")
    }

    ReceiptPad {
        y: number.height + Theme.mm(6)
        width: parent.width
        height: Math.min(Theme.mm(root.tight ? 110 : 138), parent.height - y - (ways.visible ? ways.height + Theme.gap : 0))
        onTyped: character => root.view.type(character)
        onTookBack: root.view.takeBack()
    }

    component ByCard: SecondaryButton {
        objectName: "by-card"
        width: parent.width
        height: Math.max(Theme.mm(Theme.lowered ? 22 : 28), implicitHeight)
        icon: "id-card"
        bold: true
        label: Words.t("asking.by_card")
        because: root.view.online ? "" : Words.t("asking.offline_card")
        onClicked: root.view.byCard()
    }

    component Elsewhere: SecondaryButton {
        objectName: "show-nearby"
        visible: !root.view.online
        width: parent.width
        height: Theme.mm(22)
        icon: "map-pin"
        label: Words.t("nearby.show")
        onClicked: root.view.showNearby()
    }

    Column {
        id: ways
        visible: !Theme.landscape
        y: parent.height - height
        width: parent.width
        spacing: Theme.gap

        ByCard {}

        Elsewhere {
            visible: !root.view.online && !Theme.lowered
        }
    }

    aside: Column {
        y: parent.height - height
        width: parent.width
        spacing: Theme.gap

        Elsewhere {
            visible: !root.view.online
        }

        ByCard {}
    }
}
