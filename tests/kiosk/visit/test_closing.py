"""A door is opened, the power fails: nobody's data stays, no case is lost or in doubt, and it comes back."""

from random import Random

import pytest

from devices.page_image.page import Page
from devices.receipt_printer.printer import PrintOutcome
from devices.ups.supply import Supply
from kiosk.visit.answers import CardRead, Filed, FilingFailed, PageTaken, Printed
from kiosk.visit.closing import BATTERY, DOOR, POWER_LOW, closure, must_end
from kiosk.visit.copying import Copier
from kiosk.visit.effects import Effect, Print, ShutDown, StopLooking, StopReading, Wipe, WipeReason
from kiosk.visit.events import Event, Tick
from kiosk.visit.news import DoorChanged, OperatorChanged, OutOfOrder, SupplyChanged
from kiosk.visit.pages import MaterialsPage
from kiosk.visit.sentence import Say
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Another, Begin, Choose
from kiosk.visit.touches.copying import CopyMaterial, TakePage
from kiosk.visit.touches.everywhere import SetLanguage, Touched
from kiosk.visit.touches.travel import Finish, Next
from kiosk.visit.touches.verifying import SkipVerification
from kiosk.visit.truth import truths
from tests.kiosk.visit.residents import CHEN, PERSONAL, RECEIPT, Terminal
from tests.kiosk.visit.shop import at_first_question
from tests.kiosk.visit.test_flow import at_first_page
from tests.kiosk.visit.test_idle import filed, wait
from tests.kiosk.visit.test_random_visits import deep

OPENED = DoorChanged(frozenset({"door1"}))
SHUT = DoorChanged(frozenset())
NO_MAINS = SupplyChanged(Supply.BATTERY)
EMPTY = SupplyChanged(Supply.LOW)
MAINS = SupplyChanged(Supply.MAINS)
SOMETHING = [(OPENED, WipeReason.DOOR), (EMPTY, WipeReason.POWER)]


def at_receipt() -> Terminal:
    terminal = filed()
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    return terminal


def reason(terminal: Terminal) -> str | None:
    found = closure(terminal.visit.surroundings)
    return None if found is None else found.reason


def wipes(effects: tuple[Effect, ...]) -> list[WipeReason]:
    return [each.reason for each in effects if isinstance(each, Wipe)]


@pytest.mark.parametrize(("event", "why"), SOMETHING)
def test_a_visit_ends_on_the_spot_and_says_so_in_the_language_of_who_is_there(
    event: Event, why: WipeReason
) -> None:
    terminal = at_first_question()
    terminal.happens(SetLanguage("ko"))
    effects = terminal.happens(event)
    assert wipes(effects) == [why]
    assert StopReading() in effects
    assert terminal.stage() is Stage.OUT_OF_SERVICE
    assert terminal.visit.language == "ko"
    assert not any(each in deep(terminal.visit) for each in PERSONAL)


@pytest.mark.parametrize(("event", "why"), SOMETHING)
def test_a_page_that_is_being_taken_when_it_ends_is_nobodys(event: Event, why: WipeReason) -> None:
    terminal = at_first_page("S12")
    terminal.surrounded(copier=Copier.CAMERA)
    while terminal.stage() is not Stage.MATERIALS:
        terminal.fill_page(Random(3))
        terminal.happens(Next())
    shown = terminal.visit.current_page(terminal.now)
    assert isinstance(shown, MaterialsPage)
    terminal.happens(CopyMaterial(min(shown.to_declare)), TakePage())
    assert terminal.stage() is Stage.COPYING
    asked = terminal.visit.ticket
    effects = terminal.happens(event)
    assert wipes(effects) == [why]
    assert StopLooking() in effects
    terminal.happens(PageTaken(asked, Page(b"picture", 600, 800)))
    assert terminal.stage() is Stage.OUT_OF_SERVICE
    assert not terminal.visit.draft.is_personal


def test_the_next_person_finds_the_usual_language() -> None:
    terminal = at_first_question()
    terminal.happens(SetLanguage("ko"), OPENED, SHUT)
    assert terminal.stage() is Stage.WELCOME
    assert terminal.visit.language == "zh"


def test_a_card_read_while_the_door_is_opened_is_nobodys() -> None:
    terminal = Terminal()
    terminal.happens(Choose("S01"))
    asked = terminal.visit.ticket
    terminal.happens(OPENED, CardRead(asked, CHEN))
    assert terminal.stage() is Stage.OUT_OF_SERVICE
    assert terminal.visit.draft.card is None


@pytest.mark.parametrize(("event", "why"), SOMETHING)
def test_what_is_being_stored_has_its_outcome_awaited_and_is_printed(event: Event, why: WipeReason) -> None:
    terminal = filed()
    assert terminal.happens(event) == ()
    assert terminal.stage() is Stage.FILING
    effects = terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    assert [each.receipt for each in effects if isinstance(each, Print)] == [RECEIPT]
    effects = terminal.happens(Printed(terminal.visit.ticket, PrintOutcome.PRINTED))
    assert wipes(effects) == [WipeReason.FINISHED]
    assert terminal.stage() is Stage.GOODBYE
    wait(terminal, 9)
    assert terminal.stage() is Stage.OUT_OF_SERVICE


@pytest.mark.parametrize(("event", "why"), SOMETHING)
def test_what_could_not_be_stored_is_not_offered_again(event: Event, why: WipeReason) -> None:
    terminal = filed()
    terminal.happens(event)
    effects = terminal.happens(FilingFailed(terminal.visit.ticket, "filing.not_saved"))
    assert wipes(effects) == [why]
    assert terminal.stage() is Stage.OUT_OF_SERVICE


def test_a_disk_that_never_answers_is_said_though_the_door_is_open() -> None:
    terminal = filed()
    terminal.happens(OPENED)
    wait(terminal, 61)
    assert terminal.stage() is Stage.GOODBYE
    assert terminal.visit.notice == Say("visit.filing_lost")


@pytest.mark.parametrize("outcome", [PrintOutcome.FAILED_PAPER_OUT, PrintOutcome.UNKNOWN])
def test_a_number_that_is_on_no_paper_stays_on_the_screen_for_its_time_and_alone(
    outcome: PrintOutcome,
) -> None:
    terminal = at_receipt()
    terminal.happens(Printed(terminal.visit.ticket, outcome), OPENED)
    assert terminal.stage() is Stage.RECEIPT
    assert terminal.visit.receipt == RECEIPT
    assert not terminal.visit.draft.is_personal
    assert not any(each in deep(terminal.visit) for each in PERSONAL)
    for _ in range(8):
        wait(terminal, 10)
        terminal.happens(Touched())
    wait(terminal, 4)
    assert terminal.stage() is Stage.GOODBYE, "touches do not hold it up for ever"


def test_a_printer_that_never_answers_does_not_hold_up_an_open_door() -> None:
    terminal = at_receipt()
    terminal.happens(OPENED)
    wait(terminal, 61)
    assert terminal.visit.printed is PrintOutcome.UNKNOWN
    assert not terminal.visit.draft.is_personal
    wait(terminal, 91)
    assert terminal.stage() is Stage.GOODBYE


def test_on_battery_the_visit_is_finished_and_no_other_begins() -> None:
    terminal = at_first_question()
    draft = terminal.visit.draft
    assert terminal.happens(NO_MAINS) == ()
    assert terminal.visit.draft == draft
    assert [each.key for each in truths(terminal.visit)][:1] == ["visit.truth_battery"]
    terminal = at_receipt()
    terminal.happens(NO_MAINS, Printed(terminal.visit.ticket, PrintOutcome.PRINTED), Another())
    assert terminal.visit.notice == Say(BATTERY)
    terminal.happens(Finish(), Finish())
    assert terminal.stage() is Stage.OUT_OF_SERVICE
    terminal.happens(Begin(), Choose("S01"), Tick())
    assert terminal.stage() is Stage.OUT_OF_SERVICE
    terminal.happens(MAINS)
    assert terminal.stage() is Stage.WELCOME


def test_it_asks_to_be_switched_off_once_and_only_when_nobody_is_there() -> None:
    terminal = filed()
    terminal.happens(NO_MAINS, EMPTY)
    assert ShutDown() not in terminal.effects
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    terminal.happens(Printed(terminal.visit.ticket, PrintOutcome.PRINTED))
    wait(terminal, 9)
    assert terminal.stage() is Stage.OUT_OF_SERVICE
    terminal.happens(OPENED, SHUT, Tick(), EMPTY)
    assert terminal.effects.count(ShutDown()) == 1
    assert terminal.effects[-1] == ShutDown()


def test_on_battery_alone_nothing_is_switched_off() -> None:
    terminal = Terminal()
    terminal.happens(NO_MAINS)
    assert terminal.stage() is Stage.OUT_OF_SERVICE
    assert ShutDown() not in terminal.effects


def test_the_most_pressing_reason_is_said_and_the_next_when_it_has_gone() -> None:
    terminal = Terminal()
    terminal.happens(NO_MAINS, OutOfOrder("visit.out_no_storage"))
    assert reason(terminal) == "visit.out_no_storage"
    terminal.happens(EMPTY)
    assert reason(terminal) == POWER_LOW
    terminal.happens(OPENED)
    assert reason(terminal) == DOOR
    terminal.happens(SHUT, NO_MAINS)
    assert reason(terminal) == "visit.out_no_storage"
    terminal.happens(OutOfOrder(None))
    assert reason(terminal) == BATTERY
    terminal.happens(MAINS)
    assert reason(terminal) is None


def test_one_door_shut_of_two_is_not_enough() -> None:
    terminal = Terminal()
    terminal.happens(DoorChanged(frozenset({"door1", "door2"})), OPENED)
    assert terminal.stage() is Stage.OUT_OF_SERVICE
    found = closure(terminal.visit.surroundings)
    assert found is not None
    assert found.since == terminal.seconds - 1, "open since the first was"


def test_at_rest_a_closed_door_and_mains_wake_nobody() -> None:
    terminal = Terminal()
    wait(terminal, 95)
    assert terminal.stage() is Stage.ATTRACT
    terminal.happens(SHUT, MAINS, OperatorChanged(present=False))
    assert terminal.stage() is Stage.ATTRACT
    terminal.happens(OPENED)
    assert terminal.stage() is Stage.OUT_OF_SERVICE


def test_the_key_is_known_and_changes_nothing_for_a_resident() -> None:
    terminal = at_first_question()
    before = terminal.visit
    terminal.happens(OperatorChanged(present=True))
    assert terminal.visit.surroundings.operator
    assert terminal.visit.draft == before.draft
    assert must_end(terminal.visit.surroundings) is None
    terminal.happens(SkipVerification(), OperatorChanged(present=False))
    assert not terminal.visit.surroundings.operator
