pragma ComponentBehavior: Bound
import QtQuick
import ".."

// One of two to four short values, side by side, of which one always holds. Options are {value, label} and maybe `icon`.
Rectangle {
    id: root

    required property string label
    required property var options
    required property string value

    readonly property int inset: Theme.mm(1.5)
    readonly property int share: Math.floor((width - 2 * inset) / options.length)

    signal chosen(string value)

    implicitHeight: Theme.mm(Theme.elder ? 26 : 22)
    radius: Theme.cardRadius
    color: Theme.foam
    border.width: Theme.elder ? Theme.hairline : 0
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    Repeater {
        model: root.options.length

        Pressable {
            id: segment
            required property int index
            readonly property var option: root.options[index] ?? ({value: "", label: ""})
            objectName: "segment-" + option.value
            role: Accessible.RadioButton
            label: option.label
            checked: option.value === root.value
            x: root.inset + index * root.share
            y: root.inset
            width: root.share
            height: root.height - 2 * y
            onClicked: root.chosen(option.value)

            StateGround {
                control: segment
                outlined: false
                radius: Theme.cardRadius - root.inset
                color: segment.pressed ? Theme.foamPressed : segment.checked ? Theme.paper : "transparent"
            }

            Row {
                anchors.centerIn: parent
                spacing: Theme.mm(3)

                StateIcon {
                    id: sign
                    anchors.verticalCenter: parent.verticalCenter
                    control: segment
                    rest: segment.option.icon ?? ""
                    color: segment.checked ? Theme.sea : Theme.ink
                    size: Math.round(said.size * 1.25)
                }

                BodyText {
                    id: said
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, segment.width - Theme.mm(6) - (sign.name === "" ? 0 : sign.width + parent.spacing))
                    horizontalAlignment: Text.AlignHCenter
                    text: segment.words
                    size: Theme.elder ? Theme.small : Theme.mm(6.8)
                    font.bold: segment.checked
                    color: segment.checked ? Theme.sea : Theme.ink
                }
            }
        }
    }
}
