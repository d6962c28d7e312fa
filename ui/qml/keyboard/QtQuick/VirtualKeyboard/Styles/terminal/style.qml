import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles
import "../../../../.."

// The on-screen keyboard in the clothes of the other controls. Sizes come from the Theme; the design sizes only set
// the proportion: ten keys of 24 x 23 mm a row in portrait.
KeyboardStyle {
    id: root

    readonly property int keyMargin: Theme.mm(1.25)
    readonly property int letter: Theme.mm(Theme.elder ? 11 : 10)
    readonly property int word: Theme.mm(Theme.elder ? 8 : 7)

    keyboardDesignWidth: 2420
    keyboardDesignHeight: Theme.landscape ? 860 : 940

    keyboardBackground: Rectangle {
        color: Theme.sand
    }

    component Face: Rectangle {
        required property Item control
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
        Face {
            control: plainPanel.control
            Sign {
                text: plainPanel.control.displayText
                font.pixelSize: root.letter
                font.capitalization: plainPanel.control.uppercased ? Font.AllUppercase : Font.MixedCase
            }
        }
    }

    backspaceKeyPanel: KeyPanel {
        id: backspacePanel
        Face {
            control: backspacePanel.control
            Mark {
                name: "delete"
            }
        }
    }

    languageKeyPanel: KeyPanel {
        id: languagePanel
        Face {
            control: languagePanel.control
            Sign {
                text: Words.t(InputContext.locale.startsWith("zh") ? "keyboard.to_english" : "keyboard.to_chinese")
                color: Theme.sea
                font.pixelSize: root.word
                font.bold: true
            }
        }
    }

    symbolKeyPanel: KeyPanel {
        id: symbolPanel
        Face {
            control: symbolPanel.control
            Sign {
                text: Words.t(InputContext.inputEngine.inputMode === InputEngine.InputMode.Numeric || symbolPanel.control.parent.symbols ? "keyboard.letters" : "keyboard.symbols")
                color: Theme.sea
                font.pixelSize: root.word
                font.bold: true
            }
        }
    }

    shiftKeyPanel: KeyPanel {
        id: shiftPanel
        Face {
            control: shiftPanel.control
            color: InputContext.uppercase ? Theme.foamPressed : Theme.foam
            Mark {
                name: "arrow-big-up"
            }
        }
    }

    spaceKeyPanel: KeyPanel {
        id: spacePanel
        Face {
            control: spacePanel.control
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
