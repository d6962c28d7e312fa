pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../bench"
import "../components"

// Everything that is counted, and how long the paper lasts.
BenchFrame {
    id: root

    required property var view

    title: Words.t("bench.counters_title")
    note: Words.t("bench.counters_help")
    back: Words.t("bench.to_overview")
    onBackClicked: view.back()
    onFinished: view.finish()
    onLanguageAsked: language => view.setLanguage(language)

    Panel {
        id: paper
        visible: root.view.paperShare >= 0
        width: parent.width
        height: implicitHeight + Theme.mm(8)

        Item {
            width: parent.width
            height: Theme.mm(4)
        }

        Meter {
            width: parent.width
            label: Words.t("bench.forecast")
            share: root.view.paperShare
            limit: 0.15
            value: root.view.paperLeft
            note: root.view.paperNote
            kind: root.view.paperLow ? Tone.Attention : Tone.Plain
        }
    }

    DataTable {
        y: paper.visible ? paper.height + Theme.mm(8) : 0
        width: parent.width
        height: Math.min(implicitHeight, parent.height - y)
        label: Words.t("bench.counters_title")
        emptyText: Words.t("bench.counters_empty")
        columns: [
            {key: "device", title: Words.t("bench.column_device"), share: 4},
            {key: "what", title: Words.t("bench.column_what"), share: 3},
            {key: "serviced", title: Words.t("bench.column_serviced"), share: 3},
            {key: "since", title: Words.t("bench.column_since"), share: 3, numeric: true},
            {key: "ever", title: Words.t("bench.column_ever"), share: 3, numeric: true}
        ]
        rows: root.view.rows
    }
}
