pragma ComponentBehavior: Bound
import QtQuick
import ".."
import "../components"

// The terminal itself: names and values, each under the other; what somebody should see to is amber and has its sign.
Panel {
    id: root

    required property var facts

    padding: Theme.mm(6)

    Repeater {
        model: root.facts.length

        Item {
            id: line
            required property int index
            readonly property var fact: root.facts[index] ?? ({label: "", value: "", ill: false, code: false})
            width: parent?.width ?? 0
            height: Math.max(name.height, said.height) + Theme.mm(Theme.landscape ? 3 : 4)
            Accessible.role: Accessible.StaticText
            Accessible.name: fact.label + " " + fact.value

            BodyText {
                id: name
                y: Theme.mm(Theme.landscape ? 1.5 : 2)
                width: sign.x - Theme.mm(2)
                text: line.fact.label
                size: Theme.mm(5.4)
                color: Theme.muted
            }

            Icon {
                id: sign
                x: said.x - Theme.mm(6.5)
                y: said.y + Math.round((said.lineHeight - height) / 2)
                name: line.fact.ill ? "triangle-alert" : ""
                color: Theme.amber
                size: Theme.mm(5)
            }

            BodyText {
                id: said
                y: name.y
                x: Math.round(parent.width * 0.42)
                width: parent.width - x
                text: line.fact.value
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                size: Theme.mm(line.fact.code ? 6.4 : 5.6)
                font.family: line.fact.code ? Theme.mono : Theme.family
                font.bold: line.fact.ill || line.fact.code
                color: line.fact.ill ? Theme.amber : Theme.ink
            }

            Rectangle {
                visible: line.index < root.facts.length - 1
                y: parent.height - height
                width: parent.width
                height: Theme.hairline
                color: Theme.line
            }
        }
    }
}
