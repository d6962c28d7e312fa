"""办不成反映 and the call, from wherever anybody stands: what for, where, and what went wrong are known."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from devices.page_printer.printer import Outcome
from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.kinds import Callback, ObstacleReport
from kiosk.visit import channel
from kiosk.visit.aside import AsideKind
from kiosk.visit.aside_matter import matter_of
from kiosk.visit.asking import Asking, AskPhase
from kiosk.visit.finding import Finding
from kiosk.visit.looking import Looking
from kiosk.visit.news import OutOfOrder
from kiosk.visit.papers import PaperPhase, Papers
from kiosk.visit.payment import Payment, PayPhase
from kiosk.visit.phone import Phone, PhonePhase
from kiosk.visit.policies import Matching
from kiosk.visit.printout import Origin, Printout, PrintoutPhase
from kiosk.visit.sentence import Say
from kiosk.visit.slip_print import SlipPrint
from kiosk.visit.stage import Stage
from kiosk.visit.step import step
from kiosk.visit.touches.everywhere import AskPerson, CannotBeDone
from kiosk.visit.touches.travel import Next
from kiosk.visit.trouble import trouble
from kiosk.visit.visit import Visit
from tests.kiosk.visit.asked import CASE, NUMBER, RESULT
from tests.kiosk.visit.journeys import CHOICES, JOURNEYS
from tests.kiosk.visit.residents import RECEIPT, Terminal, catalogue
from tests.kiosk.visit.shop import at_first_question
from tests.kiosk.visit.test_failures import FAILURES
from ui.speakers import speakers

WITHOUT = {
    Stage.ATTRACT: "any touch wakes it, and the welcome screen has both",
    Stage.SETUP: "no terminal yet: a technician's screen",
    Stage.BENCH_ACCESS: "a technician's screen",
    Stage.BENCH: "a technician's screen",
    Stage.BENCH_DEVICE: "a technician's screen",
    Stage.BENCH_GUIDE: "a technician's screen",
    Stage.BENCH_COUNTERS: "a technician's screen",
}
"""The stages from which nobody is told, and why that is right."""


def test_every_stage_of_a_resident_has_a_name_and_only_the_beginning_is_called_that() -> None:
    assert set(channel.AT) == set(Stage) - set(WITHOUT) - {Stage.WELCOME}
    for speaker in speakers().values():
        assert all(speaker.has(each) for each in (*channel.AT.values(), channel.AT_START))


@pytest.mark.parametrize("journey", JOURNEYS)
def test_from_every_step_of_every_journey_both_are_one_touch_away(journey: str) -> None:
    """The table of the stages, walked: the sheet knows where one was, and what it sends is about that."""
    terminal = Terminal()
    for _, choice, _ in JOURNEYS[journey]:
        CHOICES[choice](terminal)
        visit = terminal.visit
        if visit.aside is not None or visit.warned_at is not None:
            continue  # said already; or the touch answers "are you still there?" first
        a_moment_later = replace(terminal.now, seconds=terminal.seconds + 1)
        for touch, kind in ((CannotBeDone(), AsideKind.REPORT), (AskPerson(), AsideKind.CALLBACK)):
            beside = step(visit, touch, a_moment_later)[0].aside
            assert (beside is None) is (visit.stage in WITHOUT), visit.stage
            if beside is None:
                continue
            assert beside.kind is kind
            assert (beside.place == Say(channel.AT_START)) is (visit.stage is Stage.WELCOME), visit.stage
            form = matter_of(visit, replace(beside, phone="13800000301")).form
            assert isinstance(form, ObstacleReport | Callback)
            assert form.stage == visit.stage.value
            assert visit.receipt is None or form.receipt_number == visit.receipt.number


def _at(stage: Stage, **changes: object) -> Visit:
    terminal = Terminal()
    return replace(terminal.visit.to(stage, terminal.now), **changes)  # type: ignore[arg-type]


def _closed() -> Visit:
    terminal = Terminal()
    terminal.happens(OutOfOrder("visit.out_no_storage"))
    return terminal.visit


def _unanswered() -> Visit:
    terminal = at_first_question()
    terminal.happens(Next())
    assert terminal.visit.error is not None
    return terminal.visit


ASKED = Asking(typed=NUMBER, phase=AskPhase.TROUBLE, trouble="asking.offline")
BESIDES: dict[str, tuple[Callable[[], Visit], str | None]] = {
    "nothing is known of a number": (lambda: _at(Stage.PROGRESS, asking=ASKED), "asking.offline"),
    "a slip of the progress": (
        lambda: _at(
            Stage.PROGRESS,
            asking=Asking(phase=AskPhase.CASE, cases=(CASE,)),
            slip=SlipPrint(outcome=PrintOutcome.FAILED_PAPER_OUT),
        ),
        "device.printer.outcome.failed_paper_out",
    ),
    "a document that does not come": (
        lambda: _at(
            Stage.DOCUMENT, papers=Papers(RESULT, phase=PaperPhase.TROUBLE, trouble="asking.offline")
        ),
        "asking.offline",
    ),
    "a document that jams": (
        lambda: _at(Stage.DOCUMENT, papers=Papers(RESULT, phase=PaperPhase.OVER, came_to=Outcome.FAILED_JAM)),
        "device.page_printer.outcome.failed_jam",
    ),
    "a copy that jams": (
        lambda: _at(
            Stage.PRINTOUT,
            printout=Printout(Origin.PAPER, PrintoutPhase.DONE, outcome=Outcome.FAILED_JAM),
        ),
        "device.page_printer.outcome.failed_jam",
    ),
    "a guide that is not printed": (
        lambda: _at(
            Stage.GUIDE, finding=Finding(guide="I001"), slip=SlipPrint(outcome=PrintOutcome.FAILED_FAULT)
        ),
        "device.printer.outcome.failed_fault",
    ),
    "a slip of a place": (
        lambda: _at(
            Stage.NEARBY, looking=Looking(Stage.WELCOME), slip=SlipPrint(outcome=PrintOutcome.UNKNOWN)
        ),
        "device.printer.outcome.unknown",
    ),
    "a phone without a code": (
        lambda: _at(Stage.PHONE, phone=Phone("printout", PhonePhase.OVER)),
        "phone.over_help",
    ),
    "nobody takes money": (
        lambda: _at(Stage.PAYING, payment=Payment(500, PayPhase.OVER, problem="pay.away"), receipt=RECEIPT),
        "pay.away",
    ),
    "paid or not": (
        lambda: _at(Stage.RECEIPT, payment=Payment(500, PayPhase.UNCLEAR), printed=PrintOutcome.PRINTED),
        "progress.fee_unclear",
    ),
    "a closed terminal": (_closed, "visit.out_no_storage"),
    "a question without an answer": (_unanswered, None),
}
"""What goes wrong besides `FAILURES`, and the sentence that the screen says it with; None: whatever it is."""


@pytest.mark.parametrize("name", BESIDES)
def test_what_went_wrong_goes_along_in_the_words_of_the_screen(name: str) -> None:
    made, key = BESIDES[name]
    visit = made()
    said = trouble(visit)
    assert isinstance(said, Say)
    assert key in (None, said.key)
    assert all(speaker.knows(said) for speaker in speakers().values())
    beside = step(visit, CannotBeDone(), Terminal().now)[0].aside
    assert beside is not None
    assert beside.trouble == said
    form = matter_of(visit, beside).form
    assert isinstance(form, ObstacleReport)
    assert form.trouble == said.key


def test_while_all_is_well_nothing_is_said_to_have_gone_wrong() -> None:
    assert trouble(Terminal().visit) is None
    assert trouble(at_first_question().visit) is None
    assert all(trouble(made().visit) is not None for made in FAILURES.values())


def test_the_guide_the_policy_and_the_case_on_the_screen_are_what_it_is_about() -> None:
    item, policy = next(iter(catalogue().items)), next(iter(catalogue().policies))
    guide = _at(Stage.GUIDE, finding=Finding(guide=item))
    claim = _at(Stage.POLICIES, matching=Matching(shown=policy))
    case = _at(Stage.PROGRESS, asking=Asking(phase=AskPhase.CASE, cases=(CASE,)))
    for visit, service, number in (
        (guide, item, None),
        (claim, policy, None),
        (case, CASE.service, NUMBER),
        (_at(Stage.ASKING, asking=Asking(typed=NUMBER)), "terminal", NUMBER),
        (_at(Stage.FINDING), "terminal", None),
    ):
        for touch in (CannotBeDone(), AskPerson()):
            beside = step(visit, touch, Terminal().now)[0].aside
            assert beside is not None
            sent = matter_of(visit, replace(beside, phone="13800000301"))
            assert isinstance(sent.form, ObstacleReport | Callback)
            assert (sent.service, sent.form.receipt_number) == (service, number)
