pragma ComponentBehavior: Bound
import QtQuick
import ".."

// How far we are: one bar per step, those behind us filled.
Row {
    id: root

    required property int step
    required property int steps

    spacing: Theme.mm(2.5)
    Accessible.role: Accessible.ProgressBar
    Accessible.name: Words.t("band.step", {step: root.step, steps: root.steps})

    Repeater {
        model: root.steps

        Rectangle {
            required property int index
            width: (root.width - root.spacing * (root.steps - 1)) / root.steps
            height: Theme.mm(3)
            radius: height / 2
            color: index < root.step ? Theme.sea : Theme.elder ? Theme.paper : Theme.line
            border.width: index < root.step || !Theme.elder ? 0 : Math.max(1, Theme.mm(0.5))
            border.color: Theme.line
        }
    }
}
