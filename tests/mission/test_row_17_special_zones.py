"""Special-business and police zones: what cannot be done here is said, and booked at the window, with paper;
at the centre the window keeps the time free, moves it or cancels it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from central.appointments import Appointments, NotInOrder
from central.storage.appointment_tables import AppointmentState
from central.storage.models import JournalEntry
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.catalogue.where import Where, where
from kiosk.contract.progress import CaseProgress
from kiosk.receipt.layout import receipt_document
from kiosk.submission.from_draft import new_submission
from kiosk.visit.answers import Filed
from kiosk.visit.doors import Door
from kiosk.visit.effects import File, Print
from kiosk.visit.news import CalendarChanged
from kiosk.visit.paper import receipt_content
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import BookWindow, ChooseDay, ChooseTime
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.visit.touches.finding import ShowGuide
from kiosk.visit.touches.travel import Next, Submit
from kiosk.words import LANGUAGES
from tests.central.service import RunningService
from tests.central.terminal import Enclosed, TestTerminal
from tests.fixtures.filings import read_back
from tests.kiosk.visit.asked import CALENDAR, JOURNEYS
from tests.kiosk.visit.journeys import CHOICES
from tests.kiosk.visit.residents import CHEN, RECEIPT, TODAY, Terminal, catalogue
from tests.ui.viewmodels.shown import WALL
from ui.speakers import speakers
from ui.viewmodels.item_guide import guide_outputs
from ui.viewmodels.snapshot import Snapshot

BY = ("王窗口", "127.0.0.1")
ALONE = ("I015", "I060")
"""No other way leads to these at a terminal."""
BOOKED = JOURNEYS["what cannot be done here is booked at the window"]


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[RunningService]:
    with RunningService(tmp_path / "central") as running:
        yield running


def sent(terminal: TestTerminal, filing: File) -> Enclosed:
    """Sealed, delivered and acknowledged."""
    whole = read_back(new_submission(filing.content, catalogue(), "zh", TODAY))
    enclosed = terminal.enclose(whole)
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    return enclosed


def booked() -> Terminal:
    """A resident whose answer showed that it cannot be done here, and who has a time and a paper."""
    terminal = Terminal()
    for _, choice, then in BOOKED:
        CHOICES[choice](terminal)
        assert terminal.stage() == then
    return terminal


def from_its_guide(item: str) -> File:
    """A resident who reads in the guide that it is by appointment only, and books a time. No card is asked
    for.
    """
    terminal = Terminal()
    terminal.happens(OpenDoor(Door.FIND), ShowGuide(item))
    assert terminal.stage() is Stage.GUIDE
    shown = guide_outputs(Snapshot(terminal.visit, terminal.now, WALL, speakers(LANGUAGES)["zh"], "", ()))
    assert shown is not None
    assert shown.can_book
    assert item not in ALONE or shown.begin == "", "what is offered is what can be done"
    terminal.happens(BookWindow(), CalendarChanged(CALENDAR), ChooseDay("2026-11-27"), ChooseTime("09:00"))
    terminal.happens(Next(), Submit())
    assert terminal.stage() is Stage.FILING
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    assert terminal.stage() is Stage.RECEIPT
    assert [each for each in terminal.effects if isinstance(each, Print)]
    [filing] = [each for each in terminal.effects if isinstance(each, File)]
    return filing


def test_whatever_is_by_appointment_only_goes_from_its_guide_to_the_windows_yes(tmp_path: Path) -> None:
    only = [key for key, item in catalogue().items.items() if where(item)[0] is Where.APPOINTMENT]
    booked_there = {key: from_its_guide(key) for key in only}
    assert set(ALONE) < set(booked_there), "the others are part of a life event besides"
    with RunningService(tmp_path / "central", catalogue=catalogue()) as centre:
        terminal = TestTerminal.enrol(centre.url, centre.enrolment_code("SN-17"), "SN-17")
        desk = Appointments(centre.storage, centre.data, centre.clock)
        for item in ALONE:
            enclosed = sent(terminal, booked_there[item])
            [line] = [each for each in desk.lines(date(2026, 11, 1), *BY) if each.item == item]
            assert line.receipt_number == enclosed.receipt_number
            desk.confirm(line.submission, *BY)
            answer = terminal.exchange("GET", f"/v1/cases/{enclosed.receipt_number}")
            told = CaseProgress.model_validate_json(answer.content)
            assert told.service == item
            assert told.booking is not None
            assert (told.booking.state, told.booking.time) == ("confirmed", "09:00")
            window = catalogue().departments[catalogue().items[item].department]
            assert told.booking.place_name == window.name, "where to go"
        terminal.close()


def test_it_is_said_why_and_a_paper_names_day_hour_and_number() -> None:
    terminal = Terminal()
    for _, choice, _ in BOOKED[:4]:
        CHOICES[choice](terminal)
    assert terminal.stage() is Stage.ENDED_ELSEWHERE
    assert terminal.visit.ended is not None
    [printed] = [each for each in booked().effects if isinstance(each, Print)]
    paper = receipt_document(receipt_content(printed, catalogue(), Text(zh="甘井子街道")), "zh")
    said = " ".join(str(getattr(each, "text", "") or getattr(each, "value", "")) for each in paper.blocks)
    assert "11月27日 09:00 到窗口" in said
    assert printed.receipt.number in said


def test_at_the_centre_the_window_confirms_moves_and_refuses(centre: RunningService) -> None:
    [filing] = [each for each in booked().effects if isinstance(each, File)]
    terminal = TestTerminal.enrol(centre.url, centre.enrolment_code("SN-17"), "SN-17")
    enclosed = sent(terminal, filing)
    terminal.close()
    desk = Appointments(centre.storage, centre.data, centre.clock)
    since = date(2026, 11, 1)
    [line] = desk.lines(since, "王窗口", "127.0.0.1")
    assert (line.day, line.time, line.item, line.name) == (date(2026, 11, 27), "09:00", "S01", CHEN.name)
    assert (line.state, line.receipt_number) == (AppointmentState.ASKED, enclosed.receipt_number)
    desk.confirm(line.submission, "王窗口", "127.0.0.1")
    with pytest.raises(NotInOrder):
        desk.confirm(line.submission, "李窗口", "127.0.0.1")
    later = centre.clock().date() + timedelta(days=3)
    desk.move(line.submission, later, "14:30", "上午检修", "王窗口", "127.0.0.1")
    [moved] = desk.lines(since, "王窗口", "127.0.0.1")
    assert moved == replace(
        line,
        day=later,
        time="14:30",
        state=AppointmentState.MOVED,
        changed_by="王窗口",
        reason="上午检修",
    )
    desk.refuse(line.submission, "请到社区办", "王窗口", "127.0.0.1")
    with pytest.raises(NotInOrder):
        desk.move(line.submission, later, "14:30", "又有空了", "王窗口", "127.0.0.1")
    with centre.storage.read() as session:
        told = [each.deed for each in session.query(JournalEntry) if each.deed.startswith("appointment")]
        kept = " ".join(each.detail for each in session.query(JournalEntry))
    assert told == [
        "appointments.read",
        "appointment.confirmed",
        "appointment.moved",
        "appointments.read",
        "appointment.cancelled",
    ]
    assert CHEN.name not in kept
