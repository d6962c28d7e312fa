"""The thread that asks how the queues at the windows stand, and for numbers; and that tells, now or later,
which number nobody holds.
"""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from uuid import UUID, uuid4

from kiosk.central_client.queues import NoNumber, QueueLine
from kiosk.errors import KioskError
from kiosk.terminal.open_numbers import OpenNumbers
from kiosk.visit.answers import NumberAnswered, NumberRefused, NumberUnknown, QueuesKnown, QueuesUnknown
from kiosk.visit.effects import AskQueues, Effect, ReturnNumber, TakeTicket
from kiosk.visit.events import Event

AT_REST_S = 3600.0
FIRST_PAUSE_S, LONGEST_PAUSE_S = 15.0, 300.0
"""Between two tries to tell that nobody holds a number: soon enough that few are called for nobody."""
KEPT_IN_MIND = 100
"""Requests whose id is known: more than one visit can make."""


class QueueDesk:
    """A worker. `make` builds the line at its first use, and again as long as that fails. `open_`: the
    numbers that may be nobody's; those from before this process began are. `clock`: seconds, going on evenly.
    """

    def __init__(
        self,
        make: Callable[[], QueueLine],
        open_: OpenNumbers,
        post: Callable[[Event], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._make = make
        self._open_numbers = open_
        self._post = post
        self._clock = clock
        self._line: QueueLine | None = None
        self._ids: dict[int, UUID] = {}
        """By request: who asks under the same one has the same number."""
        self._waited_for: set[UUID] = set()
        """Asked for and not answered; whoever did may ask again."""
        self._pause, self._due = FIRST_PAUSE_S, clock()

    def handle(self, effect: Effect) -> None:
        """Ask, and post the answer; or take down that nobody holds a number."""
        match effect:
            case AskQueues():
                line = self._open()
                known = None if line is None else line.standing()
                unknown = QueuesUnknown(effect.ticket)
                self._post(unknown if known is None else QueuesKnown(effect.ticket, known.queues))
            case TakeTicket():
                self._post(self._taken(effect))
            case ReturnNumber():
                self._return(effect.request)
            case _:
                pass

    def rest(self) -> float:
        """Tell of the numbers that nobody holds; more and more seldom while nobody hears it."""
        nobodys = [each for each in self._open_numbers.all() if each not in self._waited_for]
        if not nobodys:
            return AT_REST_S
        wait = self._due - self._clock()
        if wait > 0:
            return wait
        if self._told(nobodys):
            return AT_REST_S
        self._due = self._clock() + self._pause
        pause, self._pause = self._pause, min(2 * self._pause, LONGEST_PAUSE_S)
        return pause

    def close(self) -> None:
        """What is still to be told stands in the file."""

    def _taken(self, effect: TakeTicket) -> Event:
        line = self._open()
        if line is None:
            # Nothing was sent; what was sent under this request before may still have come.
            return NumberUnknown(effect.ticket)
        ticket = self._ids.setdefault(effect.request, uuid4())
        while len(self._ids) > KEPT_IN_MIND:
            del self._ids[next(iter(self._ids))]
        self._waited_for.add(ticket)
        self._note(self._open_numbers.add, ticket)
        answer = line.take(ticket, effect.hall, effect.letter)
        if answer is NoNumber.UNKNOWN:
            return NumberUnknown(effect.ticket)
        # Before anybody sees it: a number that is on paper is never given back after a cut of power.
        self._note(self._open_numbers.remove, ticket)
        self._waited_for.discard(ticket)
        if answer is NoNumber.REFUSED:
            return NumberRefused(effect.ticket)
        return NumberAnswered(effect.ticket, answer)

    def _return(self, request: int) -> None:
        ticket = self._ids.pop(request, None)
        if ticket is not None:
            self._waited_for.discard(ticket)
            self._note(self._open_numbers.add, ticket)
            self._pause, self._due = FIRST_PAUSE_S, self._clock()

    def _told(self, nobodys: Iterable[UUID]) -> bool:
        """Whether the service has heard of all of them."""
        line = self._open()
        for each in nobodys:
            if line is None or not line.give_back(each):
                return False
            self._note(self._open_numbers.remove, each)
        return True

    def _note(self, change: Callable[[UUID], None], ticket: UUID) -> None:
        """A full disk keeps nobody from a number: it is then known as long as the process lives."""
        with suppress(OSError):
            change(ticket)

    def _open(self) -> QueueLine | None:
        try:
            self._line = self._line or self._make()
        except KioskError:
            return None
        return self._line
