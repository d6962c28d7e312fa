pragma ComponentBehavior: Bound
import QtQuick
import ".."

// The receipt as the paper shows it: the number, then four lines, then the code.
Rectangle {
    id: root

    required property string number
    required property string time
    // What was handed in, where that is no filing; and whether departments decide it.
    property string about: ""
    property bool decided: true
    required property string departments
    required property string limit
    required property string nextStep
    required property list<string> qr
    // How many pages of materials go along.
    property int pages: 0
    property bool showQr: true

    readonly property int inset: Theme.mm(12)
    // Within low reach as much smaller as lets all of it stand above the fold.
    readonly property int codeSize: Theme.mm(Theme.elder && Theme.lowered ? 48 : Theme.elder ? 64 : 70)

    implicitHeight: Math.max(lines.y + lines.height, showQr ? lines.y + codeSize : 0) + Theme.mm(9)
    radius: Theme.cardRadius
    color: Theme.paper
    border.width: Theme.hairline
    border.color: Theme.line

    BodyText {
        id: name
        x: root.inset
        y: Theme.mm(7)
        text: Words.t("receipt.number")
        size: Theme.elder ? Theme.small : Theme.mm(7)
        color: Theme.muted
    }

    Text {
        id: code
        objectName: "receipt-number"
        x: root.inset
        y: name.y + name.height
        width: root.width - 2 * x
        text: root.number
        color: Theme.ink
        font.family: Theme.mono
        font.bold: true
        font.pixelSize: Theme.mm(18)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.mm(9)
    }

    Rectangle {
        id: rule
        x: root.inset
        y: code.y + code.height + Theme.mm(3)
        width: root.width - 2 * x
        height: Theme.hairline
        color: Theme.line
    }

    Column {
        id: lines
        x: root.inset
        y: rule.y + Theme.mm(6)
        width: root.width - 2 * x - (root.showQr ? root.codeSize + Theme.gap : 0)
        spacing: Theme.mm(Theme.landscape ? 2 : Theme.elder ? 3 : 5)

        Repeater {
            model: [[Words.t("receipt.about"), root.about], [Words.t("receipt.time"), root.time], [Words.t("receipt.departments"), root.departments], [Words.t(root.decided ? "receipt.limit" : "receipt.answer"), root.limit], [Words.t("receipt.pages"), root.pages > 0 ? Words.t("receipt.pages_taken", {count: root.pages}) : ""], [Words.t("receipt.next"), root.nextStep]].filter(line => line[1] !== "")

            Item {
                id: entry
                required property var modelData
                width: lines.width
                height: Math.max(term.height, meaning.height)

                BodyText {
                    id: term
                    width: Theme.mm(Theme.elder ? 46 : 34)
                    text: entry.modelData[0]
                    size: Theme.elder ? Theme.small : Theme.mm(6.6)
                    color: Theme.muted
                }

                BodyText {
                    id: meaning
                    x: term.width + Theme.mm(4)
                    width: parent.width - x
                    text: entry.modelData[1]
                    size: Theme.elder ? Theme.small : Theme.mm(7)
                }
            }
        }
    }

    QrCode {
        visible: root.showQr
        x: root.width - width - root.inset
        y: lines.y
        width: root.codeSize
        rows: root.qr
        label: Words.t("receipt.qr")
        border.width: Theme.hairline
        border.color: Theme.line
    }
}
