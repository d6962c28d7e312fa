pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// One question and its answer. The answer's control follows the kind; the words come from the catalogue.
Scene {
    id: root

    required property var shell
    required property var view

    property bool composing: false
    property bool unchosen: false
    readonly property string error: unchosen && composing ? Words.t("entry.choose_first") : view.error

    progress: shell.steps > 0
    back: Words.t("action.back")
    primary: Words.t(view.kind === "confirm" ? "page.correct" : view.optional && view.value === "" && view.kind !== "multi" ? "page.leave_empty" : "action.next")
    onBackClicked: root.view.back()
    onPrimaryClicked: root.advance()

    function control(): Component {
        switch (root.view.kind) {
        case "choice":
        case "multi":
            return few;
        case "number":
            return pad;
        case "text":
            return root.view.inputHint === "digits" ? pad : typed;
        case "date":
            return date;
        case "confirm":
            return confirm;
        }
        return null;
    }

    // Letters that are not yet characters would be filed as letters: the person is asked to choose first.
    function advance(): void {
        root.unchosen = root.composing;
        if (!root.unchosen)
            root.view.next();
    }

    Column {
        id: asked
        width: parent.width
        spacing: Theme.mm(Theme.landscape ? 5 : 8)

        Question {
            width: parent.width
            text: root.view.question
            help: root.view.help
            size: root.view.question.length > 40 || (Theme.landscape && root.view.kind !== "choice") ? Theme.headline : Theme.display
        }

        Notice {
            objectName: "error"
            visible: root.error !== "" && !Theme.landscape
            width: parent.width
            kind: Notice.Refusal
            text: root.error
        }
    }

    Item {
        y: asked.height + Theme.mm(Theme.landscape ? 5 : 9)
        width: parent.width
        height: parent.height - y

        Loader {
            id: answer
            width: parent.width
            height: parent.height
            sourceComponent: root.control()
        }
    }

    aside: Column {
        y: parent.height - height
        width: parent.width

        Notice {
            visible: root.error !== ""
            width: parent.width
            kind: Notice.Refusal
            text: root.error
        }
    }

    Component {
        id: few

        PageChoices {
            several: root.view.kind === "multi"
            choices: root.view.choices
            value: root.view.value
            onChosen: value => {
                if (root.view.kind === "multi")
                    root.view.toggleChoice(value);
                else
                    root.view.setValue(value);
            }
        }
    }

    Component {
        id: typed

        Item {
            Component.onDestruction: root.composing = false

            TextEntry {
                width: parent.width
                value: root.view.value
                label: root.view.question
                inputHint: root.view.inputHint
                refused: root.error !== ""
                onComposingChanged: root.composing = composing
                onEdited: text => root.view.setValue(text)
                onAccepted: root.advance()
            }
        }
    }

    Component {
        id: pad

        Item {
            NumberEntry {
                width: parent.width
                value: root.view.value
                label: root.view.question
                inputHint: root.view.inputHint
                refused: root.view.error !== ""
                padHeight: Math.min(parent.height - Theme.mm(42), Theme.mm(4 * 32) + 3 * Theme.gap)
                onEdited: text => root.view.setValue(text)
            }
        }
    }

    Component {
        id: date

        Item {
            DateEntry {
                width: parent.width
                value: root.view.value
                label: root.view.question
                refused: root.view.error !== ""
                padHeight: Math.min(parent.height - Theme.mm(38), Theme.mm(4 * 32) + 3 * Theme.gap)
                onEdited: text => root.view.setValue(text)
            }
        }
    }

    Component {
        id: confirm

        PageConfirm {
            rows: root.view.rows
            onRevealed: row => root.view.reveal(row)
        }
    }

    // The next question of the same kind arrives in the same screen: show that it is another one.
    Connections {
        target: root.view
        function onQuestionChanged(): void {
            InputMethod.reset();
            arrival.direction = root.shell.direction;
            arrival.restart();
        }
    }

    Arrival {
        id: arrival
        target: root
    }
}
