"""What is done at a window today: a number from the terminal, on paper, called by the window. One number,
whatever is lost on the way, and none that nobody holds.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from central.console.roles import Role
from central.storage.models import JournalEntry
from devices.receipt_printer.printer import PrintOutcome
from kiosk.central_client.answer import NoAnswer, Response
from kiosk.central_client.client import CentralClient, Credentials
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.queues import QueueLine
from kiosk.central_client.transport import Transport
from kiosk.contract.reference import Nearby, ReferenceName
from kiosk.terminal.open_numbers import OpenNumbers
from kiosk.visit.answers import SlipPrinted
from kiosk.visit.doors import Door
from kiosk.visit.effects import AskQueues, PrintSlip, ReturnNumber, TakeTicket
from kiosk.visit.events import Event
from kiosk.visit.news import NearbyChanged
from kiosk.visit.queueing import QueuePhase
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.finding import ShowGuide
from kiosk.visit.touches.queueing import ShowQueues, TakeNumber
from tests.central.console.a_fleet import HALL, PLACES
from tests.central.console.desk import signed_in
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal
from tests.kiosk.visit.residents import Terminal
from tests.mission.test_row_11_fifteen_minutes import content_of
from ui.workers.queue_desk import QueueDesk


@pytest.fixture
def district(tmp_path: Path) -> Iterator[RunningService]:
    with RunningService(tmp_path / "central", places=PLACES + HALL) as running:
        yield running


class Lossy:
    """The real way to the centre, on which the answer to every first request for a number is lost."""

    def __init__(self, at: TestTerminal, url: str) -> None:
        key = at.given.signing_key_id
        credentials = Credentials(at.name, at.key, key, at.central_key())
        self._client = CentralClient(Transport(url, 10, 60), credentials, CorrectedClock())
        self._puts = 0

    def exchange(self, method: str, path: str, body: bytes) -> Response:
        answer = self._client.exchange(method, path, body)
        self._puts += method == "PUT"
        return NoAnswer("timed out") if method == "PUT" and self._puts % 2 else answer


def resident(terminal: Terminal, desk: QueueDesk, heard: list[Event], places: Nearby) -> None:
    """Reads the guide of what is done at a window, and takes a number."""
    terminal.happens(NearbyChanged(places.places), OpenDoor(Door.FIND), ShowGuide("I003"))
    for touch in (ShowQueues(), TakeNumber()):
        effects = terminal.happens(touch)
        while any(isinstance(each, AskQueues | TakeTicket) for each in effects):
            for each in effects:
                desk.handle(each)
            effects = terminal.happens(heard.pop())


def impatient(terminal: Terminal, desk: QueueDesk, heard: list[Event], places: Nearby) -> None:
    """Leaves while the number is on its way, whose answer is lost."""
    terminal.happens(NearbyChanged(places.places), OpenDoor(Door.FIND), ShowGuide("I003"))
    for each in terminal.happens(ShowQueues()):
        desk.handle(each)
    terminal.happens(heard.pop())
    for each in terminal.happens(TakeNumber()):
        desk.handle(each)
    gone = terminal.happens(Leave())
    assert any(isinstance(each, ReturnNumber) for each in gone)
    for each in gone:
        desk.handle(each)
    heard.clear()
    desk.rest()


def test_a_number_for_today_is_on_paper_once_and_the_window_calls_it(
    district: RunningService, tmp_path: Path
) -> None:
    at = TestTerminal.enrol(district.url, district.enrolment_code("SN-17"), "SN-17")
    places = content_of(at, ReferenceName.NEARBY)
    assert isinstance(places, Nearby)
    heard: list[Event] = []
    way = Lossy(at, district.url)
    desk = QueueDesk(lambda: QueueLine(way.exchange), OpenNumbers(tmp_path / "open.json"), heard.append)
    terminal, slips = Terminal(), []
    for _ in range(2):
        resident(terminal, desk, heard, places)
        assert terminal.visit.queueing is not None
        assert terminal.visit.queueing.phase is QueuePhase.TAKEN
        asked = [each.request for each in terminal.effects if isinstance(each, TakeTicket)]
        assert (len(asked), len(set(asked))) == (2, 1), "the first answer was lost"
        slips += [each.slip for each in terminal.effects if isinstance(each, PrintSlip)]
        terminal.happens(SlipPrinted(terminal.visit.ticket, PrintOutcome.PRINTED), Leave())
        terminal.effects.clear()
    assert [each.lead for each in slips] == ["A001", "A002"], "one number a person, though asked twice"
    said = ["\n".join(value for _, value in each.rows) for each in slips]
    assert all("区政务服务中心" in each and "公安户籍" in each for each in said)
    assert "1" in dict(slips[1].rows)["前面"], "one waits before"
    impatient(terminal, desk, heard, places)

    window = signed_in(district, "wang.fang", Role.WINDOW)
    page = "/queues/QZ/A"
    assert "QZ/A" in window.get("/queues").text
    assert window.submit(page, f"{page}/next", window=" ", had="").status_code == 409
    called = window.submit(page, f"{page}/next", window="3 号", had="").text
    assert "A001 · 在办" in called
    assert window.submit(page, f"{page}/next", window="3 号", had="").status_code == 409, "pressed twice"
    shown = window.get(page).text
    assert "A003" in shown[shown.index("退回的") :], "taken, and held by nobody"
    assert "A003" not in shown[: shown.index("退回的")]
    other = signed_in(district, "li.na", *(each for each in Role if each is not Role.WINDOW))
    assert other.get(page).status_code == 403
    with district.storage.read() as session:
        deeds = [
            (each.who, each.detail) for each in session.query(JournalEntry) if each.deed == "queue.called"
        ]
    assert deeds == [("wang.fang", "QZ A001")]
    at.close()
