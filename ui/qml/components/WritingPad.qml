pragma ComponentBehavior: Bound
import QtQuick
import ".."

// One character after the other, by finger. Candidates stand above the pad while it is written. Some time after the last
// stroke the ink pales: the first candidate stands, and the next stroke takes it and begins a new character. What is
// drawn lives here and goes with the pad.
Item {
    id: root

    required property var candidates
    property var strokes: []
    property bool settled: false

    readonly property bool written: strokes.length > 0
    readonly property int across: 7
    readonly property int candidateHeight: Theme.mm(height > Theme.mm(110) ? 26 : 21)
    readonly property int buttonWidth: Theme.mm(Theme.elder ? 58 : 48)

    // All strokes on the pad: each as x, y, x, y..., both in shares of its longer side, so that no character is stretched.
    signal drawn(var strokes)
    signal taken(string character)
    signal tookBack

    function clear(): void {
        strokes = [];
        settled = false;
        pause.stop();
        ink.requestPaint();
        root.drawn([]);
    }

    function take(character: string): void {
        clear();
        root.taken(character);
    }

    function undo(): void {
        strokes = strokes.slice(0, -1);
        changed();
    }

    function changed(): void {
        settled = false;
        pause.restart();
        ink.requestPaint();
        root.drawn(strokes);
    }

    Timer {
        id: pause
        interval: Theme.writingPause
        onTriggered: {
            root.settled = root.written;
            ink.requestPaint();
        }
    }

    Row {
        id: row
        width: parent.width
        height: root.candidateHeight
        spacing: Theme.mm(3)

        Repeater {
            model: root.across

            Pressable {
                id: candidate
                required property int index
                readonly property string character: root.candidates[index] ?? ""
                objectName: "candidate-" + index
                visible: character !== ""
                width: Math.floor((row.width - (root.across - 1) * row.spacing) / root.across)
                height: row.height
                label: character
                // A later answer may change the row under the finger: what it came down on is what it meant.
                property string meant: ""
                onPressedChanged: if (pressed)
                    meant = character
                onClicked: {
                    root.take(meant === "" ? character : meant);
                    meant = "";
                }

                StateGround {
                    control: candidate
                    outlined: false
                    rest: candidate.index === 0 ? Theme.sea : Theme.foam
                    pressed: candidate.index === 0 ? Theme.seaPressed : Theme.foamPressed
                }

                Text {
                    anchors.centerIn: parent
                    text: candidate.character
                    color: candidate.index === 0 ? Theme.seaText : Theme.ink
                    font.family: "Noto Sans CJK SC"
                    font.pixelSize: Math.round(candidate.height * 0.58)
                }
            }
        }
    }

    Rectangle {
        id: pad
        readonly property real unit: Math.max(1, width, height)
        y: row.height + Theme.mm(4)
        width: parent.width - root.buttonWidth - Theme.gap
        height: parent.height - y
        radius: Theme.cardRadius
        color: Theme.paper
        border.width: Theme.hairline
        border.color: Theme.line
        clip: true

        Canvas {
            id: ink
            anchors.fill: parent
            renderStrategy: Canvas.Immediate
            onWidthChanged: requestPaint()
            onHeightChanged: requestPaint()
            onPaint: {
                const pen = getContext("2d");
                pen.clearRect(0, 0, width, height);
                pen.strokeStyle = Theme.line;
                pen.lineWidth = Theme.hairline;
                const dash = Theme.mm(6);
                pen.beginPath();
                for (let x = Theme.mm(8); x + dash < width - Theme.mm(4); x += 2 * dash) {
                    pen.moveTo(x, height / 2);
                    pen.lineTo(x + dash, height / 2);
                }
                for (let y = Theme.mm(8); y + dash < height - Theme.mm(4); y += 2 * dash) {
                    pen.moveTo(width / 2, y);
                    pen.lineTo(width / 2, y + dash);
                }
                pen.stroke();
                pen.strokeStyle = root.settled ? Theme.muted : Theme.ink;
                pen.lineWidth = Theme.mm(root.settled ? 1.6 : 2.4);
                pen.lineCap = "round";
                pen.lineJoin = "round";
                for (const stroke of root.strokes) {
                    pen.beginPath();
                    pen.moveTo(stroke[0] * pad.unit, stroke[1] * pad.unit);
                    for (let each = 0; each < stroke.length; each += 2)
                        pen.lineTo(stroke[each] * pad.unit + 0.01, stroke[each + 1] * pad.unit);
                    pen.stroke();
                }
            }
        }

        BodyText {
            x: Theme.mm(6)
            y: Math.round(parent.height * 0.75 - height / 2)
            width: Math.round(parent.width / 2) - Theme.mm(10)
            visible: !root.written
            horizontalAlignment: Text.AlignHCenter
            text: Words.t("entry.write_here")
            size: Theme.mm(Theme.elder ? 8.6 : 7)
            color: Theme.muted
        }

        MouseArea {
            id: touch
            objectName: "writing-pad"
            anchors.fill: parent
            preventStealing: true
            Accessible.role: Accessible.Canvas
            Accessible.name: Words.t("entry.write_here")

            function share(at: real, size: real): real {
                return Math.min(size, Math.max(0, at)) / pad.unit;
            }

            onPressed: mouse => {
                if (root.settled && root.candidates.length > 0)
                    root.take(root.candidates[0]);
                root.settled = false;
                pause.stop();
                root.strokes = root.strokes.concat([[share(mouse.x, width), share(mouse.y, height)]]);
                ink.requestPaint();
            }
            onPositionChanged: mouse => {
                root.strokes[root.strokes.length - 1].push(share(mouse.x, width), share(mouse.y, height));
                ink.requestPaint();
            }
            onReleased: root.changed()
            onCanceled: root.changed()
        }
    }

    Grid {
        id: buttons
        readonly property int each: Math.floor((pad.height - 2 * spacing) / 3)
        x: pad.width + Theme.gap
        y: pad.y
        spacing: Theme.mm(4)
        columns: each < Theme.mm(13) ? 2 : 1

        component PadButton: SecondaryButton {
            property string sign: ""
            icon: buttons.columns === 1 ? sign : ""
            offSign: icon
            width: buttons.columns === 1 ? root.buttonWidth : Math.floor((root.buttonWidth - buttons.spacing) / 2)
            height: buttons.columns === 1 ? Math.min(Theme.mm(26), buttons.each) : Math.floor((pad.height - buttons.spacing) / 2)
            size: Theme.elder ? Theme.mm(8) : Theme.mm(6.6)
        }

        PadButton {
            objectName: "undo-stroke"
            sign: "undo-2"
            label: Words.t("entry.undo_stroke")
            because: root.written ? "" : Words.t("entry.nothing_written")
            onClicked: root.undo()
        }

        PadButton {
            objectName: "write-again"
            sign: "eraser"
            label: Words.t("entry.write_again")
            because: root.written ? "" : Words.t("entry.nothing_written")
            onClicked: root.clear()
        }

        PadButton {
            objectName: "delete-last"
            sign: "delete"
            label: Words.t("entry.delete_last")
            onClicked: root.tookBack()
        }
    }
}
