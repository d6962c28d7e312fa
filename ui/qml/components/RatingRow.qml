pragma ComponentBehavior: Bound
import QtQuick
import ".."

// The five national levels, best first, and "not this time", all of one size and one colour. Nothing is chosen
// beforehand: `level` is 1 (very satisfied) to 5 (very dissatisfied), 0 for nothing yet.
Grid {
    id: root

    property int level: 0

    readonly property var signs: ["laugh", "smile", "meh", "frown", "angry"]
    readonly property var levels: [Words.t("rating.very_satisfied"), Words.t("rating.satisfied"), Words.t("rating.basically_satisfied"), Words.t("rating.dissatisfied"), Words.t("rating.very_dissatisfied")]
    readonly property bool roomy: columns === 3
    readonly property int tileWidth: Math.floor((width - (columns - 1) * columnSpacing) / columns)

    signal rated(int level)
    signal skipped

    columns: width >= Theme.mm(Theme.elder ? 360 : 270) ? 6 : 3
    columnSpacing: Theme.mm(4)
    rowSpacing: columnSpacing
    Accessible.role: Accessible.Grouping
    Accessible.name: Words.t("rating.question")

    component RatingTile: Pressable {
        id: tile
        property string icon: ""
        width: root.tileWidth
        height: Theme.mm(Theme.elder ? 44 : 36)

        StateGround {
            control: tile
        }

        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.mm(4)
            spacing: Theme.mm(1)

            StateIcon {
                anchors.horizontalCenter: parent.horizontalCenter
                control: tile
                rest: tile.icon
                color: tile.inked(tile.checked ? Theme.sea : Theme.ink)
                size: Theme.mm((Theme.elder ? 14 : 12) + (root.roomy ? 4 : 0))
            }

            BodyText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: tile.words
                size: Theme.elder ? Theme.small : root.roomy ? Theme.body : Theme.mm(6.6)
                font.bold: tile.checked
                color: tile.inked(Theme.ink)
            }
        }
    }

    Repeater {
        model: root.levels.length

        RatingTile {
            required property int index
            objectName: "rate-" + (index + 1)
            role: Accessible.RadioButton
            icon: root.signs[index]
            label: root.levels[index]
            checked: root.level === index + 1
            onClicked: root.rated(index + 1)
        }
    }

    RatingTile {
        objectName: "rate-skip"
        icon: "skip-forward"
        label: Words.t("rating.skip")
        onClicked: root.skipped()
    }
}
