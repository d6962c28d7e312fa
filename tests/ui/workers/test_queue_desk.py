"""A number whose answer was lost is asked for under the same id; any other under a new one."""

from uuid import UUID

from kiosk.central_client.answer import NoAnswer, Response
from kiosk.central_client.queues import NoNumber, QueueLine
from kiosk.contract.queues import QueuesStanding, TicketAnswer
from kiosk.errors import KioskError
from kiosk.visit.answers import NumberAnswered, NumberRefused, NumberUnknown, QueuesKnown, QueuesUnknown
from kiosk.visit.effects import AskQueues, TakeTicket
from kiosk.visit.events import Event
from tests.kiosk.visit.queueing import GIVEN, STANDING
from ui.workers.queue_desk import AT_REST_S, QueueDesk


class Played(QueueLine):
    """A line that answers what a test says."""

    def __init__(self) -> None:
        super().__init__(self._nothing)
        self.answer: TicketAnswer | NoNumber = NoNumber.UNKNOWN
        self.ids: list[UUID] = []

    def standing(self) -> QueuesStanding | None:
        return QueuesStanding(queues=STANDING) if self.ids else None

    def take(self, ticket: UUID, hall: str, letter: str) -> TicketAnswer | NoNumber:
        assert (hall, letter) == ("QZ", "A")
        self.ids.append(ticket)
        return self.answer

    def _nothing(self, *_: object) -> Response:
        return NoAnswer("timed out")


def test_the_same_id_until_it_is_answered_and_then_a_new_one() -> None:
    line, heard = Played(), list[Event]()
    desk = QueueDesk(lambda: line, heard.append)
    desk.handle(AskQueues(1))
    desk.handle(TakeTicket(2, "QZ", "A", again=False))
    desk.handle(TakeTicket(3, "QZ", "A", again=True))
    line.answer = GIVEN
    desk.handle(TakeTicket(4, "QZ", "A", again=True))
    line.answer = NoNumber.REFUSED
    desk.handle(TakeTicket(5, "QZ", "A", again=False))
    desk.handle(AskQueues(6))
    assert line.ids[0] == line.ids[1] == line.ids[2] != line.ids[3]
    assert heard == [
        QueuesUnknown(1),
        NumberUnknown(2),
        NumberUnknown(3),
        NumberAnswered(4, GIVEN),
        NumberRefused(5),
        QueuesKnown(6, STANDING),
    ]
    assert desk.rest() == AT_REST_S


def test_the_next_person_gets_a_number_of_their_own() -> None:
    line, heard = Played(), list[Event]()
    desk = QueueDesk(lambda: line, heard.append)
    desk.handle(TakeTicket(2, "QZ", "A", again=False))
    desk.handle(TakeTicket(9, "QZ", "A", again=False))
    assert line.ids[0] != line.ids[1]


def test_a_terminal_that_cannot_ask_says_so() -> None:
    def unmade() -> QueueLine:
        raise KioskError("not enrolled")

    heard: list[Event] = []
    QueueDesk(unmade, heard.append).handle(AskQueues(1))
    QueueDesk(unmade, heard.append).handle(TakeTicket(2, "QZ", "A", again=False))
    assert heard == [QueuesUnknown(1), NumberUnknown(2)]
