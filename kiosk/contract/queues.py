"""A number for today's queue at a window: what a terminal asks of the central service (排队取号).

A number says nothing of whom it was given to. The terminal makes up the `id` under which it asks for one:
whoever asks twice under it, because an answer was lost, gets the same number. Where the answer never came, or
the resident does not want the number, the terminal says that nobody holds it: `DELETE`, as often as it likes.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field as Constraint

from kiosk.contract.model import Model, Reply
from kiosk.contract.reference import HallKey, QueueLetter

QUEUES_PATH = "/v1/queues"
TICKETS_PATH = "/v1/queue-tickets"
TicketStateWord = Literal["waiting", "called", "missed", "done", "returned"]


class QueueStanding(Reply):
    """How one queue stands now. `open`: whether it gives numbers, None where the calendar does not say;
    `opens`: when it does again. `minutes`: how long somebody who comes now waits, by what was called; None
    where too little was.
    """

    hall: HallKey
    letter: QueueLetter
    open: bool | None
    opens: datetime | None = None
    waiting: int
    minutes: int | None = None


class QueuesStanding(Reply):
    """All queues of all halls."""

    queues: Annotated[tuple[QueueStanding, ...], Constraint(max_length=500)]


class TicketWanted(Model):
    """A number, in this hall, of this queue."""

    hall: HallKey
    letter: QueueLetter


class QueueTicket(Reply):
    """A number. `before`: how many wait before it now; `minutes` as in `QueueStanding`; `window`: where it
    was called to.
    """

    hall: HallKey
    letter: QueueLetter
    number: Annotated[str, Constraint(pattern=r"^[A-Z][0-9]{3,4}$")]
    taken: datetime
    state: TicketStateWord
    before: int
    minutes: int | None = None
    window: str | None = None


class TicketAnswer(Reply):
    """What became of it. Only with `taken` there is a number; `opens`: when there will be some, where it is
    closed and the calendar says; `returned`: nobody wants a number under this id any more, and none is given.
    """

    outcome: Literal["taken", "closed", "limit", "returned"]
    ticket: QueueTicket | None = None
    opens: datetime | None = None
