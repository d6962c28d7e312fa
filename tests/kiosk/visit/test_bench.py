"""Maintenance: that it ends with a wipe, speaks the technicians' languages, and leaves residents alone."""

import pytest

from kiosk.technician.access.entrance import Answer
from kiosk.visit import idle
from kiosk.visit.bench import AT_BENCH, MAINTENANCE, Place, Tab
from kiosk.visit.effects import (
    EndMaintenance,
    Serviced,
    Wipe,
    WipeReason,
)
from kiosk.visit.news import CardSeen, DoorChanged, EarphoneChanged, OperatorChanged
from kiosk.visit.stage import Stage
from kiosk.visit.table import TABLE
from kiosk.visit.touches.bench import LookAt, MarkServiced, TakeBackService
from kiosk.visit.touches.choosing import Begin, Choose
from kiosk.visit.touches.everywhere import KeyPressed, SetLanguage, ShowLanguages, Stay
from kiosk.visit.touches.travel import Back, Finish
from kiosk.visit.visit import Refused
from tests.kiosk.visit.residents import Terminal
from tests.kiosk.visit.technicians import answered, gesture, in_maintenance, typed
from tests.kiosk.visit.test_idle import wait


def language(terminal: Terminal) -> str:
    return terminal.visit.language


def test_maintenance_warns_and_then_ends_by_itself_with_a_wipe() -> None:
    terminal = in_maintenance()
    terminal.happens(LookAt(Stage.BENCH_DEVICE, Place("receipt_printer", Tab.TRAFFIC)))
    wait(terminal, 181)
    assert terminal.visit.warned_at is not None
    assert idle.seconds_left(terminal.visit, terminal.now) > 20
    wait(terminal, 31)
    assert terminal.stage() is Stage.WELCOME
    assert terminal.effects[-2:] == [EndMaintenance(by_itself=True), Wipe(WipeReason.MAINTENANCE)]
    assert terminal.visit.bench == Place()


def test_a_touch_on_the_warning_goes_on_where_it_was() -> None:
    terminal = in_maintenance()
    terminal.happens(LookAt(Stage.BENCH_DEVICE, Place("receipt_printer")))
    wait(terminal, 181)
    terminal.happens(Stay())
    assert terminal.stage() is Stage.BENCH_DEVICE
    assert terminal.visit.warned_at is None


@pytest.mark.parametrize("stage", MAINTENANCE)
def test_wherever_it_ends_it_ends_with_a_wipe_and_the_welcome_screen(stage: Stage) -> None:
    terminal = in_maintenance()
    terminal.happens(LookAt(stage, Place("receipt_printer", guide="receipt_paper", step=2)))
    assert terminal.stage() is stage
    terminal.happens(Finish())
    assert terminal.stage() is Stage.WELCOME
    assert terminal.effects[-2:] == [EndMaintenance(by_itself=False), Wipe(WipeReason.MAINTENANCE)]


def test_maintenance_speaks_technicians_languages_and_leaves_none_behind() -> None:
    terminal = Terminal()
    terminal.happens(SetLanguage("ja"))
    gesture(terminal)
    assert language(terminal) == "zh"
    terminal.happens(SetLanguage("en"))
    assert language(terminal) == "en"
    terminal.happens(Back())
    assert language(terminal) == "zh"


def test_nothing_of_a_resident_begins_there() -> None:
    for stage in AT_BENCH:
        for event in (Choose, Begin, ShowLanguages):
            assert isinstance(TABLE[stage][event], Refused)
    terminal = in_maintenance()
    terminal.happens(CardSeen(), KeyPressed(), EarphoneChanged(plugged=True))
    assert terminal.stage() is Stage.BENCH
    assert not terminal.visit.manner.speech


def test_a_service_is_written_down_and_can_be_taken_back() -> None:
    terminal = in_maintenance()
    terminal.happens(LookAt(Stage.BENCH_DEVICE, Place("ups")))
    assert terminal.happens(MarkServiced("ups")) == (Serviced("ups"),)
    assert terminal.happens(TakeBackService("ups")) == (Serviced("ups", taken_back=True),)


def by_switch() -> Terminal:
    terminal = Terminal()
    terminal.happens(OperatorChanged(present=True))
    assert terminal.stage() is Stage.BENCH_ACCESS
    answered(terminal, Answer.WRONG)
    typed(terminal)
    answered(terminal, Answer.OPENED)
    return terminal


def test_the_operators_key_asks_for_the_pin_too_and_turned_back_it_ends_maintenance() -> None:
    terminal = by_switch()
    assert terminal.stage() is Stage.BENCH
    terminal.happens(OperatorChanged(present=False))
    assert terminal.stage() is Stage.WELCOME
    assert isinstance(terminal.effects[-1], Wipe)


def test_the_key_turned_during_a_visit_does_nothing_to_it() -> None:
    terminal = Terminal()
    terminal.happens(Choose("S01"), OperatorChanged(present=True))
    assert terminal.stage() is Stage.AWAITING_CARD


def test_the_key_does_not_end_what_the_gesture_began() -> None:
    terminal = in_maintenance()
    terminal.happens(OperatorChanged(present=True), OperatorChanged(present=False))
    assert terminal.stage() is Stage.BENCH


def test_an_open_cabinet_does_not_end_maintenance_and_shows_after_it() -> None:
    terminal = in_maintenance()
    terminal.happens(DoorChanged(frozenset({"paper"})))
    assert terminal.stage() is Stage.BENCH
    terminal.happens(Finish())
    assert terminal.stage() is Stage.OUT_OF_SERVICE
