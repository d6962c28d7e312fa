"""The receipt printer on its wire: asks, prints, and believes nothing but the printer's own word.

A print is PRINTED when the printer has answered the marker that stands behind the job (or, with a model
that has none, when the paper's time has passed) and then says that it is online, has paper, and has no
error. Silence is UNKNOWN.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from devices.byte_line import ByteLine
from devices.errors import DeviceLost, NoAnswer, PortUnavailable
from devices.receipt_printer.document import Document
from devices.receipt_printer.escpos_encoder import DEFAULT_COLUMNS, Job, encode
from devices.receipt_printer.escpos_status import Inbox, interpret
from devices.receipt_printer.printer import Connection, Cover, Paper, PrinterStatus, PrintOutcome
from devices.receipt_printer.profile import Profile, Query
from devices.receipt_printer.raster import Rasteriser

DOTS_PER_MM = 8
"""203 dpi."""
CHUNK = 256
"""Bytes handed over at a time, so that a stuck peer is noticed within one write timeout of the port."""
BITS_PER_BYTE = 10


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds. ``answer``: for one status. ``wake``: for a silent printer before a job.
    ``ask_every``: between looks while it prints. ``finish``: beyond the time the paper itself takes.
    """

    answer: float = 0.5
    wake: float = 2.0
    ask_every: float = 0.5
    finish: float = 6.0


class EscPosPrinter:
    """A ReceiptPrinter. ``open_line`` opens the transport; ``baud`` tells how long a job is on the wire."""

    def __init__(
        self,
        open_line: Callable[[], ByteLine],
        profile: Profile,
        rasteriser: Rasteriser,
        columns: int = DEFAULT_COLUMNS,
        baud: int = 115200,
        patience: Patience = Patience(),
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open_line = open_line
        self._profile = profile
        self._rasteriser = rasteriser
        self._columns = columns
        self._baud = baud
        self._patience = patience
        self._now = now
        self._line: ByteLine | None = None
        self._inbox = Inbox(profile)
        self._leftovers = False
        self._has_marker: bool | None = None
        """Whether this printer answers its profile's marker; None: not asked since the port was opened."""

    def open(self) -> None:
        """Open the port. Raises PortUnavailable. Opening twice does nothing."""
        self._opened()

    def forget(self) -> None:
        """See ReceiptPrinter."""
        self._rasteriser.forget()

    def close(self) -> None:
        """Give the port back. Never raises; may be called twice."""
        line, self._line = self._line, None
        self._has_marker = None
        if line is not None:
            line.close()

    def status(self) -> PrinterStatus:
        """Ask the printer. Opens the port again where it was lost. Gone is ABSENT, mute is SILENT."""
        try:
            return self._ask(self._opened())
        except NoAnswer:
            return PrinterStatus(Connection.SILENT)
        except (PortUnavailable, DeviceLost):
            self.close()
            return PrinterStatus(Connection.ABSENT)

    def print(self, document: Document) -> PrintOutcome:
        """Print and cut. Sends nothing to a printer that cannot print or does not answer.

        Whatever is left of a job that was not printed is cleared from the printer, so that it does not come
        out in front of the next person.
        """
        before = self._status_of_a_sleeper()
        if before.can_print is not True or self._line is None:
            return _refusal(before)
        job = encode(document, self._profile, self._rasteriser, self._columns)
        try:
            if self._leftovers:
                self._line.write(self._profile.clear_buffer)
            elif self._has_marker is None:
                self._has_marker = self._answers_a_marker(self._line)
            self._leftovers = True
            self._send(self._line, job)
            outcome = self._outcome(self._line, job)
        except (NoAnswer, DeviceLost):
            self.close()  # a stuck or vanished peer: what it has not taken is dropped with the port
            return PrintOutcome.UNKNOWN
        if outcome is PrintOutcome.PRINTED:
            self._leftovers = False
        else:
            self._clear()
        return outcome

    def _opened(self) -> ByteLine:
        if self._line is None:
            self._line = self._open_line()
            self._inbox.clear()
        return self._line

    def _status_of_a_sleeper(self) -> PrinterStatus:
        """The status, asked again for a while when nothing comes: some models are mute while they feed."""
        until = self._now() + self._patience.wake
        status = self.status()
        while status.connection is Connection.SILENT and self._now() < until:
            status = self.status()
        return status

    def _send(self, line: ByteLine, job: Job) -> None:
        line.discard_input()
        self._inbox.clear()
        for start in range(0, len(job.data), CHUNK):
            line.write(job.data[start : start + CHUNK])
        if (marker := self._marker) is not None:
            line.write(marker.request)

    def _outcome(self, line: ByteLine, job: Job) -> PrintOutcome:
        """Wait until the job is through or has failed, and then ask once more."""
        marker = self._marker
        until = self._now() + self._seconds_for(job) + (self._patience.finish if marker else 0)
        while (left := until - self._now()) > 0:
            if self._marked(line, marker, min(left, self._patience.ask_every)):
                break
            status = self._ask(line)
            if status.can_print is False:
                return _refusal(status)
        else:
            if marker is not None:
                return PrintOutcome.UNKNOWN  # it answers, or not, but has not come to the end of the job
        after = self._status_of_a_sleeper()
        return PrintOutcome.PRINTED if after.can_print else _refusal(after)

    @property
    def _marker(self) -> Query | None:
        return None if self._has_marker is False else self._profile.marker

    def _answers_a_marker(self, line: ByteLine) -> bool:
        """Asked of a printer at rest, before its first job: not every model that is sold as such has one."""
        marker = self._profile.marker
        return marker is not None and self._answer(line, marker) is not None

    def _seconds_for(self, job: Job) -> float:
        on_the_wire = len(job.data) * BITS_PER_BYTE / self._baud
        return on_the_wire + job.dots / DOTS_PER_MM / self._profile.millimetres_per_second

    def _marked(self, line: ByteLine, marker: Query | None, seconds: float) -> bool:
        """Listen for so long; true as soon as the marker has been answered."""
        until = self._now() + seconds
        while True:
            if marker is not None and self._inbox.take(marker) is not None:
                return True
            left = until - self._now()
            if left <= 0:
                return False
            self._inbox.add(line.read(left))

    def _ask(self, line: ByteLine) -> PrinterStatus:
        """Every question of the profile; after two in a row without an answer the rest is not asked."""
        answers: dict[str, bytes | None] = {}
        silent_in_a_row = 0
        for query in self._profile.queries:
            answers[query.name] = self._answer(line, query)
            silent_in_a_row = 0 if answers[query.name] is not None else silent_in_a_row + 1
            if silent_in_a_row == 2:
                break
        return interpret(self._profile, answers)

    def _answer(self, line: ByteLine, query: Query) -> bytes | None:
        self._inbox.add(line.discard_input())
        while self._inbox.take(query) is not None:
            continue  # a late answer to an earlier question is none to this one
        line.write(query.request)
        return self._wait_for(line, query)

    def _wait_for(self, line: ByteLine, query: Query) -> bytes | None:
        until = self._now() + self._patience.answer
        while (answer := self._inbox.take(query)) is None:
            left = until - self._now()
            if left <= 0:
                return None
            self._inbox.add(line.read(left))
        return answer

    def _clear(self) -> None:
        """Have the printer forget what it has not printed; said again before the next job."""
        if self._line is None:
            return
        try:
            self._line.write(self._profile.clear_buffer)
            self._ask(self._line)  # once it answers this, it has obeyed
        except (NoAnswer, DeviceLost):
            self.close()


def _refusal(status: PrinterStatus) -> PrintOutcome:
    """Why nothing may be called printed, in the printer's own words."""
    if status.paper is Paper.OUT:
        return PrintOutcome.FAILED_PAPER_OUT
    if status.cover is Cover.OPEN:
        return PrintOutcome.FAILED_COVER_OPEN
    return PrintOutcome.FAILED_FAULT if status.has_fault else PrintOutcome.UNKNOWN
