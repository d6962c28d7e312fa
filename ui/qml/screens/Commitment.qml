pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Notice and pledge in place of a document, and the free choice of bringing the document.
Scene {
    id: root

    required property var shell
    required property var view

    question: view.title
    questionSize: Theme.headline
    help: Words.t("commitment.replaces", {document: view.replaces})
    error: view.error
    errorAside: false
    progress: shell.steps > 0
    back: Words.t("action.back")
    primary: Words.t("action.next")
    onBackClicked: root.view.back()
    onPrimaryClicked: root.view.next()

    ScrollArea {
        id: text
        width: parent.width
        height: Theme.landscape ? parent.height : choices.y - Theme.gap

        PointList {
            width: parent.width
            title: Words.t("commitment.notice")
            points: root.view.notice
        }

        PointList {
            width: parent.width
            title: Words.t("commitment.pledge")
            points: root.view.pledge
        }
    }

    Item {
        id: choices
        visible: !Theme.landscape
        y: parent.height - height
        width: parent.width
        height: belowLoader.height

        Loader {
            id: belowLoader
            width: parent.width
            active: !Theme.landscape
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

            ChoiceTile {
                objectName: "choice-commit"
                width: parent.width
                slim: Theme.landscape
                label: Words.t("commitment.commit")
                because: text.seenToEnd ? "" : Words.t("commitment.unread")
                help: Theme.landscape ? "" : Words.t("commitment.commit_help")
                checked: root.view.choice === "commit"
                onClicked: root.view.choose("commit")
            }

            ChoiceTile {
                objectName: "choice-documents"
                width: parent.width
                slim: Theme.landscape
                label: Words.t("commitment.documents")
                help: Theme.landscape ? "" : Words.t("commitment.documents_help")
                checked: root.view.choice === "documents"
                onClicked: root.view.choose("documents")
            }
        }
    }
}
