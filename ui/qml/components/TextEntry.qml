pragma ComponentBehavior: Bound
import QtQuick
import ".."

// One text: typed on the on-screen keyboard, or put in from outside by hand or step by step. Nothing typed here may be learnt by the keyboard: ImhSensitiveData.
Rectangle {
    id: root

    required property string value
    required property string label
    property string inputHint: "text"
    property bool refused: false
    // "keys", "hand" or "tree": the keyboard comes up for the first only, and a text put together by touch is not edited.
    property string way: "keys"
    property bool low: false

    readonly property bool composing: field.preeditText !== ""
    readonly property int typeHints: inputHint === "id" || inputHint === "code" ? Qt.ImhLatinOnly | Qt.ImhPreferNumbers | Qt.ImhPreferUppercase : inputHint === "digits" ? Qt.ImhDigitsOnly : Qt.ImhNone

    signal edited(string text)
    signal accepted
    signal steppedBack

    implicitHeight: Math.max(Theme.mm(low ? 26 : 36), field.contentHeight + Theme.mm(low ? 6 : 16))
    radius: Theme.cardRadius
    color: Theme.paper
    border.width: Theme.focusLine
    border.color: refused ? Theme.red : Theme.sea

    onValueChanged: if (value !== field.text)
        field.text = value
    Component.onCompleted: {
        field.text = value;
        field.cursorPosition = field.length;
        Qt.callLater(takeFocus);
    }

    // The item is not in the window yet when it is completed.
    function takeFocus(): void {
        field.forceActiveFocus();
        if (way === "keys")
            InputMethod.show();
        else
            InputMethod.hide();
    }

    // A character that comes from elsewhere goes where the cursor stands.
    function put(text: string): void {
        field.insert(field.cursorPosition, text);
    }

    function takeBack(): void {
        if (field.cursorPosition > 0)
            field.remove(field.cursorPosition - 1, field.cursorPosition);
    }

    onWayChanged: {
        InputMethod.reset();
        Qt.callLater(takeFocus);
    }

    // A touch on the field would bring the keyboard over whatever else is the way.
    Connections {
        target: InputMethod
        enabled: root.way !== "keys"
        function onVisibleChanged(): void {
            if (InputMethod.visible)
                InputMethod.hide();
        }
    }

    TextEdit {
        id: field
        objectName: "field"
        anchors.verticalCenter: parent.verticalCenter
        // Between the band below the middle and the keyboard two lines of small type fit, no larger ones.
        readonly property bool cramped: Theme.lowered && length > 14

        x: Theme.mm(9)
        width: (clear.visible ? clear.x : root.width) - x - Theme.mm(4)
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.mm(root.way === "tree" ? (Theme.elder ? 9 : 8) : root.low ? (cramped ? 7 : Theme.elder ? 10.7 : length > 14 ? 7.5 : 10) : Theme.elder ? 13 : 12)
        selectionColor: Theme.foamPressed
        selectedTextColor: Theme.ink
        wrapMode: TextEdit.WrapAnywhere
        textFormat: TextEdit.PlainText
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase | root.typeHints
        persistentSelection: false
        readOnly: root.way === "tree"
        selectByMouse: false
        Accessible.role: Accessible.EditableText
        Accessible.name: root.label

        onTextChanged: if (text !== root.value)
            root.edited(text)
        Keys.onReturnPressed: root.accepted()
        Keys.onEnterPressed: root.accepted()

        cursorDelegate: Rectangle {
            width: Math.max(2, Theme.mm(0.8))
            color: Theme.sea
            visible: field.activeFocus

            SequentialAnimation on opacity {
                running: field.activeFocus && !Theme.reducedMotion
                loops: Animation.Infinite
                PropertyAction {
                    value: 1
                }
                PauseAnimation {
                    duration: 600
                }
                PropertyAction {
                    value: 0
                }
                PauseAnimation {
                    duration: 400
                }
            }
        }
    }

    SecondaryButton {
        id: clear
        objectName: "clear"
        visible: field.length > 0 || field.preeditText !== ""
        anchors.verticalCenter: parent.verticalCenter
        x: root.width - width - Theme.mm(5)
        width: Theme.mm(Theme.elder ? 50 : 42)
        height: Theme.mm(root.low ? 20 : 22)
        icon: root.way === "tree" ? "arrow-left" : "x"
        size: Theme.elder ? Theme.small : Theme.mm(6.6)
        label: Words.t(root.way === "tree" ? "entry.step_back" : "entry.clear")
        onClicked: {
            if (root.way === "tree") {
                root.steppedBack();
                return;
            }
            InputMethod.reset();
            field.clear();
            field.forceActiveFocus();
        }
    }
}
