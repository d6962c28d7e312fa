"""The windows' side: who is next, who came, who did not. What was done stands in the journal."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central import journal
from central.errors import CentralError
from central.local_time import LOCAL
from central.queues.desk import Queue, rows_of
from central.queues.states import JOURNAL, MOVES, Deed, TicketState
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.queue_tables import Ticket

LONGEST_WINDOW = 20


class NotInOrder(CentralError):
    """It cannot be done with the number as that stands."""


@dataclass(frozen=True)
class Doer:
    """Who calls, and from where on the network."""

    name: str
    address: str


@dataclass(frozen=True)
class Called:
    """One number of the list. `number` as on the paper."""

    id: UUID
    number: str
    window: str
    by: str


@dataclass(frozen=True)
class QueueList:
    """A queue of today as a window sees it: the number it has called, those that others have, those that were
    missed, those that wait (in their order), those that nobody holds any more, and how many are done.
    `window`: as this one called itself last.
    """

    mine: Called | None
    others: Sequence[Called]
    missed: Sequence[Called]
    waiting: Sequence[Called]
    returned: Sequence[Called]
    done: int
    window: str


class QueueWork:
    """Calls numbers."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    def list(self, hall: str, letter: str, by: str) -> QueueList:
        """How it stands."""
        with self._storage.read() as session:
            rows = _rows(session, self._today(hall, letter))
        mine = _mine(rows, by)
        own = sorted((each for each in rows if each.changed_by == by and each.called), key=_called)
        told = {state: [_shown(each) for each in rows if each.state is state] for state in TicketState}
        return QueueList(
            mine=None if mine is None else _shown(mine),
            others=[each for each in told[TicketState.CALLED] if mine is None or each.id != mine.id],
            missed=told[TicketState.MISSED],
            waiting=told[TicketState.WAITING],
            returned=told[TicketState.RETURNED],
            done=len(told[TicketState.DONE]),
            window=(own[-1].window or "") if own else "",
        )

    def call_next(self, hall: str, letter: str, window: str, had: UUID | None, doer: Doer) -> None:
        """The next that waits, to this window; whom it had is done. `had`: whom it has as its page says, so
        that a button that is pressed twice calls one number and not two. Raises NotInOrder.
        """
        place = window.strip()[:LONGEST_WINDOW]
        if not place:
            raise NotInOrder("say to which window")
        with self._storage.write(turns.QUEUES) as session:
            rows = _rows(session, self._today(hall, letter))
            mine = _mine(rows, doer.name)
            # Whose number was given back while it was called has nobody now.
            gone = {each.id for each in rows if each.state is TicketState.RETURNED}
            if had not in ({None, *gone} if mine is None else {mine.id}):
                raise NotInOrder("it was pressed twice, or somebody was quicker")
            if mine is not None:
                self._moved(session, mine, Deed.FINISH, doer)
            following = next((each for each in rows if each.state is TicketState.WAITING), None)
            if following is not None:
                following.window, following.called = place, self._clock()
                self._moved(session, following, Deed.CALL, doer)
            elif mine is None:
                raise NotInOrder("nobody waits")

    def act(self, ticket: UUID, deed: Deed, window: str, doer: Doer) -> None:
        """Call it again, let it be missed or done. Raises NotInOrder."""
        with self._storage.write(turns.QUEUES) as session:
            row = session.get(Ticket, ticket)
            if row is None or deed is Deed.CALL or row.day != self._clock().astimezone(LOCAL).date():
                raise NotInOrder("there is no such number today")
            if deed is Deed.RECALL:
                row.window = window.strip()[:LONGEST_WINDOW] or row.window
            self._moved(session, row, deed, doer)

    def _moved(self, session: Session, row: Ticket, deed: Deed, doer: Doer) -> None:
        after = MOVES.get((row.state, deed))
        if after is None:
            raise NotInOrder("somebody was quicker")
        row.state, row.changed_by = after, doer.name
        detail = f"{row.hall} {row.said}"
        journal.write(session, self._clock(), doer.name, JOURNAL[deed], detail=detail, address=doer.address)

    def _today(self, hall: str, letter: str) -> Queue:
        return Queue(hall, letter, self._clock().astimezone(LOCAL).date())


def _rows(session: Session, queue: Queue) -> Sequence[Ticket]:
    return session.scalars(select(Ticket).where(*rows_of(queue)).order_by(Ticket.number)).all()


def _mine(rows: Sequence[Ticket], by: str) -> Ticket | None:
    """The number that this person has before the window."""
    return next((each for each in rows if each.state is TicketState.CALLED and each.changed_by == by), None)


def _called(row: Ticket) -> float:
    return row.called.timestamp() if row.called is not None else 0.0


def _shown(row: Ticket) -> Called:
    return Called(row.id, row.said, row.window or "", row.changed_by or "")
