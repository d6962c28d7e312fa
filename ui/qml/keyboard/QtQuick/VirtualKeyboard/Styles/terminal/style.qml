pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import QtQuick.VirtualKeyboard.Styles
import "../../../../.."

// The on-screen keyboard in the clothes of the other controls. Sizes come from the Theme; the design sizes only set
// the proportion: ten keys of 24 x 23 mm a row in portrait.
KeyboardStyle {
    id: root

    readonly property int keyMargin: Theme.mm(1.25)
    readonly property int letter: Theme.mm(Theme.elder ? 11 : 10)
    readonly property int word: Theme.mm(Theme.elder ? 7.4 : 6.4)

    keyboardDesignWidth: 2420
    keyboardDesignHeight: Theme.landscape ? 860 : 940

    keyboardBackground: Rectangle {
        color: Theme.sand
    }

    component Face: Rectangle {
        required property BaseKey control
        anchors.fill: parent
        anchors.margins: root.keyMargin
        radius: Theme.mm(3)
        color: control.pressed ? Theme.foamPressed : control.highlighted ? Theme.foam : Theme.paper
        border.width: control.highlighted ? 0 : Theme.hairline
        border.color: Theme.line
    }

    component Sign: Text {
        anchors.centerIn: parent
        color: Theme.ink
        font.family: Theme.family
    }

    component Mark: Image {
        required property string name
        anchors.centerIn: parent
        width: root.letter
        height: root.letter
        sourceSize: Qt.size(width, height)
        source: "image://icon/" + name + "/" + String(Theme.sea).slice(-6)
    }

    keyPanel: KeyPanel {
        id: plainPanel
        readonly property BaseKey key: control as BaseKey
        Face {
            control: plainPanel.key
            Sign {
                text: plainPanel.key.displayText
                font.pixelSize: root.letter
                font.capitalization: plainPanel.key.uppercased ? Font.AllUppercase : Font.MixedCase
            }
        }
    }

    backspaceKeyPanel: KeyPanel {
        id: backspacePanel
        readonly property BaseKey key: control as BaseKey
        Face {
            control: backspacePanel.key
            Mark {
                name: "delete"
            }
        }
    }

    languageKeyPanel: KeyPanel {
        id: languagePanel
        readonly property BaseKey key: control as BaseKey
        Face {
            control: languagePanel.key
            Sign {
                text: languagePanel.key.displayText
                color: Theme.sea
                font.pixelSize: root.word
                font.bold: true
            }
        }
    }

    symbolKeyPanel: KeyPanel {
        id: symbolPanel
        readonly property BaseKey key: control as BaseKey
        Face {
            control: symbolPanel.key
            Sign {
                text: symbolPanel.key.displayText
                color: Theme.sea
                font.pixelSize: root.word
                font.bold: true
            }
        }
    }

    shiftKeyPanel: KeyPanel {
        id: shiftPanel
        readonly property BaseKey key: control as BaseKey
        Face {
            control: shiftPanel.key
            color: InputContext.uppercase ? Theme.foamPressed : Theme.foam
            Mark {
                name: "arrow-big-up"
            }
        }
    }

    spaceKeyPanel: KeyPanel {
        id: spacePanel
        readonly property BaseKey key: control as BaseKey
        Face {
            control: spacePanel.key
            Sign {
                text: Words.t("keyboard.space")
                color: Theme.muted
                font.pixelSize: root.word
            }
        }
    }

    characterPreviewDelegate: Item {
        property string text
    }

    alternateKeysListDelegate: Item {}

    selectionListHeight: Theme.mm(24)
    selectionListBackground: Rectangle {
        color: Theme.sand
    }
    selectionListDelegate: SelectionListItem {
        id: candidate
        required property string display
        required property int index
        width: Math.max(Theme.mm(22), said.implicitWidth + Theme.mm(10))

        Rectangle {
            anchors.fill: parent
            anchors.margins: root.keyMargin
            radius: Theme.mm(3)
            color: candidate.ListView.isCurrentItem ? Theme.sea : Theme.foam
        }

        Text {
            id: said
            objectName: "candidate"
            anchors.centerIn: parent
            text: candidate.display
            color: candidate.ListView.isCurrentItem ? Theme.seaText : Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.mm(Theme.elder ? 12 : 11)
        }
    }

    popupListDelegate: SelectionListItem {}
    languagePopupListEnabled: false
}
