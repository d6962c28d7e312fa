"""A terminal nobody uses shows what it is for; what wakes it presses nothing, and nothing burns in."""

from datetime import time

import pytest

from kiosk.visit import rest
from kiosk.visit.effects import StartReading
from kiosk.visit.events import Tick
from kiosk.visit.manner import USUAL, Aspect
from kiosk.visit.news import CardSeen, OutOfOrder
from kiosk.visit.setting import NightHours
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Begin, Choose, PutCard, ShowAll
from kiosk.visit.touches.everywhere import AskPerson, CannotBeDone, SetLanguage, ToggleManner, Touched
from kiosk.visit.touches.touch import Touch
from kiosk.visit.truth import conditions
from tests.kiosk.visit.residents import Terminal
from tests.kiosk.visit.shop import at_first_question
from tests.kiosk.visit.test_idle import wait


def at_rest() -> Terminal:
    terminal = Terminal()
    wait(terminal, 92)
    assert terminal.stage() is Stage.ATTRACT
    return terminal


def test_after_a_minute_and_a_half_without_a_touch_the_terminal_goes_to_rest() -> None:
    terminal = Terminal()
    terminal.happens(Touched())
    wait(terminal, 88)
    assert terminal.stage() is Stage.WELCOME
    wait(terminal, 3)
    assert terminal.stage() is Stage.ATTRACT


def test_what_somebody_changed_and_left_goes_back_first() -> None:
    terminal = Terminal()
    terminal.happens(SetLanguage("en"))
    wait(terminal, 62 + 92)
    assert terminal.stage() is Stage.ATTRACT
    assert terminal.visit.language == "zh"


def test_nobody_in_a_visit_is_sent_to_rest() -> None:
    terminal = at_first_question()
    wait(terminal, 79)
    assert terminal.stage() is Stage.PAGE


def test_a_press_waits_for_its_release() -> None:
    terminal = at_rest()
    terminal.happens(Touched())
    assert terminal.stage() is Stage.ATTRACT


def test_the_waking_touch_and_its_echo_press_nothing() -> None:
    terminal = at_rest()
    terminal.happens(Begin())
    assert terminal.stage() is Stage.WELCOME
    terminal.seconds -= 0.6
    terminal.happens(Touched())
    terminal.seconds -= 0.9
    terminal.happens(Choose("S01"))
    assert terminal.stage() is Stage.WELCOME
    terminal.happens(Choose("S01"))
    assert terminal.stage() is Stage.AWAITING_CARD


@pytest.mark.parametrize("touch", [CannotBeDone(), AskPerson(), SetLanguage("en")])
def test_what_came_too_late_for_the_screen_before_only_wakes(touch: Touch) -> None:
    terminal = at_rest()
    terminal.happens(touch)
    assert terminal.stage() is Stage.WELCOME
    assert terminal.visit.notice is None
    assert terminal.visit.language == "zh"


@pytest.mark.parametrize("touch", [Choose("S01"), PutCard(), ShowAll()])
def test_a_button_of_the_welcome_screen_is_not_there(touch: Touch) -> None:
    terminal = at_rest()
    terminal.happens(touch)
    assert terminal.stage() is Stage.ATTRACT


@pytest.mark.parametrize("aspect", [Aspect.ELDER, Aspect.SPEECH, Aspect.LOW_REACH])
def test_who_needs_another_manner_has_it_at_one_touch(aspect: Aspect) -> None:
    terminal = at_rest()
    terminal.happens(ToggleManner(aspect))
    assert terminal.stage() is Stage.WELCOME
    assert terminal.visit.manner == USUAL.toggled(aspect)


def test_a_card_put_down_is_read_at_once() -> None:
    terminal = at_rest()
    effects = terminal.happens(CardSeen())
    assert terminal.stage() is Stage.AWAITING_CARD
    assert effects == (StartReading(terminal.visit.ticket),)


def test_a_card_wakes_a_full_terminal_to_the_reason_why_it_takes_nothing() -> None:
    terminal = at_rest()
    terminal.surrounded(storage_low=True)
    assert terminal.happens(CardSeen()) == ()
    assert terminal.stage() is Stage.WELCOME
    assert terminal.visit.notice is not None


def test_a_fault_is_said_at_once_and_a_terminal_in_order_sleeps_on() -> None:
    terminal = at_rest()
    terminal.happens(OutOfOrder(None))
    assert terminal.stage() is Stage.ATTRACT
    terminal.happens(OutOfOrder("visit.out_no_storage"))
    assert terminal.stage() is Stage.OUT_OF_SERVICE
    terminal.happens(OutOfOrder(None))
    assert terminal.stage() is Stage.WELCOME


def test_no_picture_stands_where_the_one_before_stood() -> None:
    terminal = at_rest()
    places = []
    for _ in range(99):
        places.append(rest.drift(terminal.visit, terminal.now))
        terminal.seconds += terminal.visit.setting.timings.rotation
    assert len(set(places)) == 99
    assert all(abs(right) <= 5 and abs(down) <= 5 for right, down in places)


def test_a_terminal_out_of_order_does_not_burn_in_either() -> None:
    terminal = Terminal()
    terminal.happens(OutOfOrder("visit.out_no_storage"))
    terminal.seconds += 13
    terminal.happens(Tick())
    assert rest.drift(terminal.visit, terminal.now) != (0, 0)


def test_a_screen_in_use_stays_where_it_is() -> None:
    terminal = at_first_question()
    terminal.seconds += 40
    assert rest.drift(terminal.visit, terminal.now) == (0, 0)


def test_night_is_from_the_evening_to_the_morning() -> None:
    night = NightHours(time(22), time(6))
    assert [night.hold(time(hour)) for hour in (21, 22, 3, 6)] == [False, True, True, False]
    assert NightHours(time(1), time(4)).hold(time(2))
    assert not NightHours(time(0), time(0)).hold(time(0))


def test_what_was_never_heard_of_is_not_called_well() -> None:
    terminal = Terminal()
    terminal.surrounded(can_print=None, reader_known=False)
    assert {each.key for each in conditions(terminal.visit) if not each.well} == {
        "visit.state_print_unknown",
        "visit.state_no_reader",
    }
