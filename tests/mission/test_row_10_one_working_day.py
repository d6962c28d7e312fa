"""Row 10: a construction permit within one working day; its clock and the colours of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from central.casework.clocks import Colour, Limit, started
from central.catalogue import Services
from central.holidays import load_holidays
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.progress import CaseProgress
from kiosk.contract.reference import REFERENCE_PATHS, Holidays, ReferenceAnswer, ReferenceName, verify
from kiosk.contract.working_days import WorkingDays
from kiosk.receipt.layout import receipt_document
from kiosk.visit.answers import ProgressKnown
from kiosk.visit.doors import Door
from kiosk.visit.draft import Draft
from kiosk.visit.effects import Print
from kiosk.visit.paper import receipt_content
from kiosk.visit.promise import promised
from kiosk.visit.touches.asking import AskByNumber, TypeNumber
from kiosk.visit.touches.choosing import OpenDoor
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, a_submission
from tests.central.test_cases import statement
from tests.kiosk.visit.residents import RECEIPT, Terminal, catalogue
from tests.ui.viewmodels.shown import Shown

PERMIT, OPENING = "I097", "S13"
HERE = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("filed", "due"),
    [
        ("11-26 03:00", "11-27 17:00"),
        ("11-27 16:59", "11-30 17:00"),
        ("09-30 16:59", "10-08 17:00"),
        ("10-09 23:00", "10-10 17:00"),
    ],
    ids=["at three in the morning", "Friday 16:59", "before National Day", "before a worked Saturday"],
)
def test_a_construction_permit_is_due_on_the_next_working_day(filed: str, due: str) -> None:
    (limit,) = Services(catalogue()).find(PERMIT).limits
    assert limit == Limit(working_days=1)
    clock = started(WorkingDays.of(load_holidays(None)), limit, at(filed))
    assert clock.due == at(due)
    assert clock.amber is not None
    colours = [clock.colour(each) for each in (at(filed), clock.amber, at(due.replace("17:00", "17:01")))]
    assert colours == [Colour.RUNNING, Colour.AMBER, Colour.RED]


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central"), catalogue=catalogue()) as running:
        yield running


@pytest.mark.parametrize(
    ("filed", "due", "on_paper", "on_screen"),
    [
        ("11-26 16:59", "11-27 17:00", "2026年11月27日", "11月27日前"),
        ("11-27 16:59", "11-30 17:00", "2026年11月30日", "11月30日前"),
        ("09-30 16:59", "10-08 17:00", "2026年10月8日", "10月8日前"),
        ("10-09 16:59", "10-10 17:00", "2026年10月10日", "10月10日前"),
    ],
    ids=["on a Thursday", "Friday 16:59", "before National Day", "before a worked Saturday"],
)
def test_centre_paper_and_screen_name_the_same_day_of_a_firm_that_opens(
    centre: RunningService, filed: str, due: str, on_paper: str, on_screen: str
) -> None:
    """One working day for all of it, at a centre whose clock says so, by the calendar that it gives out."""
    serial = f"SN {filed}"
    terminal = TestTerminal.enrol(centre.url, centre.enrolment_code(serial), serial)
    centre.clock.stopped_at = now = at(filed).astimezone(UTC)
    try:
        evidence = statement(centre, terminal, verified=now)
        verified = {"assurance": Assurance.VERIFIED, "assurance_evidence": evidence}
        enclosed = terminal.enclose(a_submission(service=OPENING, answers={}, created=now, **verified))
        terminal.acknowledged(terminal.put(enclosed, now=now), enclosed)
        answer = terminal.exchange("GET", f"/v1/cases/{enclosed.receipt_number}", now=now)
        calendar = terminal.exchange("GET", REFERENCE_PATHS[ReferenceName.HOLIDAYS], now=now)
    finally:
        centre.clock.stopped_at = None
    case = CaseProgress.model_validate_json(answer.content)
    assert {task.due for task in case.tasks} == {at(due)}
    token = ReferenceAnswer.model_validate_json(calendar.content).reference
    key, number = terminal.central_key(), terminal.given.terminal
    terminal.close()
    holidays = verify(token, key, name=ReferenceName.HOLIDAYS, terminal=number).content
    assert isinstance(holidays, Holidays)

    opening = catalogue().life_events[OPENING]
    promise = promised(opening.promised_working_days, at(filed).date(), holidays)
    printed = Print(1, replace(RECEIPT, promise=promise), Draft(service=OPENING), "zh", online=True)
    paper = receipt_document(receipt_content(printed, catalogue(), opening.name), "zh")
    assert any(on_paper in str(block) for block in paper.blocks)

    shown = Shown(Terminal())
    shown.happens(OpenDoor(Door.PROGRESS))
    shown.happens(TypeNumber(enclosed.receipt_number))
    shown.happens(AskByNumber())
    shown.happens(ProgressKnown(shown.terminal.visit.ticket, (case,), ""))
    steps = shown.screens.views["Progress"].property("steps")
    assert {each["time"] for each in steps[1:-1]} == {on_screen}
