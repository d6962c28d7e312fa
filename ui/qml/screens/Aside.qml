pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Beside the visit: what cannot be done, told by touch, or a telephone to be called at. Then the number, and back to
// exactly the screen that it lay over.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property string phase: view.phase
    readonly property bool calling: view.kind === "callback"
    readonly property bool filed: phase === "filed"
    readonly property bool trouble: view.printing === "failed" || view.printing === "unknown"
    // Characters of the resident's words that stand on the button that leads to them.
    readonly property int quoted: Theme.elder ? 6 : 12
    property bool composing: false
    property bool written: false
    property bool unchosen: false

    question: {
        switch (root.phase) {
        case "choosing":
            return Words.t("aside.question");
        case "words":
            return Words.t("aside.words_question");
        case "phone":
            return Words.t(root.calling ? "aside.call_question" : "aside.phone_question");
        case "filing":
            return Words.t("aside.filing");
        case "filed":
            return Words.t(view.printing === "printing" ? "aside.filed_printing" : view.printing === "printed" ? "aside.filed_printed" : "aside.filed_screen");
        }
        return Words.t("aside.failed");
    }
    help: {
        switch (root.phase) {
        case "choosing":
            return Words.t("aside.help");
        case "words":
            return Words.t("aside.words_help");
        case "phone":
            return root.calling ? Words.t(view.online ? "aside.call_help" : "aside.call_kept") : Words.t("aside.phone_help");
        case "filed":
            return Words.t(view.online ? "aside.filed_sent" : "aside.filed_kept");
        case "failed":
            return Words.t("aside.failed_help");
        }
        return "";
    }
    questionSize: Theme.landscape || filed || phase === "failed" || (Theme.elder && phase !== "choosing") ? Theme.headline : Theme.display
    error: unchosen && composing ? Words.t("entry.choose_first") : unchosen && written ? Words.t("entry.write_unchosen") : view.error
    back: {
        switch (root.phase) {
        case "words":
            return Words.t("action.back");
        case "filing":
        case "filed":
            return "";
        case "phone":
            return root.calling ? leaving : Words.t("action.back");
        }
        return leaving;
    }
    primary: {
        switch (root.phase) {
        case "choosing":
            return Words.t("aside.send");
        case "words":
            return Words.t("aside.written_done");
        case "phone":
            return Words.t(root.calling ? "aside.send_call" : view.phone === "" ? "aside.phone_none" : "aside.phone_done");
        case "filing":
            return "";
        case "filed":
            return Words.t(view.outside ? "aside.done" : "aside.back_to_it");
        }
        return Words.t("aside.again");
    }
    readonly property string leaving: Words.t(view.outside ? "aside.back" : "aside.back_to_it")
    backShare: 0.45
    onBackClicked: root.view.back()
    onPrimaryClicked: root.go()

    // Letters that are not yet characters would be sent as letters: the person is asked to choose first.
    function go(): void {
        root.unchosen = root.composing || root.written;
        if (root.unchosen)
            return;
        if (root.phase === "words" || root.filed || (root.phase === "phone" && !root.calling))
            root.view.next();
        else
            root.view.submit();
    }

    function control(): Component {
        switch (root.phase) {
        case "choosing":
            return reasons;
        case "words":
            return writing;
        case "phone":
            return telephone;
        case "filing":
            return wait;
        case "filed":
            return receipt;
        case "failed":
            return failed;
        }
        return null;
    }

    Loader {
        anchors.fill: parent
        sourceComponent: root.control()
    }

    component Extras: Column {
        spacing: Theme.gap

        SecondaryButton {
            objectName: "add-words"
            width: parent.width
            height: Math.max(Theme.mm(24), implicitHeight)
            icon: "pencil"
            label: root.view.words === "" ? Words.t("aside.add_words") : Words.t("aside.written", {text: root.view.words.length > root.quoted ? root.view.words.slice(0, root.quoted) + "…" : root.view.words})
            onClicked: root.view.tellMore(false)
        }

        SecondaryButton {
            objectName: "add-phone"
            width: parent.width
            height: Math.max(Theme.mm(24), implicitHeight)
            icon: "phone-call"
            label: root.view.phone === "" ? Words.t("aside.add_phone") : Words.t("aside.phone_left", {phone: root.view.phone})
            onClicked: root.view.tellMore(true)
        }

        SecondaryButton {
            objectName: "named"
            visible: root.view.named !== ""
            width: parent.width
            height: Math.max(Theme.mm(24), implicitHeight)
            icon: root.view.named === "yes" ? "user" : "eye-off"
            label: root.view.named === "yes" ? Words.t("aside.name_yes", {name: root.view.name}) : Words.t("aside.name_no")
            onClicked: root.view.toggleNamed()
        }
    }

    // What one tells besides: the screen knows it already.
    component Context: Panel {
        BodyText {
            width: parent.width
            text: root.view.context + (root.phase === "failed" ? "\n" + root.view.terminal : "")
            size: root.phase === "failed" ? Theme.title : Theme.small
            color: root.phase === "failed" ? Theme.ink : Theme.muted
        }
    }

    Component {
        id: reasons

        ScrollArea {
            spacing: Theme.gap

            Context {
                width: parent.width
            }

            Grid {
                id: grid
                width: parent.width
                columns: 2
                columnSpacing: Theme.mm(4)
                rowSpacing: Theme.mm(4)

                Repeater {
                    model: root.view.reasons.length

                    ChoiceTile {
                        required property int index
                        readonly property var reason: root.view.reasons[index] ?? ({value: "", label: ""})
                        objectName: "reason-" + reason.value
                        width: Math.floor((grid.width - grid.columnSpacing) / 2)
                        several: true
                        slim: true
                        label: reason.label
                        checked: root.view.chosen.indexOf(reason.value) >= 0
                        onClicked: root.view.toggle(reason.value)
                    }
                }
            }

            Extras {
                visible: !Theme.landscape
                width: parent.width
            }
        }
    }

    Component {
        id: writing

        TextAnswer {
            value: root.view.words
            label: root.question
            inputHint: "text"
            ways: root.view.ways
            way: root.view.way
            chips: []
            places: []
            parts: []
            candidates: root.view.candidates
            refused: root.error !== ""
            onComposingChanged: root.composing = composing
            onWrittenChanged: root.written = written
            onEdited: text => root.view.setValue(text)
            onAccepted: root.go()
            onWayChosen: way => root.view.chooseEntry(way)
            onDrawn: strokes => root.view.recognise(strokes)
            Component.onDestruction: {
                root.composing = false;
                root.written = false;
                root.unchosen = false;
            }
        }
    }

    Component {
        id: telephone

        Item {
            NumberEntry {
                id: number
                width: parent.width
                value: root.view.phone
                label: root.question
                inputHint: "digits"
                longest: 12
                refused: root.error !== ""
                padHeight: Math.min(parent.height - Theme.mm(42) - (when.visible ? when.height + Theme.gap : 0), Theme.mm(4 * 32) + 3 * Theme.gap)
                onEdited: text => root.view.setValue(text)
            }

            When {
                id: when
                visible: root.calling && !Theme.landscape
                y: number.height + Theme.gap
                width: parent.width
            }
        }
    }

    component When: Column {
        spacing: Theme.mm(2)

        // Within low reach the keys take all the height there is.
        BodyText {
            visible: !Theme.lowered
            width: parent.width
            text: Words.t("aside.time_question")
            size: Theme.small
            font.bold: true
            color: Theme.muted
        }

        SegmentedChoice {
            width: parent.width
            label: Words.t("aside.time_question")
            options: root.view.times
            value: root.view.time
            onChosen: value => root.view.toggle(value)
        }
    }

    Component {
        id: wait

        Item {
            Emblem {
                anchors.centerIn: parent
                width: Theme.mm(90)
                name: "loader-circle"
                turning: true
                tint: Theme.sea
                color: Theme.foam
            }
        }
    }

    Component {
        id: receipt

        ScrollArea {
            spacing: Theme.mm(Theme.landscape ? 5 : 8)

            ReceiptCard {
                width: parent.width
                number: root.view.number
                about: root.view.about
                decided: false
                time: root.view.received
                departments: ""
                limit: root.view.limit
                nextStep: root.view.nextStep
                qr: root.view.qr
                showQr: !Theme.landscape
            }

            Notice {
                visible: root.view.sentence !== ""
                width: parent.width
                kind: root.trouble ? Notice.Attention : Notice.Done
                icon: "printer"
                size: Theme.elder ? Theme.small : Theme.body
                text: root.view.sentence
            }

            SecondaryButton {
                objectName: "print-again"
                visible: root.trouble
                width: parent.width
                height: Theme.mm(24)
                icon: "printer"
                label: Words.t("receipt.print_again")
                onClicked: root.view.printAgain()
            }
        }
    }

    Component {
        id: failed

        ScrollArea {
            Context {
                width: parent.width
            }
        }
    }

    aside: Item {
        anchors.fill: parent

        When {
            visible: root.phase === "phone" && root.calling
            y: parent.height - height
            width: parent.width
        }

        Extras {
            visible: root.phase === "choosing"
            y: parent.height - height
            width: parent.width
        }

        QrCode {
            visible: root.filed
            anchors.centerIn: parent
            width: Math.min(parent.width, parent.height)
            rows: root.view.qr
            label: Words.t("receipt.qr")
            border.width: Theme.hairline
            border.color: Theme.line
        }
    }

    Connections {
        target: root.view
        function onPhaseChanged(): void {
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
