pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../bench"
import "../components"

// The terminal at a glance: how it is, from the front, its devices by urgency, and the terminal itself in figures.
BenchFrame {
    id: root

    required property var view

    readonly property bool well: view.ill === 0
    readonly property int headRoom: verdict.height + Theme.mm(Theme.landscape ? 6 : 8)

    onFinished: view.finish()
    onLanguageAsked: language => view.setLanguage(language)

    Rectangle {
        id: verdict
        width: Theme.landscape ? front.width : parent.width
        height: Theme.mm(Theme.landscape ? 18 : 24)
        radius: Theme.cardRadius
        color: root.well ? Theme.greenGround : Theme.amberGround

        Row {
            anchors.centerIn: parent
            spacing: Theme.mm(4)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.well ? "circle-check" : "triangle-alert"
                color: root.well ? Theme.green : Theme.amber
                size: Theme.mm(Theme.landscape ? 9 : 12)
            }

            BodyText {
                anchors.verticalCenter: parent.verticalCenter
                text: root.well ? Words.t("bench.all_well") : Words.t("bench.some_ill", {count: root.view.ill})
                size: Theme.mm(Theme.landscape ? 8 : 10)
                font.bold: true
                color: root.well ? Theme.green : Theme.amber
            }
        }
    }

    component Caption: BodyText {
        size: Theme.mm(5.4)
        color: Theme.muted
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    FrontView {
        id: front
        y: root.headRoom
        width: Theme.mm(Theme.landscape ? 106 : 118)
        height: Theme.landscape ? parent.height - y : Theme.mm(204)
        label: Words.t("bench.front")
        drawing: root.view.drawing
        plates: root.view.plates
        onOpened: name => root.view.openDevice(name)
    }

    Caption {
        id: listTitle
        x: front.width + Theme.mm(Theme.landscape ? 8 : 6)
        y: Theme.landscape ? 0 : root.headRoom
        text: Words.t("bench.devices")
    }

    // Those that need somebody have one line more.
    Item {
        id: list
        x: listTitle.x
        y: listTitle.y + listTitle.height + Theme.mm(3)
        width: Theme.landscape ? Theme.mm(208) : parent.width - x
        height: parent.height - y

        readonly property int columns: Theme.landscape ? 2 : 1
        readonly property int lines: Math.max(1, Math.ceil(root.view.devices.length / columns))
        readonly property int gap: Theme.mm(Theme.landscape ? 3.5 : 4)
        readonly property int column: Math.floor((width - (columns - 1) * gap) / columns)
        readonly property int tall: Theme.mm(34)

        // How many of the first `count` of a column stand tall.
        function ill(begin: int, end: int): int {
            return root.view.devices.slice(begin, end).filter(device => device.ill).length;
        }

        function low(begin: int): int {
            const end = Math.min(begin + lines, root.view.devices.length);
            const much = ill(begin, end);
            const room = height - (lines - 1) * gap - much * tall;
            return Math.max(Theme.mm(17), Math.min(Theme.mm(30), Math.floor(room / Math.max(1, lines - much))));
        }

        Repeater {
            model: root.view.devices.length

            DeviceRow {
                required property int index
                readonly property var device: root.view.devices[index] ?? ({name: "", label: "", condition: 0, word: "", why: "", tested: "", passed: true, ill: false})
                readonly property int begin: Math.floor(index / list.lines) * list.lines
                readonly property int above: list.ill(begin, index)
                objectName: "device-" + device.name
                x: begin === 0 ? 0 : list.column + list.gap
                y: above * list.tall + (index - begin - above) * list.low(begin) + (index - begin) * list.gap
                width: list.column
                height: device.ill ? list.tall : list.low(begin)
                label: device.label
                condition: device.condition
                word: device.word
                why: device.why
                tested: device.tested
                passed: device.passed
                onClicked: root.view.openDevice(device.name)
            }
        }
    }

    Caption {
        id: factsTitle
        x: Theme.landscape ? list.x + list.width + Theme.mm(8) : 0
        y: Theme.landscape ? 0 : front.y + front.height + Theme.mm(4)
        text: Words.t("bench.facts")
    }

    FactList {
        x: factsTitle.x
        y: factsTitle.y + factsTitle.height + Theme.mm(3)
        width: Theme.landscape ? parent.width - x : front.width
        facts: root.view.facts
    }

    SecondaryButton {
        objectName: "counters"
        x: factsTitle.x
        y: parent.height - height
        width: Theme.landscape ? parent.width - x : front.width
        height: Theme.mm(24)
        icon: "list-ordered"
        label: Words.t("bench.counters")
        size: Theme.mm(6.8)
        onClicked: root.view.openCounters()
    }
}
