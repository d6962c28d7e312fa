import QtQuick
import ".."

// "Are you still there?" with the seconds left. One touch anywhere stays; only one button leaves.
Sheet {
    id: root

    required property int seconds
    // A technician is asked in other words: there is nothing of a person to clear.
    property bool maintenance: false

    signal stayed
    signal leaving

    onTouchedBeside: stayed()

    Item {
        width: parent.width
        height: Theme.mm(52)

        Rectangle {
            anchors.centerIn: parent
            width: Theme.mm(52)
            height: width
            radius: width / 2
            color: Theme.amberGround

            Text {
                anchors.centerIn: parent
                text: root.seconds
                color: Theme.amber
                font.family: Theme.mono
                font.bold: true
                font.pixelSize: Theme.mm(26)
                Accessible.role: Accessible.StaticText
                Accessible.name: Words.t("idle.seconds", {seconds: root.seconds})
            }
        }
    }

    Question {
        width: parent.width
        centred: true
        text: Words.t(root.maintenance ? "bench.idle_question" : "idle.question")
        help: Words.t(root.maintenance ? "bench.idle_help" : "idle.help", {seconds: root.seconds})
    }

    PrimaryButton {
        objectName: "stay"
        width: parent.width
        label: Words.t(root.maintenance ? "bench.idle_stay" : "idle.stay")
        onClicked: root.stayed()
    }

    SecondaryButton {
        objectName: "leave-now"
        width: parent.width
        height: Theme.mm(28)
        label: Words.t(root.maintenance ? "bench.idle_leave" : "idle.leave")
        textColor: Theme.ink
        onClicked: root.leaving()
    }
}
