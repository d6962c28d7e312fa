"""A name is typed by arrows and OK, and a keyboard that is plugged in types nothing."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.technician.access.gesture import PadKey
from kiosk.visit.touches.everywhere import KeyPressed
from tests.ui.keypad.hands import Hands
from tests.ui.qml.conftest import moment
from tests.ui.qml.looking import offers, tap
from ui.gallery.pictures import Stage
from ui.keypad.stops import Kind


def go_to_key(hands: Hands, letter: str) -> None:
    for _ in range(200):
        hands.press("down")
        stop = next(each for each in hands.stops() if each.item is hands.control.at)
        if stop.kind is Kind.KEY and hands.hearing.told[-1].parts[0].lower() == letter:
            return
    raise AssertionError(f"there is no key {letter}")


def test_a_name_is_typed_by_keypad_alone(stage: Stage, hands: Hands) -> None:
    stage.show(moment("page-text-error"))
    for letter in "chen":
        go_to_key(hands, letter)
        hands.press("ok")
    shown = [str(item.property("text")) for item in offers(stage.window)]
    for _ in range(200):
        hands.press("down")
        stop = next(each for each in hands.stops() if each.item is hands.control.at)
        if stop.kind is Kind.CANDIDATE:
            break
    assert hands.hearing.told[-1].parts == ("第 1 个候选字",)
    assert hands.hearing.told[-1].private == (shown[0],)
    hands.press("ok")
    stage.rest()
    assert stage.item("field").property("text") == shown[0]


def test_what_a_scanner_or_a_keyboard_types_goes_nowhere(stage: Stage, hands: Hands) -> None:
    stage.show(moment("page-text-error"))
    field = stage.item("field")
    field.forceActiveFocus()
    typed = [Qt.Key(Qt.Key.Key_0.value + digit) for digit in (6, 9, 0, 1)]
    for key in (*typed, Qt.Key.Key_X, Qt.Key.Key_Tab, Qt.Key.Key_F4, Qt.Key.Key_Delete, Qt.Key.Key_Menu):
        QTest.keyClick(stage.window, key)
    QTest.keyClick(stage.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert field.property("text") == ""
    assert stage.view.calls == []
    assert hands.events == []
    assert hands.control.at is None


def test_every_key_counts_as_a_sign_of_life(stage: Stage, hands: Hands) -> None:
    hands.press("down", "up")
    assert hands.events == [KeyPressed(PadKey.DOWN), KeyPressed(PadKey.UP)]


def test_the_ring_comes_with_the_keypad_and_goes_with_a_touch(stage: Stage, hands: Hands) -> None:
    stage.show(moment("page-choice"))
    places = [hands.control.at]
    hands.press("down", "down")
    places.append(hands.control.at)
    tap(stage.window, stage.item("ask-person"))
    places.append(hands.control.at)
    assert [place is None for place in places] == [True, False, True]
