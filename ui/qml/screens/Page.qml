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

    question: view.question
    help: view.help
    questionSize: view.question.length > 40 || (Theme.landscape && view.kind !== "choice") ? Theme.headline : Theme.display
    property bool written: false
    error: unchosen && composing ? Words.t("entry.choose_first") : unchosen && written ? Words.t("entry.write_unchosen") : view.error
    progress: shell.steps > 0
    back: Words.t("action.back")
    primary: Words.t(view.kind === "confirm" ? "page.correct" : view.optional && view.value === "" && view.kind !== "multi" ? "page.leave_empty" : "action.next")
    onBackClicked: root.view.back()
    onPrimaryClicked: root.advance()

    // Somebody else's card, where it would answer, comes before what is likely.
    readonly property var chips: (view.theirCard === "" ? [] : [{
            label: Words.t(view.theirCard === "offer" ? "visit.their_card_offer" : view.theirCard === "waiting" ? "visit.their_card_waiting" : "visit.their_card_reading"),
            value: "",
            icon: "id-card",
            busy: view.theirCard !== "offer"
        }]).concat(view.suggestions)

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

    // One touch is the whole answer: it is seen, then the next question comes.
    Timer {
        id: onward
        interval: Theme.choiceTime
        onTriggered: {
            settling.restart();
            root.advance();
        }
    }

    Timer {
        id: settling
        interval: Theme.settleTime
    }

    // Letters that are not yet characters would be filed as letters: the person is asked to choose first.
    function advance(): void {
        root.unchosen = root.composing || root.written;
        if (!root.unchosen)
            root.view.next();
    }

    Loader {
        anchors.fill: parent
        sourceComponent: root.control()
    }

    // Lying down, what is likely stands right, under the thumb.
    aside: Suggestions {
        width: parent.width
        rows: Math.max(1, Math.floor((parent.height + between) / (chipHeight + between)))
        chips: Theme.landscape ? root.chips : []
        onTaken: value => root.view.setValue(value)
        onCardAsked: root.view.readTheirCard()
    }

    Component {
        id: few

        PageChoices {
            enabled: !settling.running
            several: root.view.kind === "multi"
            choices: root.view.choices
            value: root.view.value
            onChosen: value => {
                if (root.view.kind === "multi")
                    root.view.toggleChoice(value);
                else
                    root.view.setValue(value);
                if (root.view.onward)
                    onward.restart();
            }
        }
    }

    Component {
        id: typed

        TextAnswer {
            id: text
            value: root.view.value
            label: root.view.question
            inputHint: root.view.inputHint
            ways: root.view.ways
            way: root.view.way
            chips: root.chips
            places: root.view.places
            parts: root.view.parts
            candidates: root.view.candidates
            refused: root.error !== ""
            onComposingChanged: root.composing = composing
            onWrittenChanged: root.written = written
            onEdited: text => root.view.setValue(text)
            onAccepted: root.advance()
            onWayChosen: way => root.view.chooseEntry(way)
            onSteppedBack: root.view.stepBack()
            onPartTyped: (part, digits) => root.view.setPart(part, digits)
            onDrawn: strokes => root.view.recognise(strokes)
            onCardAsked: root.view.readTheirCard()
            Component.onDestruction: {
                root.composing = false;
                root.written = false;
            }

            Connections {
                target: root.view
                function onQuestionChanged(): void {
                    text.forget();
                }
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
                chips: Theme.landscape ? [] : root.chips
                onCardAsked: root.view.readTheirCard()
                padHeight: Math.min(parent.height - Theme.mm(42) - chipsHeight, Theme.mm(4 * 32) + 3 * Theme.gap)
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
                chips: Theme.landscape ? [] : root.view.suggestions
                padHeight: Math.min(parent.height - Theme.mm(38) - chipsHeight, Theme.mm(4 * 32) + 3 * Theme.gap)
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
        function onPageChanged(): void {
            onward.stop();
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
