import QtQuick
import ".."

// A quiet turn: something is being done. Stands still, upright, where reduced motion is asked.
RotationAnimator {
    id: root

    required property bool wanted

    running: wanted && !Theme.reducedMotion
    from: 0
    to: 360
    duration: Theme.turnTime
    loops: Animation.Infinite
    onRunningChanged: if (!running && target !== null)
        target.rotation = 0
}
