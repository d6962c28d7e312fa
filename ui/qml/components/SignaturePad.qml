import QtQuick
import ".."

// Signs by finger. Tells each stroke in shares of the pad (0..1), with its width by its height at the end, and forgets the picture when `signed` falls.
Rectangle {
    id: root

    required property bool signed
    property bool signedByKey: false
    property var strokes: []

    signal strokeBegan(real x, real y)
    signal strokeMoved(real x, real y)
    signal strokeEnded(real pad)
    signal cleared
    signal signedWithKey

    radius: Theme.cardRadius
    color: Theme.paper
    border.width: signed ? Theme.hairline : Theme.focusLine
    border.color: signed ? Theme.line : Theme.sea

    onSignedChanged: if (!signed && !touch.pressed) {
        strokes = [];
        ink.requestPaint();
    }

    Rectangle {
        x: Theme.mm(14)
        y: Math.round(parent.height * 0.76)
        width: parent.width - 2 * x
        height: Theme.hairline
        color: Theme.line
    }

    BodyText {
        anchors.centerIn: parent
        width: parent.width - Theme.mm(20)
        visible: !touch.pressed && root.strokes.length === 0
        horizontalAlignment: Text.AlignHCenter
        text: Words.t(root.signedByKey ? "sign.done_by_key" : root.signed ? "sign.done" : "sign.here")
        size: Theme.title
        color: Theme.muted
    }

    Canvas {
        id: ink
        anchors.fill: parent
        renderStrategy: Canvas.Immediate
        onWidthChanged: requestPaint()
        onHeightChanged: requestPaint()
        onPaint: {
            const pen = getContext("2d");
            pen.clearRect(0, 0, width, height);
            pen.strokeStyle = Theme.ink;
            pen.lineWidth = Theme.mm(1.6);
            pen.lineCap = "round";
            pen.lineJoin = "round";
            for (const stroke of root.strokes) {
                pen.beginPath();
                pen.moveTo(stroke[0].x * width, stroke[0].y * height);
                for (const point of stroke)
                    pen.lineTo(point.x * width + 0.01, point.y * height);
                pen.stroke();
            }
        }
    }

    MouseArea {
        id: touch
        objectName: "signature-pad"
        anchors.fill: parent
        preventStealing: true
        // Who cannot draw presses OK here: that is the signature, and the name says so.
        Accessible.role: Accessible.Button
        Accessible.name: Words.t(root.signedByKey ? "sign.done_by_key" : root.signed ? "sign.done" : "sign.here_or_key")
        Accessible.onPressAction: if (!root.signed)
            root.signedWithKey()

        function share(mouse: MouseEvent): point {
            return Qt.point(Math.min(1, Math.max(0, mouse.x / width)), Math.min(1, Math.max(0, mouse.y / height)));
        }

        onPressed: mouse => {
            const at = share(mouse);
            root.strokes = root.strokes.concat([[at]]);
            root.strokeBegan(at.x, at.y);
            ink.requestPaint();
        }
        onPositionChanged: mouse => {
            const at = share(mouse);
            root.strokes[root.strokes.length - 1].push(at);
            root.strokeMoved(at.x, at.y);
            ink.requestPaint();
        }
        onReleased: root.strokeEnded(width / height)
        onCanceled: root.strokeEnded(width / height)
    }

    SecondaryButton {
        objectName: "clear-signature"
        visible: root.signed || root.strokes.length > 0
        x: root.width - width - Theme.mm(4)
        y: Theme.mm(4)
        width: Theme.mm(Theme.elder ? 62 : 46)
        height: Theme.mm(20)
        icon: "eraser"
        size: Theme.elder ? Theme.small : Theme.mm(6.6)
        label: Words.t("sign.again")
        onClicked: {
            root.strokes = [];
            ink.requestPaint();
            root.cleared();
        }
    }
}
