"""Who comes in to maintenance, and how: a gesture, the keypad's keys, a PIN; no visit is ever seen there."""

import pytest

from kiosk.technician.access.entrance import Answer, Means, Verdict
from kiosk.technician.access.gesture import KEY_ORDER, ORDER, WITHIN_S, Edge, PadKey
from kiosk.visit.answers import EntranceAnswered
from kiosk.visit.bench import AT_BENCH, AccessPhase
from kiosk.visit.effects import (
    AskEntrance,
    TryPin,
)
from kiosk.visit.events import Tick
from kiosk.visit.news import OutOfOrder
from kiosk.visit.stage import Stage
from kiosk.visit.table import TABLE
from kiosk.visit.touches.bench import LookAt, MarkServiced
from kiosk.visit.touches.everywhere import AtEdge, KeyPressed, Touched
from kiosk.visit.touches.travel import Back, Finish
from kiosk.visit.touches.verifying import SetDigits, SubmitDigits
from kiosk.visit.visit import Refused
from tests.kiosk.visit.journeys import CHOICES, JOURNEYS
from tests.kiosk.visit.residents import Terminal
from tests.kiosk.visit.technicians import PIN, answered, at_entrance, gesture, phase, typed
from tests.kiosk.visit.test_idle import wait

AT_REST = {Stage.WELCOME, Stage.OUT_OF_SERVICE, Stage.SETUP}


def test_the_gesture_asks_for_the_pin() -> None:
    terminal = Terminal()
    gesture(terminal)
    assert terminal.stage() is Stage.BENCH_ACCESS
    assert [type(each) for each in terminal.effects[-1:]] == [AskEntrance]


@pytest.mark.parametrize(
    "touches",
    [
        ORDER[:-1],
        tuple(reversed(ORDER)),
        (Edge.LEFT,) * 12,
        (Edge.LEFT, Edge.RIGHT) * 6,
        (*ORDER[:3], Edge.RIGHT, *ORDER[3:]),
    ],
)
def test_any_other_order_asks_for_nothing(touches: tuple[Edge, ...]) -> None:
    terminal = Terminal()
    terminal.happens(*(AtEdge(each) for each in touches))
    assert terminal.stage() is Stage.WELCOME


def keys(*pressed: PadKey) -> tuple[KeyPressed, ...]:
    return tuple(KeyPressed(each) for each in pressed)


def test_the_keys_of_the_keypad_ask_for_the_pin_too() -> None:
    terminal = Terminal()
    terminal.happens(*keys(PadKey.DOWN, PadKey.UP, *KEY_ORDER))
    assert terminal.stage() is Stage.BENCH_ACCESS
    typed(terminal)
    answered(terminal, Answer.WRONG)
    typed(terminal)
    assert terminal.effects[-1] == TryPin(terminal.visit.ticket, PIN, Means.KEYPAD)


@pytest.mark.parametrize(
    "pressed",
    [
        KEY_ORDER[:-1],
        tuple(reversed(KEY_ORDER)),
        (PadKey.BACK,) * 12,
        (PadKey.DOWN, PadKey.UP) * 9,
        (*KEY_ORDER[:3], PadKey.OTHER, *KEY_ORDER[3:]),
    ],
)
def test_who_finds_the_way_by_keys_is_asked_for_nothing(pressed: tuple[PadKey, ...]) -> None:
    terminal = Terminal()
    terminal.happens(*keys(*pressed))
    assert terminal.stage() is Stage.WELCOME
    assert terminal.visit.by_keypad


def test_signs_at_the_glass_and_on_the_keypad_do_not_add_up() -> None:
    terminal = Terminal()
    terminal.happens(*keys(*KEY_ORDER[:3]), *(AtEdge(each) for each in ORDER[3:]), *keys(*KEY_ORDER[3:]))
    assert terminal.stage() is Stage.WELCOME


def test_touches_before_it_do_not_spoil_it() -> None:
    terminal = Terminal()
    terminal.happens(AtEdge(Edge.RIGHT), AtEdge(Edge.LEFT))
    gesture(terminal)
    assert terminal.stage() is Stage.BENCH_ACCESS


def test_who_takes_too_long_over_it_asks_for_nothing() -> None:
    terminal = Terminal()
    for edge in ORDER:
        terminal.seconds += WITHIN_S / 4
        terminal.happens(AtEdge(edge))
    assert terminal.stage() is Stage.WELCOME


def test_a_terminal_out_of_service_lets_its_technician_in_and_is_out_of_service_after() -> None:
    terminal = Terminal()
    terminal.happens(OutOfOrder("visit.out_no_storage"))
    gesture(terminal)
    answered(terminal, Answer.WRONG)
    typed(terminal)
    answered(terminal, Answer.OPENED)
    assert terminal.stage() is Stage.BENCH
    terminal.happens(Finish())
    assert terminal.stage() is Stage.OUT_OF_SERVICE


def test_a_visit_is_never_seen_by_a_technician() -> None:
    """At every step of every journey of a resident the gestures do nothing at all."""
    for name, lines in JOURNEYS.items():
        terminal = Terminal()
        for _, choice, _ in lines:
            if terminal.stage() not in (*AT_REST, *AT_BENCH):
                seen = Terminal(terminal.visit, terminal.seconds)
                gesture(seen)
                assert seen.stage() not in AT_BENCH, f"{name}: {terminal.stage()}"
                assert isinstance(TABLE[terminal.stage()][AtEdge], Refused) or seen.stage() is Stage.ATTRACT
                heard = Terminal(terminal.visit, terminal.seconds)
                heard.happens(*keys(*KEY_ORDER))
                assert heard.stage() not in AT_BENCH, f"{name}: {terminal.stage()}"
            CHOICES[choice](terminal)


def test_nobody_comes_in_without_the_right_pin() -> None:
    for answer in (Answer.WRONG, Answer.LOCKED, Answer.NO_PIN):
        terminal = at_entrance()
        typed(terminal)
        answered(terminal, answer)
        assert terminal.stage() is Stage.BENCH_ACCESS
        terminal.happens(LookAt(Stage.BENCH), Finish(), MarkServiced("receipt_printer"))
        assert terminal.stage() is Stage.BENCH_ACCESS


def test_a_late_right_answer_opens_nothing() -> None:
    terminal = at_entrance()
    typed(terminal)
    ticket = terminal.visit.ticket
    terminal.happens(Back())
    terminal.happens(EntranceAnswered(ticket, Verdict(Answer.OPENED)))
    assert terminal.stage() is Stage.WELCOME


def test_the_pin_is_in_no_repr_and_is_gone_once_it_is_being_looked_at() -> None:
    terminal = at_entrance()
    terminal.happens(SetDigits(PIN))
    assert PIN not in repr(terminal.visit)
    terminal.happens(SubmitDigits())
    assert terminal.visit.access.digits == ""
    [trying] = [each for each in terminal.effects if isinstance(each, TryPin)]
    assert trying.pin == PIN
    assert PIN not in repr(trying)


@pytest.mark.parametrize("digits", ["28o4", "2" * 13, "１２３４５６", "-1"])
def test_only_digits_are_typed_and_no_more_than_a_pin_has(digits: str) -> None:
    terminal = at_entrance()
    terminal.happens(SetDigits("28"), SetDigits(digits))
    if not (digits.isdigit() and len(digits) <= 12):
        assert terminal.visit.access.digits == "28"


def test_what_is_too_short_is_not_tried() -> None:
    terminal = at_entrance()
    typed(terminal, "28041")
    assert not any(isinstance(each, TryPin) for each in terminal.effects)


def test_a_locked_entrance_takes_nothing_until_its_time_is_over() -> None:
    terminal = at_entrance()
    typed(terminal)
    answered(terminal, Answer.WRONG, tries=0, wait=30)
    assert phase(terminal) is AccessPhase.LOCKED
    typed(terminal)
    assert terminal.visit.access.digits == ""
    for _ in range(31):
        terminal.happens(Touched(), Tick())
        terminal.seconds -= 1
    assert phase(terminal) is AccessPhase.ENTER


def test_an_entrance_at_which_nobody_types_closes() -> None:
    terminal = at_entrance()
    wait(terminal, 46)
    assert terminal.stage() is Stage.WELCOME
