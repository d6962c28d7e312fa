import QtQuick
import ".."

// A quiet turn: something is being done. Stands still, upright, where reduced motion is asked.
RotationAnimator {
    id: root

    required property bool wanted
    // What turns: an animator on a property does not know it.
    required property Item mark

    running: wanted && !Theme.reducedMotion
    from: 0
    to: 360
    duration: Theme.turnTime
    loops: Animation.Infinite
    // The animator writes its last angle when it stops.
    onRunningChanged: if (!running)
        Qt.callLater(root.stand)

    function stand(): void {
        mark.rotation = running ? mark.rotation : 0;
    }
}
