import QtQuick
import ".."

// A screen's entrance: a short way in the direction of travel, easing out.
ParallelAnimation {
    id: root

    required property Item target
    property int direction: 1

    NumberAnimation {
        target: root.target
        property: "x"
        from: root.direction * Theme.travelWay
        to: 0
        duration: Theme.travelTime
        easing.type: Easing.OutCubic
    }

    NumberAnimation {
        target: root.target
        property: "opacity"
        from: 0
        to: 1
        duration: Theme.travelTime
        easing.type: Easing.OutCubic
    }
}
