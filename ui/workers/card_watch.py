"""The card reader's owner: watches for cards, reads when the visit wants one, supervises the reader."""

import time
from collections.abc import Callable

from devices.errors import CardReadFailed, DeviceError, DeviceLost, NoAnswer, ProtocolFault, standing_of
from devices.id_card.reader import USUAL, IdCardReader
from devices.standing import Standing
from devices.supervision.watching import Watching, after, in_grace, pause_s
from kiosk.visit.answers import CardBeingRead, CardFailed, CardRead
from kiosk.visit.effects import Effect, StartReading, StopReading, Wipe
from kiosk.visit.events import Event
from kiosk.visit.news import CardLifted, CardSeen, CardUnseen, ReaderChanged
from ui.workers.plugged import Plugged

POLL_AT_REST_S = 1.0
"""devices.md 1.5: what a public program uses where nobody waits for a card."""
CONFIRM_S = 0.31
"""The soonest poll that the most patient vendor allows (devices.md 1.5): a first "no card" is asked about at
once. A reader whose profile asks for more than the usual time is given that.
"""
EMPTY_POLLS = 2
"""Polls without a card before it counts as lifted: a single one may be a slip of the radio field."""
READS, FAILURES = "reads", "failures"
"""What is counted: cards read, and cards that could not be."""
LIFT_AND_RETRY = "device.card.lift_and_retry"
NOT_WORKING = "device.card.reader_unavailable"


class CardWatch:
    """A worker. A card is tried once each time it is put down: what an earlier visit left lying is nobody's,
    and so is what lies there when the process starts. Cards are wanted until the visit says that they are
    not: it may have no use for the first.
    """

    def __init__(
        self,
        reader: IdCardReader,
        post: Callable[[Event], None],
        clock: Callable[[], float] = time.monotonic,
        stand: Callable[[Standing], None] = lambda _: None,
        count: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`stand` hears how the reader stands at every look; `count` of each card read, and each not."""
        self._reader = reader
        self._post = post
        self._clock = clock
        self._stand = stand
        self._count = count
        self._due = 0.0
        self._wanted: int | None = None
        self._told_to_lift = False
        self._cut_short: int | None = None
        """For whom a card was being read when the reader went: that try does not count."""
        self._lying = False
        self._tried = True
        self._poll_s = reader.habits.poll_seconds
        self._confirm_s = CONFIRM_S if self._poll_s <= USUAL.poll_seconds else self._poll_s
        self._sees_after_reading = reader.habits.lift_after_read is False
        """The reader sees a card that it has read already, so its "none" means none: it is known to, or has
        just done so.
        """
        self._empty_polls = 0
        self._watching = Watching()
        self._works: bool | None = None

    def handle(self, effect: Effect) -> None:
        """Begin or end to want a card."""
        match effect:
            case StartReading():
                self._wanted = effect.ticket
                self._told_to_lift = False
                self._due = 0.0
            case StopReading() | Wipe():
                self._wanted = None
            case Plugged():
                self._due = 0.0
            case _:
                pass

    def rest(self) -> float:
        """Poll when it is time."""
        now = self._clock()
        if now >= self._due:
            self._due = now + self._poll()
        return max(0.0, self._due - self._clock())

    def close(self) -> None:
        """Free the port."""
        self._reader.close()

    def _poll(self) -> float:
        """One supervised poll. Returns the seconds until the next."""
        try:
            self._reader.open()
            seen = self._look()
        except DeviceError as error:
            self._hear(standing_of(error))
            if not in_grace(self._watching):
                self._not_working()
            if self._watching.reopen:
                self._reader.close()
        else:
            self._hear(seen)
        return pause_s(self._watching, self._until_next())

    def _until_next(self) -> float:
        """Soon while a card is being lifted, is waited for, or lies there to be lifted; at leisure else."""
        if 0 < self._empty_polls < EMPTY_POLLS and (self._lying or self._tried):
            return self._confirm_s
        return self._poll_s if self._lying or self._wanted is not None else POLL_AT_REST_S

    def _look(self) -> Standing:
        """Is there a card, and is it wanted? One that has come anew is asked first how it is."""
        present = self._reader.card_present()
        if self._works is not True:
            seen = self._reader.standing()
            if not seen.serves:
                self._not_working()
                return seen
            self._works = True
            self._post(ReaderChanged(None))
        if present:
            self._present()
        else:
            self._absent()
        return self._reader.last_standing

    def _present(self) -> None:
        self._empty_polls = 0
        if not self._lying:
            self._lying = True
            self._post(CardSeen())
        if self._cut_short is not None and self._cut_short == self._wanted:
            self._tried = False
        self._cut_short = None
        if not self._tried:
            if self._wanted is not None:
                self._read(self._wanted)
            return
        self._sees_after_reading = True
        self._post_once_to_lift()

    def _post_once_to_lift(self) -> None:
        """A card lies there that was tried already: the resident has to lift it."""
        if self._wanted is not None and not self._told_to_lift:
            self._told_to_lift = True
            self._post(CardFailed(self._wanted, LIFT_AND_RETRY))

    def _absent(self) -> None:
        self._empty_polls += 1
        if self._empty_polls != EMPTY_POLLS:
            return
        blind = self._tried and not self._sees_after_reading
        self._tried = False
        if self._lying:
            self._lying = False
            self._post(CardUnseen() if blind else CardLifted())

    def _read(self, ticket: int) -> None:
        self._post(CardBeingRead(ticket))
        self._tried = True
        self._told_to_lift = True
        try:
            card = self._reader.read()
        except DeviceLost:
            self._count(FAILURES)
            self._cut_short = ticket
            self._post(CardFailed(ticket, NOT_WORKING))
            raise
        except (CardReadFailed, NoAnswer, ProtocolFault) as error:
            self._count(FAILURES)
            key = error.sentence_key if isinstance(error, CardReadFailed) else LIFT_AND_RETRY
            self._post(CardFailed(ticket, key))
        except DeviceError as error:
            self._count(FAILURES)
            self._post(CardFailed(ticket, error.sentence_key))
        else:
            self._count(READS)
            self._post(CardRead(ticket, card))

    def _hear(self, seen: Standing) -> None:
        self._watching = after(self._watching, seen)
        self._stand(self._watching.standing)

    def _not_working(self) -> None:
        """Say so once. A card that lay there is seen no longer, and will have to be lifted, or read then."""
        self._told_to_lift = False
        if self._works is not False:
            self._works = False
            self._post(ReaderChanged(NOT_WORKING))
        if self._lying:
            self._lying = False
            self._post(CardUnseen())
