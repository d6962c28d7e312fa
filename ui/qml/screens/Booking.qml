pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// A time at a window, for what cannot be done here: one of the next working days, one of its hours.
Scene {
    id: root

    required property var shell
    required property var view

    readonly property bool known: view.days.length > 0

    question: Words.t(!known ? "booking.no_calendar" : view.atPhone ? "booking.phone_question" : "booking.question")
    questionSize: Theme.headline
    help: view.atPhone ? Words.t("booking.phone_help") : !known ? Words.t("booking.no_calendar_help") : view.what + " · " + view.where + "\n" + Words.t(view.online ? "booking.help" : "booking.help_offline")
    error: view.error
    errorAside: false
    back: Words.t("action.back")
    primary: !known ? Words.t("nearby.show") : Words.t(!view.atPhone ? "booking.go_on" : view.phone === "" ? "booking.without_phone" : "booking.submit")
    onBackClicked: root.view.back()
    primaryIcon: known ? "" : "map-pin"
    onPrimaryClicked: {
        if (!root.known)
            root.view.showNearby();
        else if (root.view.atPhone)
            root.view.submit();
        else
            root.view.next();
    }

    NumberEntry {
        visible: root.view.atPhone
        width: parent.width
        value: root.view.phone
        label: root.question
        longest: 12
        refused: root.view.error !== ""
        padHeight: Math.min(parent.height - Theme.mm(42), Theme.mm(4 * 32) + 3 * Theme.gap)
        onEdited: text => root.view.setPhone(text)
    }

    Emblem {
        visible: !root.known
        anchors.centerIn: parent
        width: Math.min(Theme.mm(80), parent.height)
        name: "clock"
        tint: Theme.amber
        color: Theme.amberGround
    }

    component Which: BodyText {
        // Within low reach the tiles take all the height there is.
        visible: !Theme.lowered
        size: Theme.small
        color: Theme.muted
        font.bold: true
    }

    component Times: Column {
        spacing: Theme.mm(4)

        Which {
            text: Words.t("booking.which_time")
        }

        Grid {
            id: times
            width: parent.width
            columns: 3
            spacing: Theme.mm(4)

            Repeater {
                model: root.view.times

                ChoiceTile {
                    required property string modelData
                    objectName: "time-" + modelData
                    width: Math.floor((times.width - 2 * times.spacing) / 3)
                    slim: true
                    label: modelData
                    checked: modelData === root.view.time
                    onClicked: root.view.chooseTime(modelData)
                }
            }
        }
    }

    ScrollArea {
        visible: root.known && !root.view.atPhone
        anchors.fill: parent
        spacing: Theme.mm(Theme.landscape ? 4 : 6)

        Column {
            width: parent.width
            spacing: Theme.mm(4)

            Which {
                text: Words.t("booking.which_day")
            }

            Grid {
                id: days
                width: parent.width
                columns: 2
                spacing: Theme.mm(4)

                Repeater {
                    model: root.view.days

                    ChoiceTile {
                        required property var modelData
                        objectName: "day-" + modelData.value
                        width: Math.floor((days.width - days.spacing) / 2)
                        slim: true
                        label: modelData.label
                        checked: modelData.value === root.view.day
                        onClicked: root.view.chooseDay(modelData.value)
                    }
                }
            }
        }

        Times {
            visible: !Theme.landscape
            width: parent.width
            topPadding: Theme.mm(Theme.lowered ? 0 : 6)
        }
    }

    // Lying down, the hours stand beside the days: all of both are seen.
    aside: Times {
        visible: root.known && !root.view.atPhone
        width: parent.width
    }
}
