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
    readonly property var gone: ({id: "", name: "", source: "", note: "", required: true, declared: false, declarable: true})

    progress: shell.steps > 0
    back: Words.t("action.back")
    primary: Words.t("action.next")
    onBackClicked: root.view.back()
    onPrimaryClicked: root.view.next()

    Column {
        id: asked
        width: parent.width
        spacing: Theme.mm(8)

        Question {
            width: parent.width
            size: Theme.landscape ? Theme.headline : Theme.display
            text: Words.t("materials.question")
            help: Words.t("materials.help")
        }

        Notice {
            objectName: "error"
            visible: root.view.error !== "" && !Theme.landscape
            width: parent.width
            kind: Notice.Refusal
            text: root.view.error
        }
    }

    ScrollArea {
        y: asked.height + Theme.mm(8)
        width: parent.width
        height: parent.height - y

        // By number: a row that changes stays the same row, under the same finger.
        Repeater {
            model: root.view.rows.length

            MaterialRow {
                required property int index
                readonly property var modelData: root.view.rows[index] ?? root.gone
                objectName: "material-" + modelData.id
                width: parent.width
                label: modelData.name
                source: modelData.source
                note: modelData.note ?? ""
                optional: !modelData.required
                declarable: modelData.declarable ?? true
                checked: modelData.declared
                onClicked: if (declarable)
                    root.view.toggle(modelData.id)
            }
        }
    }

    aside: Notice {
        y: parent.height - height
        visible: root.view.error !== ""
        width: parent.width
        kind: Notice.Refusal
        text: root.view.error
    }
}
