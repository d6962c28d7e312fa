pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../bench"
import "../components"

// One step of a repair: a picture, and the sentence that says it.
BenchFrame {
    id: root

    required property var view

    readonly property bool last: view.step === view.steps

    title: view.title
    note: Words.t("guide.step", {step: view.step, steps: view.steps})
    back: Words.t(view.step > 1 ? "guide.back" : "bench.back")
    primary: Words.t(last ? "guide.done" : "guide.next")
    primaryIcon: last ? "circle-check" : "arrow-right"
    onBackClicked: view.back()
    onPrimaryClicked: view.next()
    onFinished: view.finish()
    onLanguageAsked: language => view.setLanguage(language)

    Progress {
        id: way
        width: parent.width
        step: root.view.step
        steps: root.view.steps
    }

    Rectangle {
        id: frame
        y: way.y + way.height + Theme.mm(8)
        width: Theme.landscape ? Math.round(parent.width * 0.56) : parent.width
        height: Theme.landscape ? parent.height - y : Math.min(width, parent.height - y - sentence.height - Theme.mm(14))
        radius: Theme.cardRadius
        color: Theme.paper
        border.width: Theme.hairline
        border.color: Theme.line

        Image {
            id: drawing
            readonly property int side: Math.min(parent.width, parent.height) - Theme.mm(12)
            anchors.centerIn: parent
            width: side
            height: side
            sourceSize: Qt.size(side, side)
            source: root.view.picture === "" ? "" : "../guides/" + root.view.picture + ".svg"
            Accessible.role: Accessible.Graphic
            Accessible.name: root.view.sentence
        }
    }

    BodyText {
        id: sentence
        x: Theme.landscape ? frame.width + Theme.mm(12) : 0
        y: Theme.landscape ? frame.y + Math.round((frame.height - height) / 2) : frame.y + frame.height + Theme.mm(10)
        width: parent.width - x
        text: root.view.sentence
        size: Theme.headline
        font.bold: true
    }
}
