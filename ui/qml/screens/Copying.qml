pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// The pages of one material: laid down below the camera or in the scanner, taken, looked at, used or taken again.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool taking: view.phase === "taking"
    readonly property bool taken: view.phase === "taken"
    readonly property bool review: view.phase === "review"
    readonly property bool laying: !taking && !taken && !review

    question: taking ? Words.t(view.scanner ? "copying.scanning" : "copying.taking") : taken ? Words.t("copying.good") : review ? Words.t("copying.pages", {count: view.count}) : Words.t(view.scanner ? "copying.lay_scanner" : "copying.lay_camera")
    questionSize: Theme.headline
    help: Words.t("copying.which", {material: view.material, page: view.page}) + (taking ? "" : "\n" + Words.t(taken ? "copying.good_help" : review ? "copying.pages_help" : "copying.lay_help"))
    error: view.error !== "" ? view.error : view.doubt
    errorKind: view.error !== "" ? Notice.Refusal : Notice.Attention
    errorAside: false
    progress: shell.steps > 0
    back: Words.t(taken ? "copying.retake" : "action.back")
    backIcon: taken ? "rotate-ccw" : "arrow-left"
    primary: taking ? "" : Words.t(taken ? "copying.keep" : review ? "copying.done" : view.scanner ? "copying.scan" : "copying.take")
    primaryIcon: laying && !view.scanner ? "camera" : ""
    onBackClicked: {
        if (root.taken)
            root.view.retake();
        else
            root.view.back();
    }
    onPrimaryClicked: {
        if (root.taken)
            root.view.keep();
        else if (root.review)
            root.view.next();
        else
            root.view.take();
    }

    SheetPicture {
        width: parent.width
        height: below.y - Theme.gap
        source: root.view.picture !== "" ? root.view.picture : root.view.live
        corners: root.view.picture !== "" ? [] : root.view.corners
        label: Words.t(root.view.picture !== "" ? "copying.page_shown" : "copying.live")
    }

    Column {
        id: below
        y: parent.height - height
        width: parent.width
        spacing: Theme.gap

        WaitBar {
            width: parent.width
            usual: root.shell.wait
            share: root.shell.waitShare
            late: root.shell.waitLate
        }

        // What the outline in the picture says, in words.
        BodyText {
            objectName: "edge"
            visible: root.laying && root.view.live !== ""
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: Words.t(root.view.corners.length > 0 ? "copying.edge_found" : "copying.edge_missing")
            size: Theme.small
            color: Theme.muted
        }

        PageTurner {
            visible: root.review && root.view.count > 1
            width: parent.width
            first: root.view.page
            last: root.view.page
            count: root.view.count
            label: Words.t("copying.page_of", {page: root.view.page, count: root.view.count})
            onTurned: direction => root.view.turn(direction)
        }

        Loader {
            width: parent.width
            active: !Theme.landscape
            visible: active
            sourceComponent: ways
        }
    }

    aside: Loader {
        y: parent.height - height
        width: parent.width
        active: Theme.landscape
        sourceComponent: ways
    }

    Component {
        id: ways

        Column {
            spacing: Theme.gap

            Notice {
                objectName: "camera-sign"
                visible: root.view.watching
                width: parent.width
                icon: "camera"
                size: Theme.small
                text: Words.t("copying.camera_on")
            }

            SecondaryButton {
                objectName: "later"
                visible: root.laying && root.view.mayWait
                width: parent.width
                label: Words.t("copying.later")
                onClicked: root.view.later()
            }

            Row {
                id: more
                visible: root.review
                width: parent.width
                spacing: Theme.gap

                SecondaryButton {
                    objectName: "add-page"
                    width: Math.round((more.width - more.spacing) / 2)
                    icon: "plus"
                    label: Words.t("copying.add")
                    onClicked: root.view.add()
                }

                SecondaryButton {
                    objectName: "remove-page"
                    width: Math.round((more.width - more.spacing) / 2)
                    icon: "trash-2"
                    label: Words.t("copying.remove")
                    onClicked: root.view.remove()
                }
            }
        }
    }
}
