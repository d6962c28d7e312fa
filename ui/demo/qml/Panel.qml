pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import "../../qml"
import "../../qml/components"

// The demonstration's panel: what happens around the terminal, worked with a mouse.
Window {
    id: root

    required property var view
    required property var texts

    // Beside the terminal's window, where the desktop lets it.
    x: 548
    width: 524
    height: 900
    visible: true
    title: Words.t("panel.title")
    color: Theme.sand

    Binding { target: Theme; property: "pixelsPerMm"; value: 2.2 }
    Binding { target: Words; property: "texts"; value: root.texts }

    component Heading: BodyText {
        size: Theme.body
        font.bold: true
        width: parent.width
    }

    component Surface: Rectangle {
        width: parent.width
        radius: Theme.cardRadius
        color: Theme.paper
        border.width: Theme.hairline
        border.color: Theme.line
    }

    // To be taken along with the mouse: an address, a name and a password.
    component Said: TextEdit {
        visible: text !== ""
        width: parent.width
        readOnly: true
        selectByMouse: true
        wrapMode: TextEdit.WrapAnywhere
        color: Theme.ink
        font.family: Theme.mono
        font.pixelSize: Theme.body
    }

    Flickable {
        anchors.fill: parent
        contentHeight: all.height + 2 * Theme.margin
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: all
            x: Theme.margin
            y: Theme.margin
            width: parent.width - 2 * Theme.margin
            spacing: Theme.gap

            BodyText { width: parent.width; text: Words.t("panel.title"); size: Theme.headline; font.bold: true }
            BodyText { width: parent.width; text: Words.t("panel.hint"); size: Theme.small; color: Theme.muted }

            Heading { text: Words.t("panel.residents") }

            Repeater {
                model: root.view.residents

                Pressable {
                    id: person
                    required property var modelData
                    readonly property bool here: modelData.id === root.view.card
                    width: all.width
                    height: Theme.mm(24)
                    label: modelData.name
                    checked: here
                    onClicked: root.view.toggleCard(modelData.id)

                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.cardRadius
                        color: person.pressed ? Theme.foamPressed : person.here ? Theme.sea : Theme.paper
                        border.width: Theme.hairline
                        border.color: person.here ? Theme.sea : Theme.line
                    }

                    Row {
                        anchors.verticalCenter: parent.verticalCenter
                        x: Theme.mm(6)
                        spacing: Theme.mm(6)

                        Icon { name: "id-card"; size: Theme.mm(14); color: person.here ? Theme.seaText : Theme.sea; anchors.verticalCenter: parent.verticalCenter }

                        Column {
                            BodyText { text: person.modelData.name + " · " + person.modelData.purpose; color: person.here ? Theme.seaText : Theme.ink; font.bold: true }
                            BodyText {
                                text: person.here ? Words.t("panel.on_reader") : person.modelData.phone === "" ? Words.t("panel.no_phone") : Words.t("panel.phone", {phone: person.modelData.phone})
                                size: Theme.small
                                color: person.here ? Theme.seaTextMuted : Theme.muted
                            }
                        }
                    }
                }
            }

            Heading { text: Words.t("panel.messages") }

            Surface {
                height: message.height + Theme.mm(10)

                BodyText {
                    id: message
                    x: Theme.mm(6)
                    y: Theme.mm(5)
                    width: parent.width - 2 * x
                    text: root.view.message === "" ? Words.t("panel.no_messages") : root.view.message
                    color: root.view.message === "" ? Theme.muted : Theme.ink
                }
            }

            // What the terminal shows as a code, a telephone reads: this one, or a page in the browser.
            Heading { text: Words.t("panel.telephone") }

            SecondaryButton {
                width: parent.width
                label: Words.t("panel.scan")
                icon: "smartphone"
                onClicked: root.view.scanScreen()
            }

            Said { text: root.view.trouble === "" ? root.view.address : Words.t(root.view.trouble) }

            SecondaryButton {
                width: parent.width
                visible: root.view.address.indexOf("/app/") > 0
                label: Words.t("panel.say_yes")
                icon: "shield-check"
                onClicked: root.view.atPhone("yes")
            }

            SecondaryButton {
                width: parent.width
                visible: root.view.address.indexOf("/u/") > 0
                label: Words.t("panel.send_picture")
                icon: "camera"
                onClicked: root.view.atPhone("picture")
            }

            SecondaryButton {
                width: parent.width
                visible: root.view.address !== ""
                label: Words.t("panel.open_address")
                icon: "search"
                onClicked: root.view.openAddress()
            }

            Heading { text: Words.t("panel.centre") }

            Said { text: root.view.console }

            SecondaryButton {
                width: parent.width
                label: Words.t("panel.look")
                icon: "list-checks"
                onClicked: root.view.openConsole()
            }

            SecondaryButton {
                width: parent.width
                label: Words.t("panel.sign_in")
                icon: "lock-keyhole"
                onClicked: root.view.signIn()
            }

            Said { text: root.view.account }

            BodyText { visible: root.view.account !== ""; width: parent.width; text: Words.t("panel.sign_in_help"); size: Theme.small; color: Theme.muted }

            Heading { text: Words.t("panel.network") + "：" + Words.t(root.view.networkUp ? "panel.up" : "panel.down") }

            SecondaryButton {
                width: parent.width
                label: Words.t(root.view.networkUp ? "panel.cut" : "panel.restore")
                icon: root.view.networkUp ? "wifi-off" : "refresh-cw"
                onClicked: root.view.toggleNetwork()
            }

            Heading { text: Words.t("panel.back") }

            SecondaryButton {
                width: parent.width
                label: Words.t(root.view.doorOpen ? "panel.shut_door" : "panel.open_door")
                icon: "wrench"
                onClicked: root.view.atTheBack("turn_door")
            }

            SecondaryButton {
                width: parent.width
                label: Words.t(root.view.keyTurned ? "panel.key_back" : "panel.turn_key")
                icon: "lock-keyhole"
                onClicked: root.view.atTheBack("turn_key")
            }

            SecondaryButton {
                width: parent.width
                label: Words.t(root.view.mains ? "panel.cut_mains" : "panel.restore_mains")
                icon: "plug-zap"
                onClicked: root.view.atTheBack("turn_mains")
            }

            SecondaryButton {
                width: parent.width
                visible: !root.view.mains && !root.view.batteryLow
                label: Words.t("panel.drain")
                icon: "trending-down"
                onClicked: root.view.atTheBack("drain")
            }

            Heading { text: Words.t("panel.cables") }

            Repeater {
                model: root.view.devices

                SecondaryButton {
                    required property var modelData
                    width: all.width
                    label: Words.t(modelData.plugged ? "panel.unplug" : "panel.plug", {device: Words.t("panel." + modelData.name)})
                    icon: modelData.plugged ? "unplug" : "plug"
                    onClicked: root.view.togglePlug(modelData.name)
                }
            }

            Heading { text: Words.t("panel.code_scanner") }

            SecondaryButton {
                width: parent.width
                label: Words.t("panel.show_code")
                icon: "hand"
                onClicked: root.view.showCode()
            }

            Heading { text: Words.t("panel.printer") }

            SecondaryButton {
                width: parent.width
                label: Words.t(root.view.rollLoaded ? "panel.empty_roll" : "panel.load_roll")
                icon: "receipt-text"
                onClicked: root.view.toggleRoll()
            }

            SecondaryButton {
                width: parent.width
                visible: root.view.paper !== ""
                label: Words.t("panel.take_paper")
                icon: "hand"
                onClicked: root.view.takePaper()
            }

            BodyText { visible: root.view.paper === ""; width: parent.width; text: Words.t("panel.no_paper"); color: Theme.muted }

            BodyText { width: parent.width; text: Words.t("panel.papers"); size: Theme.small; color: Theme.muted }

            Said { text: root.view.papers }

            SecondaryButton {
                width: parent.width
                label: Words.t("panel.open_papers")
                icon: "file-text"
                onClicked: root.view.openPapers()
            }

            Image {
                visible: root.view.paper !== ""
                width: parent.width
                fillMode: Image.PreserveAspectFit
                source: root.view.paper
                Accessible.ignored: true
            }
        }
    }
}
