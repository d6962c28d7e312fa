import QtQuick

// Shows where the keypad stands: over everything, so that nothing clips it, and wherever the control has moved to.
Item {
    id: root

    required property Item target

    visible: target !== null && target.visible

    function follow(): void {
        const place = target.mapToItem(parent, 0, 0, target.width, target.height);
        x = place.x;
        y = place.y;
        width = place.width;
        height = place.height;
    }

    onTargetChanged: if (target !== null)
        follow()

    Connections {
        target: root.Window.window
        enabled: root.visible
        function onAfterAnimating(): void {
            root.follow();
        }
    }

    FocusRing {
        shown: root.visible
    }
}
