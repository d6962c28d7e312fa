import QtQuick
import ".."
import "../components"

// Is it you? A one-time code, or the honest way without it.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool entering: view.phase === "enter" || view.phase === "wrong"
    readonly property bool wrong: view.phase === "wrong"
    readonly property bool unavailable: view.phase === "unavailable"
    readonly property bool waiting: view.phase === "sending"
    readonly property string remark: view.sentence !== "" ? view.sentence : wrong ? Words.t("verify.wrong") : ""

    progress: shell.steps > 0
    back: waiting ? "" : Words.t("action.back")
    primary: entering ? Words.t("verify.confirm") : unavailable ? Words.t("verify.go_on") : waiting ? "" : Words.t("verify.send")
    onBackClicked: root.view.back()
    onPrimaryClicked: {
        if (root.entering)
            root.view.submit();
        else if (root.unavailable)
            root.view.skip();
        else
            root.view.send();
    }

    Column {
        width: parent.width
        spacing: Theme.mm(Theme.landscape ? 6 : 10)

        Question {
            width: parent.width
            text: Words.t(root.entering ? "verify.enter" : root.unavailable ? "verify.unavailable" : root.waiting ? (root.view.digits === "" ? "verify.sending" : "verify.checking") : "verify.question")
            help: root.unavailable ? Words.t("verify.unavailable_help") : root.view.maskedPhone === "" ? Words.t("verify.to_your_phone") : Words.t("verify.to_phone", {phone: root.view.maskedPhone})
        }

        Item {
            visible: !root.entering
            width: 1
            height: Theme.mm(Theme.landscape ? 6 : 30)
        }

        Emblem {
            visible: !root.entering
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.mm(Theme.landscape ? 70 : 110)
            name: root.unavailable ? "shield-question-mark" : root.waiting ? "loader-circle" : "shield-check"
            turning: root.waiting
            tint: root.unavailable ? Theme.amber : Theme.sea
            color: root.unavailable ? Theme.amberGround : Theme.foam
        }

        DigitBoxes {
            visible: root.entering
            width: parent.width
            digits: root.view.digits
            label: Words.t("verify.enter")
            refused: root.wrong
        }

        Notice {
            visible: root.remark !== "" && !Theme.landscape
            width: parent.width
            kind: root.unavailable ? Notice.Attention : Notice.Refusal
            text: root.remark
        }

        NumberPad {
            visible: root.entering
            width: parent.width
            height: Theme.landscape ? Theme.mm(104) : Theme.mm(132)
            onTyped: character => {
                if (root.view.digits.length < 6)
                    root.view.setDigits(root.view.digits + character);
            }
            onTookBack: root.view.setDigits(root.view.digits.slice(0, -1))
        }
    }

    SecondaryButton {
        objectName: "skip"
        visible: !Theme.landscape && !root.unavailable && !root.waiting
        y: parent.height - height
        width: parent.width
        height: Theme.mm(28)
        label: Words.t("verify.skip")
        onClicked: root.view.skip()
    }

    aside: Column {
        y: parent.height - height
        width: parent.width
        spacing: Theme.gap

        Notice {
            visible: root.remark !== ""
            width: parent.width
            kind: root.unavailable ? Notice.Attention : Notice.Refusal
            text: root.remark
        }

        SecondaryButton {
            objectName: "skip"
            visible: !root.unavailable && !root.waiting
            width: parent.width
            height: Theme.mm(28)
            label: Words.t("verify.skip")
            onClicked: root.view.skip()
        }
    }
}
