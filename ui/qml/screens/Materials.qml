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

                Row {
                    id: ways
                    visible: entry.modelData.copyable || entry.modelData.phone
                    width: parent.width
                    spacing: Theme.mm(2)
                    readonly property int each: entry.modelData.copyable && entry.modelData.phone ? Math.round((width - spacing) / 2) : width
                    readonly property int tallest: Math.max(camera.visible ? camera.implicitHeight : 0, phone.visible ? phone.implicitHeight : 0)

                    SecondaryButton {
                        id: camera
                        objectName: "copy-" + entry.modelData.id
                        visible: entry.modelData.copyable
                        width: ways.each
                        height: ways.tallest
                        icon: "camera"
                        label: entry.modelData.copies > 0 ? Words.t("materials.copied", {count: entry.modelData.copies}) : Words.t("materials.copy")
                        onClicked: root.view.copy(entry.modelData.id)
                    }

                    SecondaryButton {
                        id: phone
                        objectName: "phone-" + entry.modelData.id
                        visible: entry.modelData.phone
                        width: ways.each
                        height: ways.tallest
                        icon: "smartphone"
                        label: Words.t("materials.phone")
                        onClicked: root.view.usePhone(entry.modelData.id)
                    }
                }
            }
        }
    }
}
