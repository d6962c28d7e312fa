"""What is said of the place where the keypad stands: name, role, state."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from ui.keypad.stops import Kind, Stop, spoken
from ui.speech.said import Said
from ui.speech.words import Teller

SPECIAL = {
    Qt.Key.Key_Space: "speech.space_key",
    Qt.Key.Key_Backspace: "speech.back_key",
    Qt.Key.Key_Return: "speech.enter_key",
    Qt.Key.Key_Enter: "speech.enter_key",
    Qt.Key.Key_Shift: "speech.shift_key",
}
"""Keys of the on-screen keyboard whose face is a picture."""
ROLES = {
    QAccessible.Role.Button: "speech.button",
    QAccessible.Role.RadioButton: "speech.one_choice",
    QAccessible.Role.CheckBox: "speech.many_choice",
    QAccessible.Role.EditableText: "speech.text_field",
}


def told(stop: Stop, teller: Teller) -> Said:
    """The place in words."""
    match stop.kind:
        case Kind.KEY:
            return Said((key_name(stop.item, teller),))
        case Kind.CANDIDATE:
            number = int(stop.item.property("index")) + 1
            character = str(stop.item.property("display"))
            return Said((teller.key("speech.candidate", number=number),), (character,))
        case Kind.FIELD:
            written = str(stop.item.property("text") or "")
            said = teller.field(written)
            return Said((_name(stop.item), teller.key("speech.text_field"), *said.parts), said.private)
        case _:
            return Said(tuple(part for part in _parts(stop.item, teller) if part))


def key_name(key: QQuickItem, teller: Teller) -> str:
    """What stands on a key of the on-screen keyboard, or what it does where a picture stands there."""
    code = key.property("key")
    if isinstance(code, int) and code in SPECIAL:
        return teller.key(SPECIAL[Qt.Key(code)])
    faces = (_name(key), key.property("displayText"))
    return next((str(face) for face in faces if face), teller.key("speech.key"))


def _parts(item: QQuickItem, teller: Teller) -> tuple[str, ...]:
    known = spoken(item)
    if known is None:
        return ()
    role, state = known.role(), known.state()
    chosen = ""
    if role in (QAccessible.Role.RadioButton, QAccessible.Role.CheckBox):
        chosen = teller.key("speech.chosen" if state.checked else "speech.not_chosen")
    why = known.text(QAccessible.Text.Description)
    off = teller.key("speech.off") if item.property("off") is True or state.disabled else ""
    return (_name(item), chosen, teller.key(ROLES[role]) if role in ROLES else "", why, off)


def _name(item: QQuickItem) -> str:
    known = spoken(item)
    return "" if known is None else known.text(QAccessible.Text.Name)
