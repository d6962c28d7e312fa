"""A number whose answer was lost is asked for under the same id; one that nobody holds is given back,
whatever happens to the network and the mains.
"""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.central_client.answer import NoAnswer, Response
from kiosk.central_client.queues import NoNumber, QueueLine
from kiosk.contract.queues import QueuesStanding, TicketAnswer
from kiosk.errors import KioskError
from kiosk.terminal.open_numbers import OpenNumbers
from kiosk.visit.answers import NumberAnswered, NumberRefused, NumberUnknown, QueuesKnown, QueuesUnknown
from kiosk.visit.effects import AskQueues, ReturnNumber, TakeTicket
from kiosk.visit.events import Event
from tests.kiosk.visit.queueing import GIVEN, STANDING
from ui.workers.queue_desk import AT_REST_S, FIRST_PAUSE_S, QueueDesk


class Played(QueueLine):
    """A line that answers what a test says."""

    def __init__(self) -> None:
        super().__init__(self._nothing)
        self.answer: TicketAnswer | NoNumber = NoNumber.UNKNOWN
        self.ids: list[UUID] = []
        self.hears = True
        self.returned: list[UUID] = []
        self.meanwhile: Callable[[], None] = lambda: None

    def standing(self) -> QueuesStanding | None:
        return QueuesStanding(queues=STANDING) if self.ids else None

    def take(self, ticket: UUID, hall: str, letter: str) -> TicketAnswer | NoNumber:
        assert (hall, letter) == ("QZ", "A")
        self.ids.append(ticket)
        self.meanwhile()
        return self.answer

    def give_back(self, ticket: UUID) -> bool:
        if self.hears:
            self.returned.append(ticket)
        return self.hears

    def _nothing(self, *_: object) -> Response:
        return NoAnswer("timed out")


class Machine:
    """A terminal whose mains can be cut: the process is gone, the disk stays."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.line, self.heard = Played(), list[Event]()
        self.seconds = 0.0
        self.desk = self.begun()

    def begun(self) -> QueueDesk:
        self.desk = QueueDesk(
            lambda: self.line,
            OpenNumbers(self.directory / "open.json"),
            self.heard.append,
            lambda: self.seconds,
        )
        return self.desk


def take(request: int, ticket: int = 2) -> TakeTicket:
    return TakeTicket(ticket, "QZ", "A", request)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_same_id_under_the_same_request_and_a_new_one_for_the_next(machine: Machine) -> None:
    desk, line = machine.desk, machine.line
    desk.handle(AskQueues(1))
    desk.handle(take(2, 2))
    desk.handle(take(2, 3))
    line.answer = GIVEN
    desk.handle(take(2, 4))
    desk.handle(take(2, 5))
    line.answer = NoNumber.REFUSED
    desk.handle(take(6, 6))
    desk.handle(AskQueues(7))
    assert len(set(line.ids[:4])) == 1, "also where the answer came after nobody waited for it"
    assert line.ids[4] != line.ids[0]
    assert machine.heard == [
        QueuesUnknown(1),
        NumberUnknown(2),
        NumberUnknown(3),
        NumberAnswered(4, GIVEN),
        NumberAnswered(5, GIVEN),
        NumberRefused(6),
        QueuesKnown(7, STANDING),
    ]
    assert desk.rest() == AT_REST_S
    assert line.returned == [], "what was answered is somebody's"


def test_what_nobody_waits_for_any_more_is_given_back_when_the_network_is_back(machine: Machine) -> None:
    desk, line = machine.desk, machine.line
    desk.handle(take(2))
    assert desk.rest() == AT_REST_S, "whoever asked may ask again"
    line.hears = False
    desk.handle(ReturnNumber(2))
    assert desk.rest() == FIRST_PAUSE_S
    machine.seconds += FIRST_PAUSE_S / 3
    assert desk.rest() == pytest.approx(FIRST_PAUSE_S * 2 / 3), "a touch is no reason to try"
    machine.seconds += FIRST_PAUSE_S
    assert desk.rest() == 2 * FIRST_PAUSE_S
    line.hears = True
    machine.seconds += 2 * FIRST_PAUSE_S
    assert desk.rest() == AT_REST_S
    assert line.returned == line.ids
    desk.handle(take(9))
    assert line.ids[1] != line.ids[0]
    desk.handle(ReturnNumber(8))
    assert desk.rest() == AT_REST_S, "what was never asked for, or of somebody before, is nobody's business"


def test_a_resident_gives_back_the_number_that_was_given(machine: Machine) -> None:
    machine.line.answer = GIVEN
    machine.desk.handle(take(2))
    machine.desk.handle(ReturnNumber(2))
    machine.desk.rest()
    assert machine.line.returned == machine.line.ids
    machine.desk.handle(take(3))
    assert machine.line.ids[1] != machine.line.ids[0], "and may take another"


@pytest.mark.parametrize("hears", [True, False])
def test_after_a_cut_of_power_what_was_not_answered_is_given_back_and_what_was_is_not(
    machine: Machine, hears: bool
) -> None:
    def cut() -> None:
        raise ConnectionError

    machine.line.answer = GIVEN
    machine.desk.handle(take(2))
    machine.line.meanwhile = cut
    with pytest.raises(ConnectionError):
        machine.desk.handle(take(3))
    held, asked = machine.line.ids
    machine.line.hears = hears
    machine.begun().rest()
    machine.line.hears = True
    machine.begun().rest()
    assert held not in machine.line.returned
    assert machine.line.returned == [asked], "once it was heard it is not said again"


def test_a_damaged_file_and_a_full_disk_keep_nobody_from_a_number(tmp_path: Path) -> None:
    (tmp_path / "open.json").write_text('["what', "utf-8")
    machine = Machine(tmp_path)
    machine.line.answer = GIVEN
    full = (tmp_path / ".open.json.new").mkdir
    machine.line.meanwhile = full
    machine.desk.handle(take(2))
    machine.begun().rest()
    assert machine.line.returned == [], "it could not be noted that it was answered; somebody holds it"
    machine.line.meanwhile = lambda: None
    machine.desk.handle(take(3))
    machine.desk.handle(ReturnNumber(3))
    machine.desk.rest()
    assert machine.heard == [NumberAnswered(2, GIVEN)] * 2
    assert machine.line.returned == machine.line.ids[1:]


def test_a_terminal_that_cannot_ask_says_so(tmp_path: Path) -> None:
    def unmade() -> QueueLine:
        raise KioskError("not enrolled")

    heard: list[Event] = []
    desk = QueueDesk(unmade, OpenNumbers(tmp_path / "open.json"), heard.append)
    desk.handle(AskQueues(1))
    desk.handle(take(2))
    desk.handle(ReturnNumber(2))
    assert heard == [QueuesUnknown(1), NumberUnknown(2)]
    assert desk.rest() == AT_REST_S
