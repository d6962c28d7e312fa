pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import "../../qml"
import "../../qml/components"

// A person pages through every component in every state, in any set, orientation, language and manner. The window stands
// for the glass: whatever its size, it is 270 millimetres wide, or 480 in landscape.
Window {
    id: root

    // Language -> {pages, chapters, texts}. A page has a `chapter`, the number of its chapter.
    required property var books
    required property list<string> languages

    property string language: languages[0]
    property int number: 0
    property bool landscape: false
    property bool elder: false
    property bool night: false
    property bool lowReach: false
    property bool still: false

    readonly property var book: books[language]
    readonly property var page: book.pages[number]
    readonly property int count: book.pages.length
    readonly property real glassWidth: landscape ? 480 : 270
    readonly property real glassHeight: landscape ? 270 : 480
    // As much of a life-size glass as the desktop has room for.
    readonly property real fitting: Math.max(1.4, Math.min(4, Screen.desktopAvailableWidth * 0.94 / glassWidth, Screen.desktopAvailableHeight * 0.9 / glassHeight))
    readonly property int top: Theme.lowered ? Math.round(height * Theme.skyShare) : 0

    visible: true
    width: Math.round(glassWidth * fitting)
    height: Math.round(glassHeight * fitting)
    color: Theme.sand
    title: Words.t("gallery.title")

    function turn(way: int): void {
        number = Math.max(0, Math.min(count - 1, number + way));
    }

    Binding { target: Theme; property: "pixelsPerMm"; value: root.width / root.glassWidth }
    Binding { target: Theme; property: "landscape"; value: root.landscape }
    Binding { target: Theme; property: "elder"; value: root.elder }
    Binding { target: Theme; property: "night"; value: root.night }
    Binding { target: Theme; property: "lowReach"; value: root.lowReach }
    Binding { target: Theme; property: "reducedMotion"; value: root.still }
    Binding { target: Theme; property: "language"; value: root.language }
    Binding { target: Words; property: "texts"; value: root.book.texts }

    Shortcut {
        sequences: ["Right", "PgDown"]
        onActivated: root.turn(1)
    }

    Shortcut {
        sequences: ["Left", "PgUp"]
        onActivated: root.turn(-1)
    }

    Rectangle {
        id: head
        y: root.top
        width: root.width
        height: tabs.height + where.height + Theme.mm(8)
        color: Theme.paper

        BodyText {
            id: where
            x: Theme.margin
            y: Theme.mm(5)
            width: parent.width - 2 * x
            text: Words.t("gallery.place", {chapter: root.book.chapters[root.page.chapter], number: root.number + 1, count: root.count})
            size: Theme.small
            color: Theme.muted
        }

        Tabs {
            id: tabs
            x: Theme.margin
            y: parent.height - height
            width: parent.width - 2 * x
            label: Words.t("gallery.chapters")
            tabs: root.book.chapters.map((name, index) => ({value: String(index), label: name}))
            value: String(root.page.chapter)
            onChosen: value => root.number = root.book.pages.findIndex(page => page.chapter === Number(value))
        }
    }

    ScrollArea {
        x: Theme.gap
        y: head.y + head.height
        width: root.width - 2 * x
        height: foot.y - y - Theme.gap

        Loader {
            id: sheet
            objectName: "sheet"
            width: parent?.width ?? 0
            sourceComponent: FamilySheet {
                page: root.page
                inset: Theme.margin - Theme.gap
            }
        }
    }

    // Another page, language or set is another sheet: a control that was touched starts anew.
    Connections {
        target: root
        function onPageChanged(): void {
            sheet.active = false;
            sheet.active = true;
        }
    }

    Rectangle {
        id: foot
        y: root.height - height
        width: root.width
        height: rows.height + 2 * Theme.gap
        color: Theme.paper

        Rectangle {
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }

        component Switch: SecondaryButton {
            required property bool on
            width: Math.floor((switches.width - 5 * switches.spacing) / 6)
            height: Theme.mm(Theme.elder ? 28 : 24)
            role: Accessible.CheckBox
            checked: on
            size: Theme.mm(Theme.elder ? 5.6 : 5)
            textColor: Theme.ink
            stacked: true
        }

        Column {
            id: rows
            x: Theme.margin
            y: Theme.gap
            width: parent.width - 2 * x
            spacing: Theme.gap

            Item {
                width: parent.width
                height: Theme.mm(Theme.landscape ? 24 : 30)

                SecondaryButton {
                    objectName: "previous"
                    width: Math.round((parent.width - Theme.gap) / 3)
                    height: parent.height
                    icon: "arrow-left"
                    label: Words.t("gallery.previous")
                    because: root.number === 0 ? Words.t("gallery.first") : ""
                    offSign: icon
                    onClicked: root.turn(-1)
                }

                PrimaryButton {
                    objectName: "next"
                    x: parent.width - width
                    width: Math.round((parent.width - Theme.gap) * 2 / 3)
                    height: parent.height
                    label: Words.t("gallery.next")
                    because: root.number === root.count - 1 ? Words.t("gallery.last") : ""
                    onClicked: root.turn(1)
                }
            }

            Row {
                id: switches
                width: parent.width
                spacing: Theme.mm(3)

                Switch {
                    objectName: "elder"
                    icon: "glasses"
                    label: Words.t("gallery.elder")
                    on: root.elder
                    onClicked: root.elder = !root.elder
                }

                Switch {
                    objectName: "night"
                    icon: "moon"
                    label: Words.t("gallery.night")
                    on: root.night
                    onClicked: root.night = !root.night
                }

                Switch {
                    objectName: "low-reach"
                    icon: "accessibility"
                    label: Words.t("gallery.low_reach")
                    on: root.lowReach
                    onClicked: root.lowReach = !root.lowReach
                }

                Switch {
                    objectName: "landscape"
                    icon: "rectangle-horizontal"
                    label: Words.t("gallery.landscape")
                    on: root.landscape
                    onClicked: root.landscape = !root.landscape
                }

                Switch {
                    objectName: "still"
                    icon: "pause"
                    label: Words.t("gallery.still")
                    on: root.still
                    onClicked: root.still = !root.still
                }

                Switch {
                    objectName: "language"
                    icon: "languages"
                    label: Words.t("language.name")
                    on: false
                    role: Accessible.Button
                    onClicked: root.language = root.languages[(root.languages.indexOf(root.language) + 1) % root.languages.length]
                }
            }
        }
    }
}
