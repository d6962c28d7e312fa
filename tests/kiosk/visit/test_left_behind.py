"""You left your card, or your paper: three stages, on the devices' own word only."""

from dataclasses import replace

import pytest

from devices.receipt_printer.printer import PrintOutcome
from devices.signal.alarm import Alarm
from kiosk.visit.answers import Filed, Printed
from kiosk.visit.effects import Signal
from kiosk.visit.events import Event
from kiosk.visit.left_behind import left, perhaps_left
from kiosk.visit.manner import Aspect
from kiosk.visit.news import CardLifted, CardSeen, CardUnseen, PrinterChanged
from kiosk.visit.stage import Stage
from kiosk.visit.touches.everywhere import Leave, ToggleManner
from kiosk.visit.touches.travel import Finish
from tests.kiosk.visit.residents import RECEIPT, Terminal
from tests.kiosk.visit.shop import at_first_question
from tests.kiosk.visit.test_idle import filed, wait

HANGING = PrinterChanged(can_print=True, paper_low=False, sentence_key="device.printer.ready", at_mouth=True)
TAKEN = replace(HANGING, at_mouth=False)


def at_goodbye(*events: Event) -> Terminal:
    terminal = filed()
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    terminal.happens(Printed(terminal.visit.ticket, PrintOutcome.PRINTED), *events, Finish())
    assert terminal.stage() is Stage.GOODBYE
    return terminal


def signals(terminal: Terminal) -> list[Alarm]:
    return [each.alarm for each in terminal.effects if isinstance(each, Signal)]


@pytest.mark.parametrize("lying", [CardSeen(), HANGING])
def test_what_was_left_is_called_for_in_three_stages(lying: Event) -> None:
    terminal = at_goodbye(lying)
    wait(terminal, 8)
    assert signals(terminal) == [Alarm.SOFT]
    wait(terminal, 4)
    assert signals(terminal) == [Alarm.SOFT, Alarm.PRESSING]
    wait(terminal, 15)
    assert signals(terminal) == [Alarm.SOFT, Alarm.PRESSING, Alarm.LOUD]
    wait(terminal, 35)
    assert terminal.stage() is Stage.WELCOME
    assert signals(terminal)[-1] is Alarm.NONE


@pytest.mark.parametrize(("lying", "gone"), [(CardSeen(), CardLifted()), (HANGING, TAKEN)])
def test_it_is_silent_as_soon_as_it_is_taken(lying: Event, gone: Event) -> None:
    terminal = at_goodbye(lying)
    wait(terminal, 30)
    terminal.happens(gone)
    wait(terminal, 1)
    assert signals(terminal)[-1] is Alarm.NONE
    wait(terminal, 5)
    assert terminal.stage() is Stage.GOODBYE, "there is time to read the goodbye"
    wait(terminal, 5)
    assert terminal.stage() is Stage.WELCOME


def test_who_takes_one_of_two_things_is_reminded_of_the_other_from_the_beginning() -> None:
    terminal = at_goodbye(CardSeen(), HANGING)
    wait(terminal, 30)
    terminal.happens(TAKEN)
    wait(terminal, 2)
    assert left(terminal.visit).card
    assert not left(terminal.visit).paper
    assert signals(terminal)[-1] is Alarm.SOFT


def test_a_printer_that_cannot_tell_and_a_blind_reader_claim_nothing() -> None:
    terminal = at_goodbye(CardSeen(), CardUnseen())
    assert not left(terminal.visit)
    assert perhaps_left(terminal.visit).card
    assert perhaps_left(terminal.visit).paper
    wait(terminal, 7)
    assert signals(terminal) == []


def test_paper_that_was_never_printed_is_not_asked_for() -> None:
    terminal = at_first_question()
    terminal.happens(Leave(), Leave())
    assert not perhaps_left(terminal.visit).paper


def test_who_walks_away_from_the_middle_is_called_back_for_the_card() -> None:
    terminal = at_first_question()
    terminal.happens(CardSeen())
    wait(terminal, 85)
    assert terminal.stage() is Stage.GOODBYE
    wait(terminal, 15)
    assert signals(terminal)[-1] is Alarm.PRESSING


def test_the_stages_are_no_later_in_the_elder_view() -> None:
    terminal = filed()
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT), ToggleManner(Aspect.ELDER), CardSeen())
    terminal.happens(Printed(terminal.visit.ticket, PrintOutcome.PRINTED), Finish())
    wait(terminal, 11)
    assert signals(terminal)[-1] is Alarm.PRESSING


def test_who_says_that_all_is_well_is_not_called_any_longer() -> None:
    terminal = at_goodbye(CardSeen())
    wait(terminal, 15)
    terminal.happens(Finish())
    assert terminal.stage() is Stage.WELCOME
    assert signals(terminal)[-1] is Alarm.NONE
