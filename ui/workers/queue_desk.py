"""The thread that asks how the queues at the windows stand, and for numbers."""

from collections.abc import Callable
from uuid import UUID, uuid4

from kiosk.central_client.queues import NoNumber, QueueLine
from kiosk.errors import KioskError
from kiosk.visit.answers import NumberAnswered, NumberRefused, NumberUnknown, QueuesKnown, QueuesUnknown
from kiosk.visit.effects import AskQueues, Effect, TakeTicket
from kiosk.visit.events import Event

AT_REST_S = 3600.0


class QueueDesk:
    """A worker. `make` builds the line at its first use, and again as long as that fails."""

    def __init__(self, make: Callable[[], QueueLine], post: Callable[[Event], None]) -> None:
        self._make = make
        self._post = post
        self._line: QueueLine | None = None
        self._lost: dict[tuple[str, str], UUID] = {}
        """Under what a number was asked for whose answer was lost, by hall and letter."""

    def handle(self, effect: Effect) -> None:
        """Ask, and post the answer."""
        match effect:
            case AskQueues():
                line = self._open()
                known = None if line is None else line.standing()
                unknown = QueuesUnknown(effect.ticket)
                self._post(unknown if known is None else QueuesKnown(effect.ticket, known.queues))
            case TakeTicket():
                self._post(self._taken(effect))
            case _:
                pass

    def rest(self) -> float:
        """Nothing is due by itself."""
        return AT_REST_S

    def close(self) -> None:
        """There is nothing to give back."""

    def _taken(self, effect: TakeTicket) -> Event:
        queue = (effect.hall, effect.letter)
        before = self._lost.pop(queue, None)
        ticket = before if effect.again and before is not None else uuid4()
        line = self._open()
        if line is None:
            # Nothing was sent; what was lost before may still have come.
            self._lost[queue] = ticket
            return NumberUnknown(effect.ticket)
        answer = line.take(ticket, *queue)
        if answer is NoNumber.UNKNOWN:
            self._lost[queue] = ticket
            return NumberUnknown(effect.ticket)
        if answer is NoNumber.REFUSED:
            return NumberRefused(effect.ticket)
        return NumberAnswered(effect.ticket, answer)

    def _open(self) -> QueueLine | None:
        try:
            self._line = self._line or self._make()
        except KioskError:
            return None
        return self._line
