"""The filer's thread: commits submissions, writes the audit trail, watches room and connection."""

import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from kiosk.contract.catalogue.schema import Text
from kiosk.terminal.orders import StandingNotice
from kiosk.visit.answers import Filed, FilingFailed
from kiosk.visit.effects import Effect, File, LookAround
from kiosk.visit.events import Event
from kiosk.visit.news import (
    CalendarChanged,
    NearbyChanged,
    NoticeChanged,
    OnlineChanged,
    OutOfOrder,
    StorageChanged,
)
from ui.viewmodels.receipt import prepare_codes
from ui.workers.desk import Audit, Desk, DeskClosed, DeskOutdated, NotFiled

LOOK_EVERY_S = 2.0
OPEN_AGAIN_S = 5.0
UNWRITTEN = 200
"""Audit events kept until there is something to write in: a door may stand open when the process starts."""
NOT_SAVED = "filing.not_saved"
CLOSED_FROM_AFAR = "visit.out_closed"


class FilingWatch:
    """A worker. While `open_desk` raises DeskClosed the terminal is out of order, and says why."""

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        post: Callable[[Event], None],
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._now = now
        self._open_desk = open_desk
        self._post = post
        self._clock = clock
        self._due = 0.0
        self._desk: Desk | None = None
        self._told: dict[type[Event], Event] = {}
        self._unwritten: deque[Audit] = deque(maxlen=UNWRITTEN)

    def handle(self, effect: Effect) -> None:
        """File, or write down what happened."""
        match effect:
            case File():
                self._post(self._file(effect))
            case LookAround():
                self._look_around()
            case Audit():
                self._record(effect)
            case _:
                pass

    def rest(self) -> float:
        """Open the desk where it is not open; else look at room and connection."""
        now = self._clock()
        if now >= self._due:
            self._due = now + self._look()
        return max(0.0, self._due - self._clock())

    def close(self) -> None:
        """Give the role back."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _look(self) -> float:
        if self._desk is None:
            try:
                self._desk = self._open_desk()
            except DeskClosed as closed:
                self._tell(OutOfOrder(closed.sentence_key))
                return OPEN_AGAIN_S
            self._write_down(self._desk)
            prepare_codes()  # here, where nobody waits: the first receipt is to be as quick as the others
        try:
            trouble, online = self._desk.storage_trouble(), self._desk.is_online()
        except DeskClosed as closed:
            self._tell(OutOfOrder(closed.sentence_key))
            self.close()
            return LOOK_EVERY_S
        except DeskOutdated:
            self.close()
            return 0.0
        known = self._desk.look_up()
        self._tell(NearbyChanged(known.places, known.confirmed))
        self._tell(CalendarChanged(known.calendar))
        orders = self._desk.orders()
        # Nobody begins what could not be filed. Who has begun files it: room for that is kept free.
        self._tell(OutOfOrder(CLOSED_FROM_AFAR if orders.closed else trouble))
        self._tell(NoticeChanged(_text(orders.notice_at(self._now()))))
        self._tell(StorageChanged(trouble is not None))
        self._tell(OnlineChanged(online))
        return LOOK_EVERY_S

    def _look_around(self) -> None:
        """The answer is looked for with every look; this one at once."""
        if self._desk is not None:
            self._desk.wake_agent()
        self._due = self._clock()

    def _tell(self, news: Event) -> None:
        """News once, and again when it changes."""
        if self._told.get(type(news)) != news:
            self._told[type(news)] = news
            self._post(news)

    def _file(self, effect: File) -> Event:
        if self._desk is None:
            return FilingFailed(effect.ticket, NOT_SAVED)
        try:
            receipt = self._desk.file(effect)
        except NotFiled as failure:
            self._record(Audit("submission.not_filed", (("reason", failure.reason),)))
            if failure.again:
                self.close()
                self._due = self._clock()
            return FilingFailed(effect.ticket, failure.sentence_key)
        filed = (("submission", UUID(receipt.submission_id)), ("sequence", receipt.sequence))
        self._record(Audit("submission.filed", filed))
        return Filed(effect.ticket, receipt)

    def _record(self, audit: Audit) -> None:
        """Write it down; while there is nothing to write in, keep the last ones."""
        if self._desk is None:
            self._unwritten.append(audit)
        else:
            self._desk.record(audit)

    def _write_down(self, desk: Desk) -> None:
        while self._unwritten:
            desk.record(self._unwritten.popleft())


def _text(notice: StandingNotice | None) -> Text | None:
    return None if notice is None else Text(zh=notice.zh, en=notice.en or None)
