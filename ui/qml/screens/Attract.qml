pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// Nobody is there: the hour, what can be done here, how the terminal is, and how to begin. Nothing moves but in steps.
// A touch anywhere wakes and presses nothing; only large type, speech and low reach are buttons.
Item {
    id: root

    required property var shell
    required property var view

    // Little room for large letters: what matters least gives way.
    readonly property bool tight: Theme.elder && Theme.landscape
    readonly property int hourSize: Theme.mm(Theme.landscape ? 40 : 56)
    readonly property int leftWidth: Theme.landscape ? Math.round(width * Theme.answerShare) - 2 * Theme.margin : width - 2 * Theme.margin
    readonly property int rightX: Theme.landscape ? Math.round(width * Theme.answerShare) : Theme.margin
    readonly property int rightWidth: width - rightX - Theme.margin

    MouseArea {
        objectName: "begin"
        anchors.fill: parent
        Accessible.role: Accessible.Button
        Accessible.name: Words.t("attract.begin")
        Accessible.onPressAction: root.view.begin()
        onReleased: root.view.begin()
    }

    Column {
        id: hour
        x: Theme.margin
        y: Theme.mm(Theme.landscape ? 8 : 12)
        width: root.leftWidth

        Text {
            text: root.view.hour
            color: Theme.ink
            font.family: Theme.mono
            font.bold: true
            font.pixelSize: root.hourSize
            lineHeightMode: Text.FixedHeight
            lineHeight: Math.round(root.hourSize * 1.1)
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        BodyText {
            width: parent.width
            text: root.view.date + "\u3000" + root.shell.placeName
            color: Theme.muted
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    // Loaded in a thread of its own; until it is there the words stand alone.
    Item {
        id: slide
        visible: root.view.slideSource !== ""
        x: Theme.margin
        y: offers.y
        width: root.leftWidth
        height: (Theme.landscape ? root.height : below.y) - y - Theme.mm(8)

        Image {
            objectName: "from-disk"
            width: parent.width
            height: parent.height - caption.height - Theme.mm(5)
            source: root.view.slideSource
            sourceSize: Qt.size(width, height)
            fillMode: Image.PreserveAspectFit
            horizontalAlignment: Theme.landscape ? Image.AlignLeft : Image.AlignHCenter
            asynchronous: true
            cache: false
            Accessible.role: Accessible.Graphic
            Accessible.name: root.view.slideWords
        }

        BodyText {
            id: caption
            y: parent.height - height
            width: parent.width
            text: root.view.slideWords
            size: Theme.title
            font.bold: true
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    Column {
        id: offers
        visible: !slide.visible
        x: Theme.margin
        y: hour.y + hour.height + Theme.mm(Theme.landscape ? 8 : 14)
        width: root.leftWidth
        spacing: Theme.mm(Theme.landscape ? 5 : 8)

        Question {
            width: parent.width
            size: Theme.landscape ? Theme.headline : Theme.display
            text: Words.t("attract.headline")
            help: Theme.elder ? "" : Words.t("attract.headline_help")
        }

        Repeater {
            model: Theme.elder ? root.view.events.slice(0, 2) : root.view.events

            Item {
                id: offer
                required property var modelData
                width: offers.width
                height: Math.max(mark.height, said.height)

                IconTile {
                    id: mark
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.mm(Theme.landscape ? 20 : 26)
                    height: width
                    name: offer.modelData.icon
                }

                Column {
                    id: said
                    anchors.verticalCenter: parent.verticalCenter
                    x: mark.width + Theme.mm(7)
                    width: parent.width - x

                    BodyText {
                        width: parent.width
                        text: offer.modelData.title
                        size: Theme.title
                        font.bold: true
                    }

                    BodyText {
                        width: parent.width
                        visible: text !== ""
                        text: offer.modelData.subtitle
                        size: Theme.small
                        color: Theme.muted
                    }
                }
            }
        }
    }

    Column {
        id: below
        x: root.rightX
        y: parent.height - height - Theme.mm(root.tight ? 8 : 14)
        width: root.rightWidth
        spacing: Theme.mm(root.tight ? 6 : 9)

        Column {
            width: parent.width
            spacing: Theme.mm(root.tight ? 1 : 3)

            Repeater {
                model: root.view.states

                Row {
                    id: state
                    required property var modelData
                    spacing: Theme.mm(4)

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: state.modelData.icon
                        color: state.modelData.well ? Theme.green : Theme.amber
                        size: Theme.mm(9)
                    }

                    BodyText {
                        size: Theme.elder ? Theme.small : Theme.body
                        text: state.modelData.text
                        color: state.modelData.well ? Theme.ink : Theme.amber
                        width: Math.min(implicitWidth, root.rightWidth - Theme.mm(13))
                    }
                }
            }
        }

        Row {
            id: manners
            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: [["elder", "glasses", "band.large_type"], ["speech", "volume-2", "band.read_aloud"], ["low_reach", "accessibility", "attract.low_reach"]]

                SecondaryButton {
                    required property var modelData
                    objectName: "begin-" + modelData[0]
                    width: Math.floor((manners.width - 2 * manners.spacing) / 3)
                    height: Theme.mm(34)
                    stacked: true
                    size: Theme.elder ? Theme.small : Theme.body
                    icon: modelData[1]
                    label: Words.t(modelData[2])
                    textColor: Theme.ink
                    onClicked: root.shell.toggle(modelData[0])
                }
            }
        }

        Rectangle {
            width: parent.width
            height: call.height + Theme.mm(root.tight ? 8 : Theme.landscape ? 16 : 24)
            radius: Theme.buttonRadius
            color: "transparent"
            border.width: Theme.focusLine
            border.color: Theme.sea

            Column {
                id: call
                anchors.verticalCenter: parent.verticalCenter
                x: Theme.mm(8)
                width: parent.width - 2 * x
                spacing: Theme.mm(2)

                BodyText {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: Words.t("attract.begin")
                    size: root.tight ? Theme.title : Theme.landscape ? Theme.headline : Theme.display
                    font.bold: true
                    color: Theme.sea
                }

                BodyText {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: Words.t("attract.begin_card")
                    size: root.tight ? Theme.small : Theme.title
                }

                BodyText {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    visible: !root.tight && text !== ""
                    text: root.shell.languages.filter(each => each.code !== root.shell.language).map(each => each.name).join(" · ")
                    color: Theme.muted
                }
            }
        }

        BodyText {
            width: parent.width
            text: root.view.notice
            size: Theme.small
            color: Theme.muted
        }
    }
}
