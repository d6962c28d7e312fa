"""Gives out numbers, and says how the queues stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from http import HTTPStatus
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from central.authentication import Caller
from central.local_time import LOCAL
from central.places import Hall, Places
from central.problems import Refusal
from central.queues.pace import minutes
from central.queues.states import RETURNABLE, TicketState
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.queue_tables import ReturnedUnseen, Ticket
from kiosk.contract.opening_hours import Opening, opening
from kiosk.contract.problem import ProblemKind
from kiosk.contract.queues import (
    QueuesStanding,
    QueueStanding,
    QueueTicket,
    TicketAnswer,
    TicketWanted,
)
from kiosk.contract.working_days import WorkingDays

MOST_A_DAY = 150
"""Numbers that one terminal gives out on a day: more than its residents have ever needed, and less than would
bury a hall.
"""
MOST_AT_ONCE, AT_ONCE = 8, timedelta(minutes=10)
"""Numbers of one terminal within so long: a family may want several; a child that plays is stopped."""
KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Queue:
    """One queue on one day."""

    hall: str
    letter: str
    day: date


class Queues:
    """The terminals' side."""

    def __init__(self, storage: Storage, places: Places, calendar: WorkingDays, clock: Clock) -> None:
        self._storage = storage
        self._places = places
        self._calendar = calendar
        self._clock = clock

    def standing(self) -> QueuesStanding:
        """All of them, now."""
        now = self._clock().astimezone(LOCAL)
        with self._storage.read() as session:
            return QueuesStanding(
                queues=tuple(
                    self._standing(session, hall, each.letter, now)
                    for hall in self._places.halls
                    for each in hall.queues
                )
            )

    def take(self, caller: Caller, ticket: UUID, wanted: TicketWanted) -> TicketAnswer:
        """A number, or the one that was given under this id before.

        Raises:
            Refusal: 404 no such hall or queue, or another terminal's number; 422 the id was used for another
                queue.

        """
        hall = self._places.hall(wanted.hall)
        if hall is None or hall.queue(wanted.letter) is None:
            raise _not_found("there is no such queue; fetch the places anew")
        now = self._clock().astimezone(LOCAL)
        with self._storage.write(turns.QUEUES) as session:
            row = session.get(Ticket, ticket)
            if session.get(ReturnedUnseen, ticket) or (row is not None and row.state is TicketState.RETURNED):
                return TicketAnswer(outcome="returned")
            if row is None:
                open_ = self._opening(hall, now)
                if not open_.is_open:
                    return TicketAnswer(outcome="closed", opens=open_.next)
                if _too_many(session, caller, now):
                    return TicketAnswer(outcome="limit")
                row = _given(session, caller, ticket, Queue(wanted.hall, wanted.letter, now.date()), now)
            elif row.terminal != caller.terminal:
                raise _not_found("a number is asked for where it was given")
            elif (row.hall, row.letter) != (wanted.hall, wanted.letter):
                detail = "another queue was asked for under this id; make up a new one"
                raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.BAD_CONTENT, detail)
            return TicketAnswer(outcome="taken", ticket=_told(session, row, now))

    def give_back(self, caller: Caller, ticket: UUID) -> TicketAnswer:
        """Nobody holds what was asked for under this id: it is not called. Where the request is still on its
        way, it gets none. Said twice, nothing changes. Raises Refusal: 404 another terminal's number.
        """
        with self._storage.write(turns.QUEUES) as session:
            row, unseen = session.get(Ticket, ticket), session.get(ReturnedUnseen, ticket)
            if row is None and unseen is None:
                session.add(ReturnedUnseen(id=ticket, terminal=caller.terminal, returned=self._clock()))
            elif caller.terminal not in {each.terminal for each in (row, unseen) if each is not None}:
                raise _not_found("a number is given back where it was given")
            elif row is not None and row.state in RETURNABLE:
                row.state = TicketState.RETURNED
        return TicketAnswer(outcome="returned")

    def sweep(self) -> None:
        """What is long over goes."""
        before = self._clock().astimezone(LOCAL).date() - KEPT
        with self._storage.write(turns.QUEUES) as session:
            session.execute(delete(Ticket).where(Ticket.day < before))
            session.execute(delete(ReturnedUnseen).where(ReturnedUnseen.returned < self._clock() - KEPT))

    def _opening(self, hall: Hall, now: datetime) -> Opening:
        return opening(hall.hours, now, self._calendar)

    def _standing(self, session: Session, hall: Hall, letter: str, now: datetime) -> QueueStanding:
        queue, open_ = Queue(hall.key, letter, now.date()), self._opening(hall, now)
        waiting = waiting_before(session, queue)
        return QueueStanding(
            hall=hall.key,
            letter=letter,
            open=open_.is_open,
            opens=open_.next,
            waiting=waiting,
            minutes=minutes(called_times(session, queue), waiting, now) if open_.is_open else None,
        )


def rows_of(queue: Queue) -> tuple[ColumnElement[bool], ...]:
    """What a row must be to belong to it, for a query's `where`."""
    return (Ticket.day == queue.day, Ticket.hall == queue.hall, Ticket.letter == queue.letter)


def waiting_before(session: Session, queue: Queue, number: int | None = None) -> int:
    """How many wait; or how many before this number."""
    query = select(func.count()).where(*rows_of(queue), Ticket.state == TicketState.WAITING)
    return session.scalar(query if number is None else query.where(Ticket.number < number)) or 0


def called_times(session: Session, queue: Queue) -> Sequence[datetime]:
    """When its numbers were called first."""
    query = select(Ticket.called).where(*rows_of(queue), Ticket.called.is_not(None))
    return [each for each in session.scalars(query) if each is not None]


def _given(session: Session, caller: Caller, ticket: UUID, queue: Queue, now: datetime) -> Ticket:
    last = session.scalar(select(func.max(Ticket.number)).where(*rows_of(queue))) or 0
    row = Ticket(
        id=ticket,
        day=queue.day,
        hall=queue.hall,
        letter=queue.letter,
        number=last + 1,
        terminal=caller.terminal,
        taken=now,
        state=TicketState.WAITING,
    )
    session.add(row)
    session.flush()
    return row


def _too_many(session: Session, caller: Caller, now: datetime) -> bool:
    def since(moment: datetime) -> int:
        mine = (Ticket.terminal == caller.terminal, Ticket.taken >= moment)
        return session.scalar(select(func.count()).where(*mine)) or 0

    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return since(midnight) >= MOST_A_DAY or since(now - AT_ONCE) >= MOST_AT_ONCE


def _told(session: Session, row: Ticket, now: datetime) -> QueueTicket:
    queue = Queue(row.hall, row.letter, row.day)
    waits = row.state is TicketState.WAITING
    before = waiting_before(session, queue, row.number) if waits else 0
    return QueueTicket(
        hall=row.hall,
        letter=row.letter,
        number=row.said,
        taken=row.taken,
        state=row.state.value,
        before=before,
        minutes=minutes(called_times(session, queue), before, now),
        window=row.window,
    )


def _not_found(detail: str) -> Refusal:
    return Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
