pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// A phone sends the pages: the code to scan, and beside it what has come.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool opening: view.phase === "opening"
    readonly property bool over: view.phase === "over"
    readonly property bool some: view.count > 0

    question: Words.t(opening ? "phone.opening" : over ? "phone.over" : some ? "phone.came" : view.phase === "seen" ? "phone.seen" : "phone.scan", {count: view.count})
    questionSize: Theme.headline
    // A doubt lying down: its words and the page need the room.
    readonly property bool close: Theme.landscape && some && view.doubt !== ""

    help: close && view.material !== "" ? view.material : (view.material === "" ? "" : view.material + "\n") + Words.t(opening ? "phone.opening_help" : over ? "phone.over_help" : some ? "phone.came_help" : view.phase === "seen" ? "phone.seen_help" : "phone.scan_help")
    error: view.error !== "" ? view.error : view.doubt
    errorKind: Notice.Attention
    errorAside: false
    progress: shell.steps > 0
    back: Words.t("action.back")
    primary: some ? Words.t("phone.use") : over ? Words.t("phone.new_code") : ""
    primaryIcon: over && !some ? "rotate-ccw" : ""
    onBackClicked: root.view.back()
    onPrimaryClicked: {
        if (root.some)
            root.view.next();
        else
            root.view.renew();
    }

    WaitBar {
        y: Math.round((parent.height - height) / 2)
        visible: root.opening
        width: parent.width
        usual: root.shell.wait
        share: root.shell.waitShare
        late: root.shell.waitLate
    }

    SheetPicture {
        visible: root.some
        width: Math.round((parent.width - Theme.gap) * 0.56)
        height: below.y - Theme.gap
        source: root.view.picture
        label: Words.t("copying.page_shown")
    }

    Column {
        id: beside
        x: root.some ? parent.width - width : Math.round((parent.width - width) / 2)
        y: root.some ? 0 : Math.max(0, Math.round((parent.height - height) * 0.3))
        width: root.some ? Math.min(Math.round((parent.width - Theme.gap) * 0.44), below.y - Theme.gap) : Math.min(parent.width, Math.max(Theme.mm(80), Math.min(Theme.mm(130), parent.height - Theme.mm(30))))
        spacing: Theme.gap

        QrCode {
            visible: !root.opening && !root.over && root.view.qr.length > 0
            width: parent.width
            rows: root.view.qr
            label: Words.t("phone.scan")
        }

        SecondaryButton {
            objectName: "new-code"
            visible: root.over && root.some
            width: parent.width
            icon: "rotate-ccw"
            label: Words.t("phone.new_code")
            onClicked: root.view.renew()
        }

        Emblem {
            visible: root.over && !root.some
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.mm(Theme.landscape || Theme.lowered ? 50 : 90)
            name: "smartphone"
            tint: Theme.amber
            color: Theme.amberGround
        }

        BodyText {
            visible: !root.opening && !root.some
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: Words.t("phone.once")
            size: Theme.small
            color: Theme.muted
        }
    }

    Column {
        id: below
        y: parent.height - height
        width: parent.width
        spacing: Theme.gap

        PageTurner {
            visible: root.view.count > 1
            width: parent.width
            first: root.view.page
            last: root.view.page
            count: root.view.count
            label: Words.t("copying.page_of", {page: root.view.page, count: root.view.count})
            onTurned: direction => root.view.turn(direction)
        }

        Remove {
            visible: root.some && !Theme.landscape
        }
    }

    component Remove: SecondaryButton {
        objectName: "remove-page"
        width: parent?.width ?? 0
        icon: "trash-2"
        label: Words.t("copying.remove")
        onClicked: root.view.remove()
    }

    aside: Remove {
        visible: root.some
        y: parent.height - height - Theme.gap
    }
}
