pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// What goes along: what the departments fetch themselves, and what the resident says to have.
Scene {
    id: root

    required property var shell
    required property var view

    // What a row shows for the moment between its end in the list and its own.
    readonly property var gone: ({id: "", name: "", source: "", note: "", required: true, declared: false, declarable: true, copies: 0, copyable: false, phone: false})

    question: Words.t("materials.question")
    help: Words.t("materials.help")
    error: view.error
    progress: shell.steps > 0
    back: Words.t("action.back")
    primary: Words.t("action.next")
    onBackClicked: root.view.back()
    onPrimaryClicked: root.view.next()

    ScrollArea {
        anchors.fill: parent

        // By number: a row that changes stays the same row, under the same finger.
        Repeater {
            model: root.view.rows.length

            Column {
                id: entry
                required property int index
                readonly property var modelData: root.view.rows[index] ?? root.gone
                width: parent.width
                spacing: Theme.mm(2)

                MaterialRow {
                    readonly property var modelData: entry.modelData
                    objectName: "material-" + modelData.id
                    width: parent.width
                    label: modelData.name
                    source: modelData.source
                    note: modelData.note ?? ""
                    optional: !modelData.required
                    declarable: modelData.declarable ?? true
                    checked: modelData.declared
                    onClicked: if (modelData.copies > 0)
                        root.view.copy(modelData.id);
                    else if (declarable)
                        root.view.toggle(modelData.id)
                }

                PaperWays {
                    width: parent.width
                    paper: entry.modelData.id
                    copies: entry.modelData.copies
                    copyable: entry.modelData.copyable
                    phone: entry.modelData.phone
                    online: root.view.online
                    onCopyAsked: root.view.copy(entry.modelData.id)
                    onPhoneAsked: root.view.usePhone(entry.modelData.id)
                }
            }
        }
    }
}
