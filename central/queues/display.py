"""What the screen on the wall of a hall shows: which numbers are called to which window, and who is next."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from central.local_time import LOCAL
from central.places import Hall
from central.queues.states import TicketState
from central.settings import Clock
from central.storage.database import Storage
from central.storage.queue_tables import Ticket
from kiosk.contract.reference import HallQueue

MOST_CALLED = 8
"""Rows that can be read from across the hall; who was called before these is at a window or was missed."""
MOST_NEXT = 3


@dataclass(frozen=True)
class Line:
    """One queue: the numbers that are called next, in order, and how many wait in all."""

    queue: HallQueue
    following: Sequence[str]
    waiting: int


@dataclass(frozen=True)
class Wall:
    """Numbers with their windows, called last first; and every queue."""

    called: Sequence[tuple[str, str]]
    lines: Sequence[Line]


class Display:
    """Reads it. Nothing of it is personal: anybody in the hall may see it."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    def of(self, hall: Hall) -> Wall:
        """As it stands now."""
        today = self._clock().astimezone(LOCAL).date()
        with self._storage.read() as session:
            rows = session.scalars(
                select(Ticket).where(
                    Ticket.day == today,
                    Ticket.hall == hall.key,
                    Ticket.state.in_((TicketState.WAITING, TicketState.CALLED)),
                )
            ).all()
        called = [each for each in rows if each.state is TicketState.CALLED and each.called is not None]
        called.sort(key=lambda each: (each.called, each.number), reverse=True)
        return Wall(
            called=[(each.said, each.window or "") for each in called[:MOST_CALLED]],
            lines=[_line(queue, rows) for queue in hall.queues],
        )


def _line(queue: HallQueue, rows: Sequence[Ticket]) -> Line:
    waiting = sorted(
        (each for each in rows if each.letter == queue.letter and each.state is TicketState.WAITING),
        key=lambda each: each.number,
    )
    return Line(queue, [each.said for each in waiting[:MOST_NEXT]], len(waiting))
