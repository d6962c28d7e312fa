pragma ComponentBehavior: Bound
import QtQuick
import ".."

// One text to type, on the on-screen keyboard. Nothing typed here may be learnt by the keyboard: ImhSensitiveData.
Rectangle {
    id: root

    required property string value
    required property string label
    property string inputHint: "text"
    property bool refused: false

    readonly property bool composing: field.preeditText !== ""
    readonly property int typeHints: inputHint === "id" || inputHint === "code" ? Qt.ImhLatinOnly | Qt.ImhPreferNumbers | Qt.ImhPreferUppercase : inputHint === "digits" ? Qt.ImhDigitsOnly : Qt.ImhNone

    signal edited(string text)
    signal accepted

    implicitHeight: Math.max(Theme.mm(36), field.contentHeight + Theme.mm(16))
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
        InputMethod.show();
    }

    TextEdit {
        id: field
        objectName: "field"
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.mm(9)
        width: (clear.visible ? clear.x : root.width) - x - Theme.mm(4)
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.mm(Theme.elder ? 13 : 12)
        selectionColor: Theme.foamPressed
        selectedTextColor: Theme.ink
        wrapMode: TextEdit.WrapAnywhere
        textFormat: TextEdit.PlainText
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase | root.typeHints
        persistentSelection: false
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
        height: Theme.mm(22)
        icon: "x"
        size: Theme.elder ? Theme.small : Theme.mm(6.6)
        label: Words.t("entry.clear")
        onClicked: {
            InputMethod.reset();
            field.clear();
            field.forceActiveFocus();
        }
    }
}
