pragma ComponentBehavior: Bound
import QtQuick
import ".."

// Top of every screen: where we are and how long it takes; large type, read aloud, language, leave.
Rectangle {
    id: root

    required property string title
    required property string note
    required property bool elder
    required property var languages
    required property string language
    required property bool canLeave

    signal elderToggled
    signal readAloud
    signal languagesAsked
    signal leaving

    // Three lines of large type keep their distance from the edges.
    readonly property real closeLine: 1.2

    // What would take more than the band has is set smaller. Measured at the usual size, so that it cannot swing.
    readonly property int titleSize: Theme.elder ? Theme.mm(10) : Theme.mm(8.6)
    readonly property int noteSize: Theme.mm(Theme.elder ? (crowded ? 7 : 7.6) : 6)
    readonly property int noteLines: note.includes("\n") || noteAsIs.advanceWidth > words.width ? 2 : 1
    readonly property real wanted: (titleAsIs.lineCount * titleSize + noteLines * noteSize) * closeLine
    readonly property bool full: titleAsIs.lineCount > 2 || titleAsIs.lineCount + noteLines > 3
    readonly property real share: full ? Math.min(1, (height - Theme.mm(3)) / wanted) : 1

    color: Theme.paper

    BodyText {
        id: titleAsIs
        visible: false
        width: words.width
        text: root.title
        size: root.titleSize
        font.bold: true
    }

    TextMetrics {
        id: noteAsIs
        text: root.note
        font.family: Theme.family
        font.pixelSize: root.noteSize
    }

    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.margin
        width: controls.x - x - Theme.mm(4)
        spacing: Theme.mm(0.5)

        BodyText {
            width: parent.width
            text: root.title
            size: Math.round(root.titleSize * root.share)
            lineHeight: root.closeLine * size
            font.bold: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        BodyText {
            width: parent.width
            visible: text !== ""
            text: root.note
            size: Math.round(root.noteSize * root.share)
            lineHeight: root.closeLine * size
            color: Theme.muted
        }
    }

    // The others on offer, each by its own sign: whoever cannot read this screen finds the way to one that he can.
    readonly property var others: languages.filter(each => each.code !== language)
    readonly property bool crowded: canLeave && others.length > 0 && !Theme.landscape

    component BandButton: SecondaryButton {
        width: Theme.mm(root.crowded ? 27 : 32)
        height: Theme.mm(Theme.elder ? 28 : 25)
        stacked: true
        size: Theme.mm(Theme.elder ? (root.crowded ? 6.4 : 7) : 5.6)
        textColor: Theme.ink
    }

    Row {
        id: controls
        anchors.verticalCenter: parent.verticalCenter
        x: root.width - width - Theme.margin
        spacing: Theme.mm(root.crowded ? 3 : 5)

        BandButton {
            objectName: "elder"
            width: Theme.mm(root.crowded ? 30 : 32)
            icon: "glasses"
            label: Words.t(root.elder ? "band.normal_type" : "band.large_type")
            onClicked: root.elderToggled()
        }

        BandButton {
            objectName: "read-aloud"
            icon: "volume-2"
            label: Words.t("band.read_aloud")
            onClicked: root.readAloud()
        }

        BandButton {
            objectName: "language"
            visible: root.others.length > 0
            width: Theme.mm(root.crowded ? 31 : 36)
            icon: "languages"
            label: root.others.map(each => each.mark).join(" ")
            Accessible.name: Words.t("language.change")
            onClicked: root.languagesAsked()
        }

        BandButton {
            objectName: "leave"
            visible: root.canLeave
            icon: "x"
            label: Words.t("band.leave")
            onClicked: root.leaving()
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
