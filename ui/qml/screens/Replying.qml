pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// To be signed: what a department asked for, the withdrawal of a case, or that it was this person who filed it.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool answering: view.purpose === "answer"
    readonly property bool withdrawing: view.purpose === "withdraw"
    // What a row shows for the moment between its end in the list and its own.
    readonly property var gone: ({key: "", page: "", label: "", value: "", given: false, copies: 0, copyable: false})

    question: Words.t(answering ? "replying.answer" : withdrawing ? "replying.withdraw" : "replying.confirm")
    questionSize: Theme.headline
    help: Words.t(answering ? "replying.answer_help" : withdrawing ? "replying.withdraw_help" : "replying.confirm_help")
    error: view.error
    errorAside: false
    back: Words.t(withdrawing ? "replying.keep" : "action.back")
    backShare: withdrawing ? 0.45 : 1 / 3
    primary: Words.t(answering ? "replying.submit_answer" : withdrawing ? "replying.submit_withdraw" : "replying.submit_confirm")
    primaryDestroys: withdrawing
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
                    last: index === root.view.rows.length - 1
                }
            }
        }

        // By number: a row that changes stays the same row, under the same finger.
        Repeater {
            model: root.view.papers.length

            Column {
                id: entry
                required property int index
                readonly property var modelData: root.view.papers[index] ?? root.gone
                width: parent.width
                spacing: Theme.mm(2)

                BodyText {
                    visible: text !== ""
                    width: parent.width
                    text: entry.modelData.label
                    font.bold: true
                }

                PaperWays {
                    width: parent.width
                    paper: entry.modelData.key
                    copies: entry.modelData.copies
                    copyable: entry.modelData.copyable
                    phone: true
                    online: root.view.online
                    onCopyAsked: root.view.copy(entry.modelData.key)
                    onPhoneAsked: root.view.usePhone(entry.modelData.key)
                }
            }
        }

        Notice {
            visible: !root.view.online && root.view.papers.length > 0 && root.view.papers.every(each => !each.copyable)
            width: parent.width
            kind: Notice.Attention
            text: Words.t("replying.no_copier")
        }

        Panel {
            visible: root.view.fields.length > 0
            width: parent.width

            Repeater {
                model: root.view.fields.length

                ValueRow {
                    required property int index
                    readonly property var modelData: root.view.fields[index] ?? root.gone
                    width: parent.width
                    label: modelData.label
                    value: modelData.value
                    action: Words.t(modelData.given ? "summary.edit" : "replying.fill")
                    actionIcon: "pencil"
                    actionName: "fill-" + modelData.page
                    last: index === root.view.fields.length - 1
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
            implicitHeight: pad.y + Theme.mm(Theme.lowered ? 46 : 70)

            BodyText {
                id: title
                width: parent.width
                text: Words.t("replying.sign")
                font.bold: true
            }

            SignaturePad {
                id: pad
                y: title.height + Theme.mm(3)
                width: parent.width
                height: parent.height - y
                signed: root.view.signed
                signedByKey: root.view.signedByKey
                onStrokeBegan: (x, y) => root.view.strokeBegan(x, y)
                onStrokeMoved: (x, y) => root.view.strokeMoved(x, y)
                onStrokeEnded: pad => root.view.strokeEnded(pad)
                onSignedWithKey: root.view.signByKey()
                onCleared: root.view.clearSignature()
            }
        }
    }
}
