pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Is it you? By a code, an app, somebody's word, a look into the camera, or the honest way without.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool entering: view.phase === "enter" || view.phase === "wrong"
    readonly property bool wrong: view.phase === "wrong"
    readonly property bool unavailable: view.phase === "unavailable"
    readonly property bool waiting: view.phase === "sending"
    readonly property bool scanning: view.phase === "scan"
    readonly property bool byStaff: view.means === "staff"
    readonly property bool consenting: view.phase === "consent"
    readonly property bool looking: view.phase === "look"
    readonly property bool byFace: view.means === "face"
    // Before the camera goes on every way is as large as the one that lets it.
    readonly property int wayHeight: Theme.mm(Theme.lowered || Theme.landscape ? 20 : 24)
    readonly property int skipHeight: consenting ? wayHeight : Theme.mm(Theme.lowered ? 22 : 28)
    // Too long a wait has a way on.
    readonly property bool late: shell.waitLate !== ""
    // What else there is to do: file without it, or ask by the number.
    readonly property string skip: Words.t(view.asking ? "asking.skip" : "verify.skip")
    readonly property string remark: view.sentence !== "" ? view.sentence : wrong ? Words.t("verify.wrong") : ""

    question: looking ? view.sentence : Words.t(consenting ? "verify.face_question" : scanning ? "verify.scan" : entering ? (byStaff ? "verify.enter_staff" : "verify.enter") : unavailable ? (view.asking ? "asking.unavailable" : "verify.unavailable") : waiting ? (byFace ? "verify.face_starting" : view.digits === "" ? "verify.sending" : "verify.checking") : "verify.question")
    questionSize: Theme.display
    help: consenting ? Words.t("verify.face_help") : byFace && !unavailable ? Words.t("verify.face_looking_help") : scanning ? Words.t("verify.scan_help") : byStaff && !unavailable ? Words.t("verify.staff_help") : view.means === "phone_app" && !unavailable ? Words.t("verify.by_phone_app") : unavailable ? Words.t(view.asking ? "asking.unavailable_help" : "verify.unavailable_help") : view.maskedPhone === "" ? Words.t("verify.to_your_phone") : Words.t("verify.to_phone", {phone: view.maskedPhone})
    error: unavailable || looking ? "" : remark
    progress: shell.steps > 0
    back: (waiting && !late) || looking ? "" : Words.t("action.back")
    primary: consenting ? "" : looking ? Words.t("verify.face_stop") : entering ? Words.t("verify.confirm") : unavailable ? (view.asking ? skip : Words.t("verify.go_on")) : waiting ? (late ? skip : "") : scanning ? "" : Words.t(view.means === "one_time_code" ? "verify.send" : byStaff ? "verify.by_staff" : "verify.by_phone_app")
    onBackClicked: root.view.back()
    onPrimaryClicked: {
        if (root.entering)
            root.view.submit();
        else if (root.looking)
            root.view.back();
        else if (root.unavailable || root.waiting)
            root.view.skip();
        else
            root.view.send();
    }

    // The emblem of a wait or an offer, or the boxes and the pad of the code.
    Item {
        id: middle
        width: parent.width
        height: parent.height - (others.visible ? others.height + Theme.gap : 0)

        Column {
            visible: !root.entering && !root.scanning
            anchors.centerIn: parent
            width: parent.width
            spacing: Theme.mm(Theme.landscape ? 6 : 12)

            Emblem {
                // Below five ways there may be no room for a sign that can be seen.
                visible: !root.consenting || width >= Theme.mm(20)
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(Theme.mm(Theme.landscape || Theme.lowered ? (root.unavailable || root.waiting ? 44 : 70) : root.unavailable ? 70 : 110), middle.height)
                name: root.unavailable ? "shield-question-mark" : root.waiting ? "loader-circle" : root.byFace ? "camera" : "shield-check"
                turning: root.waiting
                tint: root.unavailable ? Theme.amber : Theme.sea
                color: root.unavailable ? Theme.amberGround : Theme.foam
            }

            WaitBar {
                width: parent.width
                usual: root.shell.wait
                share: root.shell.waitShare
                late: root.shell.waitLate
            }

            FailureNote {
                visible: root.unavailable
                // The foot offers the same, and here there is no room for it twice.
                telling: !Theme.landscape && !Theme.lowered
                width: parent.width
                happened: root.shell.failureHappened
                filed: root.shell.failureFiled
                next: root.shell.failureNext
                onCannotBeDone: root.shell.cannotBeDone()
            }
        }

        QrCode {
            visible: root.scanning
            anchors.centerIn: parent
            width: Math.max(Theme.mm(60), Math.min(parent.width, parent.height, Theme.mm(130)))
            height: width
            rows: root.view.qr
            label: Words.t("verify.scan")
        }

        Column {
            visible: root.entering
            width: parent.width
            spacing: Theme.mm(Theme.landscape || Theme.lowered ? 6 : 10)

            DigitBoxes {
                id: boxes
                width: parent.width
                digits: root.view.digits
                label: Words.t("verify.enter")
                refused: root.wrong
            }

            NumberPad {
                width: parent.width
                height: Math.min(Theme.mm(132), middle.height - boxes.height - parent.spacing)
                onTyped: character => {
                    if (root.view.digits.length < 6)
                        root.view.setDigits(root.view.digits + character);
                }
                onTookBack: root.view.setDigits(root.view.digits.slice(0, -1))
            }
        }
    }

    Loader {
        id: others
        visible: active && !root.waiting && !root.looking
        active: !Theme.landscape
        y: parent.height - height
        width: parent.width
        sourceComponent: ways
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

            SecondaryButton {
                objectName: "agree"
                visible: root.consenting
                width: parent.width
                height: Math.max(root.wayHeight, implicitHeight)
                icon: "camera"
                label: Words.t("verify.face_agree")
                onClicked: root.view.agreeToFace()
            }

            Repeater {
                model: root.view.ways

                SecondaryButton {
                    required property var modelData
                    objectName: "by-" + modelData.id
                    width: parent.width
                    height: Math.max(root.wayHeight, implicitHeight)
                    icon: modelData.id === "phone_app" ? "smartphone" : modelData.id === "staff" ? "user" : modelData.id === "face" ? "camera" : "message-circle-warning"
                    label: modelData.label
                    onClicked: root.view.verifyBy(modelData.id)
                }
            }

            SecondaryButton {
                objectName: "skip"
                visible: !root.unavailable && !root.waiting && !root.looking
                width: parent.width
                height: Math.max(root.skipHeight, implicitHeight)
                label: root.skip
                onClicked: root.view.skip()
            }
        }
    }
}
