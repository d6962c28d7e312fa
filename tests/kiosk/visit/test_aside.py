"""办不成反映 and the call: on every screen and every failure, known what for, and back without a loss."""

import dataclasses

import pytest

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Callback, ObstacleReport
from kiosk.submission.from_draft import new_submission
from kiosk.visit.answers import CardRead, Filed, FilingFailed, Printed
from kiosk.visit.aside import AsidePhase
from kiosk.visit.copying import Copier
from kiosk.visit.effects import Effect, File, Print, StopLooking, Wipe, WipeReason
from kiosk.visit.events import Tick
from kiosk.visit.matter import Matter
from kiosk.visit.news import CopierChanged, OutOfOrder
from kiosk.visit.pages import MaterialsPage
from kiosk.visit.receipt import FiledReceipt
from kiosk.visit.stage import Stage
from kiosk.visit.touches.copying import CopyMaterial
from kiosk.visit.touches.everywhere import AskPerson, CannotBeDone, Leave
from kiosk.visit.touches.form import SetValue, ToggleChoice
from kiosk.visit.touches.rating import TellMore, ToggleNamed
from kiosk.visit.touches.travel import Back, Next, Submit
from kiosk.visit.visit import Visit
from tests.kiosk.visit.residents import CHEN, RECEIPT, TODAY, Terminal, catalogue
from tests.kiosk.visit.shop import at_first_question, go_to
from tests.kiosk.visit.test_card_and_devices import awaiting_card
from tests.kiosk.visit.test_failures import FAILURES
from tests.kiosk.visit.test_idle import filed

PHONE = "13800000301"
OUTSIDE = {Stage.WELCOME, Stage.GOODBYE, Stage.OUT_OF_SERVICE}


def sent(terminal: Terminal) -> Matter:
    (filing,) = terminal.happens(Submit())
    assert isinstance(filing, File)
    assert isinstance(filing.content, Matter)
    return filing.content


def committed(terminal: Terminal) -> tuple[Effect, ...]:
    return terminal.happens(Filed(terminal.visit.aside_ticket, RECEIPT))


def printed(terminal: Terminal) -> None:
    terminal.happens(Printed(terminal.visit.aside_ticket, PrintOutcome.PRINTED))


def receipt_beside(terminal: Terminal) -> FiledReceipt | None:
    return None if terminal.visit.aside is None else terminal.visit.aside.receipt


def untouched(visit: Visit) -> Visit:
    """All of a visit that what is said beside it may not change."""
    return dataclasses.replace(visit, aside=None, aside_ticket=-1, touched_at=0, direction=1)


def test_three_touches_are_a_report_and_the_draft_is_as_it_was() -> None:
    terminal = at_first_question()
    go_to(terminal, "field:phone")
    before = untouched(terminal.visit)
    terminal.happens(CannotBeDone())
    matter = sent(terminal)
    assert matter.form == ObstacleReport(stage="page", page="field:phone")
    assert matter.service == before.draft.service
    (printing,) = committed(terminal)
    assert isinstance(printing, Print)
    printed(terminal)
    terminal.happens(Next())
    assert untouched(terminal.visit) == before


@pytest.mark.parametrize("name", FAILURES)
def test_it_works_from_every_failure_and_knows_what_failed(name: str) -> None:
    terminal = FAILURES[name]()
    before = terminal.visit
    terminal.happens(CannotBeDone())
    matter = sent(terminal)
    assert isinstance(matter.form, ObstacleReport)
    assert matter.form.trouble is not None
    assert matter.form.stage == before.stage.value
    committed(terminal)
    assert terminal.visit.aside is not None
    assert terminal.visit.aside.receipt == RECEIPT


@pytest.mark.parametrize("stage", [each for each in Stage if each not in (Stage.ATTRACT, Stage.SETUP)])
def test_on_every_screen_of_a_resident_and_on_none_of_a_technician(stage: Stage) -> None:
    terminal = Terminal()
    terminal.visit = terminal.visit.to(stage, terminal.now)
    terminal.happens(CannotBeDone())
    assert (terminal.visit.aside is not None) is not stage.value.startswith("bench")


def test_nobody_has_to_say_who_he_is_and_who_wants_to_can() -> None:
    terminal = awaiting_card()
    terminal.happens(CannotBeDone(), ToggleNamed())
    assert (
        new_submission(sent(terminal), catalogue(), "zh", TODAY).content.applicant is None
    )  # no card was read
    known = at_first_question()
    known.happens(CannotBeDone())
    assert sent(known).card is None
    named = at_first_question()
    named.happens(CannotBeDone(), ToggleNamed())
    made = new_submission(sent(named), catalogue(), "zh", TODAY)
    assert made.content.applicant is not None
    assert made.content.applicant.number == CHEN.number


def test_reasons_words_and_a_number_go_along() -> None:
    terminal = at_first_question()
    terminal.happens(CannotBeDone(), ToggleChoice("machine"), ToggleChoice("other"), ToggleChoice("no_such"))
    terminal.happens(ToggleChoice("other"), TellMore(phone=False), SetValue("读卡要放三次\ud800"), Next())
    terminal.happens(TellMore(phone=True), SetValue("138-00"), Next(), SetValue(PHONE), Next())
    form = sent(terminal).form
    assert isinstance(form, ObstacleReport)
    assert (form.reasons, form.words, form.phone) == (("machine",), "读卡要放三次", PHONE)


def test_half_a_number_is_asked_for_again_and_may_be_left_out() -> None:
    terminal = at_first_question()
    terminal.happens(CannotBeDone(), TellMore(phone=True), SetValue("138"), Next())
    assert terminal.visit.aside is not None
    assert terminal.visit.aside.phase is AsidePhase.PHONE
    assert terminal.visit.aside.error is not None
    terminal.happens(Back())
    form = sent(terminal).form
    assert isinstance(form, ObstacleReport)
    assert form.phone is None


def test_what_the_stage_waits_for_arrives_meanwhile_and_no_answer_is_taken_for_the_other() -> None:
    terminal = awaiting_card()
    reading = terminal.visit.ticket
    terminal.happens(CannotBeDone())
    sent(terminal)
    terminal.happens(Filed(reading, RECEIPT))
    assert receipt_beside(terminal) is None
    terminal.happens(CardRead(reading, CHEN))
    assert terminal.stage() in (Stage.VERIFYING, Stage.PAGE)
    committed(terminal)
    assert receipt_beside(terminal) == RECEIPT
    assert terminal.visit.receipt is None


def test_a_report_about_what_was_filed_names_its_number() -> None:
    terminal = filed()
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT), CannotBeDone())
    form = sent(terminal).form
    assert isinstance(form, ObstacleReport)
    assert form.receipt_number == RECEIPT.number
    committed(terminal)
    printed(terminal)
    terminal.happens(Next())
    assert (terminal.stage(), terminal.visit.receipt) == (Stage.RECEIPT, RECEIPT)


def test_what_was_not_saved_says_so_and_may_be_sent_again() -> None:
    terminal = at_first_question()
    terminal.happens(CannotBeDone(), ToggleChoice("too_long"))
    sent(terminal)
    terminal.happens(FilingFailed(terminal.visit.aside_ticket, "filing.not_saved"))
    assert terminal.visit.aside is not None
    assert terminal.visit.aside.phase is AsidePhase.FAILED
    form = sent(terminal).form
    assert isinstance(form, ObstacleReport)
    assert form.reasons == ("too_long",)


def test_a_disk_and_a_printer_that_never_answer_keep_nobody() -> None:
    terminal = at_first_question()
    terminal.happens(CannotBeDone())
    sent(terminal)
    late = terminal.visit.aside_ticket
    terminal.seconds += terminal.visit.setting.timings.filing
    terminal.happens(Tick())
    assert terminal.visit.aside is not None
    assert terminal.visit.aside.phase is AsidePhase.FAILED
    terminal.happens(Filed(late, RECEIPT))
    assert terminal.visit.aside.receipt is None
    sent(terminal)
    committed(terminal)
    terminal.seconds += terminal.visit.setting.timings.printing
    terminal.happens(Tick())
    assert terminal.visit.aside.printed is PrintOutcome.UNKNOWN
    terminal.happens(Next())
    assert terminal.visit.aside is None


def test_where_nobody_is_in_a_visit_the_report_is_one_and_is_wiped() -> None:
    terminal = Terminal()
    terminal.happens(CannotBeDone(), Back())
    assert terminal.stage() is Stage.WELCOME
    terminal.happens(CannotBeDone(), TellMore(phone=True), SetValue(PHONE), Next())
    sent(terminal)
    committed(terminal)
    printed(terminal)
    assert terminal.happens(Next())[-1] == Wipe(WipeReason.FINISHED)
    assert terminal.stage() is Stage.GOODBYE
    assert terminal.visit.aside is None


def test_who_walks_away_leaves_no_number_behind() -> None:
    for terminal in (Terminal(), at_first_question()):
        terminal.happens(AskPerson(), SetValue(PHONE))
        effects: list[Effect] = []
        for _ in range(3):
            terminal.seconds += 100
            effects += terminal.happens(Tick())
        assert any(isinstance(each, Wipe) for each in effects)
        assert terminal.visit.aside is None


def test_leaving_asks_first_and_a_closed_terminal_wipes() -> None:
    terminal = awaiting_card()
    terminal.happens(CannotBeDone(), TellMore(phone=True), SetValue(PHONE), Leave())
    assert terminal.visit.warned_at is not None
    closed = Terminal()
    closed.happens(AskPerson(), SetValue(PHONE), OutOfOrder("visit.out_no_storage"))
    assert closed.visit.aside is not None  # whoever is telling something finishes
    closed.happens(Back())
    assert closed.stage() is Stage.GOODBYE


def test_the_camera_is_off_while_the_screen_shows_something_else() -> None:
    terminal = at_first_question()
    go_to(terminal, "materials")
    page = terminal.visit.current_page(terminal.now)
    assert isinstance(page, MaterialsPage)
    terminal.happens(CopierChanged(Copier.CAMERA), CopyMaterial(sorted(page.to_declare)[0]))
    assert terminal.stage() is Stage.COPYING
    assert StopLooking() in terminal.happens(CannotBeDone())


def test_a_call_is_asked_for_with_a_number_and_the_one_already_given_stands_there() -> None:
    terminal = Terminal()
    terminal.happens(AskPerson())
    assert terminal.happens(Submit()) == ()
    terminal.happens(SetValue(PHONE), ToggleChoice("afternoon"))
    matter = sent(terminal)
    assert matter.form == Callback(phone=PHONE, stage="welcome", time="afternoon")
    assert matter.form.kind is SubmissionKind.CALLBACK
    again = at_first_question()
    go_to(again, "field:phone")
    again.happens(SetValue("13800000302"), AskPerson())
    assert again.visit.aside is not None
    assert again.visit.aside.phone == "13800000302"
