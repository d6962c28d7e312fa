pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Everything once more, and the signature.
Scene {
    id: root

    required property var shell
    required property var view

    question: Words.t("summary.question")
    help: Words.t("summary.help")
    error: view.error
    errorAside: false
    progress: shell.steps > 0
    back: Words.t("action.back")
    primary: Words.t("summary.submit")
    onBackClicked: root.view.back()
    onPrimaryClicked: root.view.submit()

    ScrollArea {
        width: parent.width
        height: Theme.landscape ? parent.height : below.y - Theme.gap

        Panel {
            width: parent.width

            Repeater {
                model: root.view.rows

                ValueRow {
                    required property var modelData
                    required property int index
                    width: parent.width
                    label: modelData.label
                    value: modelData.value
                    action: modelData.page === undefined || modelData.page === "" ? "" : Words.t("summary.edit")
                    actionIcon: "pencil"
                    actionName: "edit-" + index
                    masked: modelData.masked
                    hideable: modelData.hideable
                    revealName: "reveal-" + index
                    onRevealAsked: root.view.reveal(index)
                    last: index === root.view.rows.length - 1
                    onActionClicked: root.view.edit(modelData.page)
                }
            }
        }
    }

    Loader {
        id: below
        y: parent.height - height
        width: parent.width
        height: active ? implicitHeight : 0
        active: !Theme.landscape
        sourceComponent: signing
    }

    aside: Loader {
        width: parent.width
        height: parent.height
        active: Theme.landscape
        sourceComponent: signing
    }

    Component {
        id: signing

        Item {
            implicitHeight: pad.y + Theme.mm(Theme.lowered ? 50 : 76)

            BodyText {
                id: title
                width: parent.width
                text: Words.t("summary.sign")
                font.bold: true
            }

            SignaturePad {
                id: pad
                y: title.height + Theme.mm(3)
                width: parent.width
                height: parent.height - y
                signed: root.view.signed
                onStrokeBegan: (x, y) => root.view.strokeBegan(x, y)
                onStrokeMoved: (x, y) => root.view.strokeMoved(x, y)
                onStrokeEnded: pad => root.view.strokeEnded(pad)
                signedByKey: root.view.signedByKey
                onSignedWithKey: root.view.signByKey()
                onCleared: root.view.clearSignature()
            }
        }
    }
}
