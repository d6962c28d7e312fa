"""The receipt printer on its wire: asks, prints, and believes nothing but the printer's own word.

A print is PRINTED when the printer has come to the end of the job, is shown not to have restarted meanwhile
(``continuity``), and then says that it is online, has paper, and has no error. Silence is UNKNOWN.
"""

import time
from collections.abc import Callable
from itertools import cycle

from devices.byte_line import ByteLine
from devices.errors import DeviceLost, NoAnswer, PortUnavailable
from devices.receipt_printer.asker import PATIENT, Asker, Patience
from devices.receipt_printer.bitmap import Bitmap
from devices.receipt_printer.continuity import Testimony, Watch
from devices.receipt_printer.document import Document, Feed, Picture
from devices.receipt_printer.escpos_encoder import DEFAULT_COLUMNS, INITIALISE, Job, encode
from devices.receipt_printer.escpos_status import interpret
from devices.receipt_printer.printer import Connection, Cover, Paper, PrinterStatus, PrintOutcome, Unclaimed
from devices.receipt_printer.printer_standing import standing_of_status
from devices.receipt_printer.profile import Profile
from devices.receipt_printer.query import Query
from devices.receipt_printer.raster import Rasteriser
from devices.standing import Standing

DOTS_PER_MM = 8
"""203 dpi."""
CUTTER_MM = 15
"""From the head to the cutter: fed before each cut."""
CHUNK = 256
"""Bytes handed over at a time, so that a stuck peer is noticed within one write timeout of the port."""
TRIES = 3
"""Before a printer counts as one without a witness: it may have been busy or mute, feeding paper."""
SERIAL_115200 = 11520.0
"""Bytes a second."""


class EscPosPrinter:
    """A ReceiptPrinter. ``open_line`` opens the transport; ``bytes_per_second`` tells how long a job is on
    the wire. ``hangs_up``: the printer may end a connection on which nothing is said, as on a network.
    ``logo`` stands above each paper.
    """

    def __init__(
        self,
        open_line: Callable[[], ByteLine],
        profile: Profile,
        rasteriser: Rasteriser,
        columns: int = DEFAULT_COLUMNS,
        bytes_per_second: float = SERIAL_115200,
        patience: Patience = PATIENT,
        now: Callable[[], float] = time.monotonic,
        *,
        hangs_up: bool = False,
        logo: Bitmap | None = None,
    ) -> None:
        self._open_line = open_line
        self._profile = profile
        self._rasteriser = rasteriser
        self._columns = columns
        self._bytes_per_second = bytes_per_second
        self._hangs_up = hangs_up
        self._logo = (Picture(logo), Feed(8)) if logo is not None else ()
        self.paper_mm = 0
        """See ReceiptPrinter."""
        self._patience = patience
        self._now = now
        self._asker: Asker | None = None
        self._leftovers = False
        self._tries = 0
        """How often witness and marker have been tried since the port was opened."""
        self._testimony: Testimony | None = None
        self._marker: Query | None = None

    def open(self) -> None:
        """Open the port. Raises PortUnavailable. Opening twice does nothing."""
        self._opened()

    def forget(self) -> None:
        """See ReceiptPrinter."""
        self._rasteriser.forget()

    def close(self) -> None:
        """Give the port back. Never raises; may be called twice."""
        asker, self._asker = self._asker, None
        self._tries, self._testimony, self._marker = 0, None, None
        if asker is not None:
            asker.line.close()

    def status(self) -> PrinterStatus:
        """Ask the printer. Opens the port again where it was lost. Gone is ABSENT, mute is SILENT."""
        was_open = self._asker is not None
        try:
            return self._opened().status_at_rest()
        except NoAnswer as error:
            return PrinterStatus(Connection.SILENT, trouble=error)
        except (PortUnavailable, DeviceLost) as error:
            self.close()
            status = PrinterStatus(Connection.ABSENT, trouble=error)
        return self.status() if was_open and self._hangs_up else status

    def standing(self) -> Standing:
        """See Device."""
        return standing_of_status(self.status())

    def prepare(self) -> None:
        """See ReceiptPrinter. What does not answer costs a second; without this, the first receipt's."""
        if self._asker is None or self._leftovers:
            return
        try:
            self._try_out(self._asker)
        except (NoAnswer, DeviceLost):
            self.close()

    def abandon(self) -> bool:
        """See ReceiptPrinter. Half a picture goes first, or the cut would be part of it."""
        try:
            line = self._opened().line
            line.write(self._profile.clear_buffer)
            line.write(INITIALISE + self._profile.cut)
        except (PortUnavailable, NoAnswer, DeviceLost):
            self.close()
            return False
        return True

    def take_back(self, how: Unclaimed) -> bool:
        """See ReceiptPrinter. One that cannot draw it in throws nothing out instead: it may be picked up."""
        presenter = self._profile.presenter
        command = {Unclaimed.RETRACT: presenter.retract, Unclaimed.EJECT: presenter.eject}.get(how, b"")
        if not command:
            return False
        try:
            self._opened().line.write(command)
        except (PortUnavailable, NoAnswer, DeviceLost):
            return False
        return True

    def print(self, document: Document) -> PrintOutcome:
        """Print and cut. Sends nothing to a printer that cannot print or does not answer.

        Whatever is left of a job that was not printed is cleared from the printer, so that it does not come
        out in front of the next person.
        """
        before = self._status_of_a_sleeper()
        if before.can_print is not True or self._asker is None:
            return _refusal(before)
        try:
            outcome = self._printed(self._asker, document)
        except (NoAnswer, DeviceLost):
            self.close()  # a stuck or vanished peer: what it has not taken is dropped with the port
            return PrintOutcome.UNKNOWN
        if outcome is PrintOutcome.PRINTED:
            self._leftovers = False
        else:
            self._clear()
        return outcome

    def _opened(self) -> Asker:
        if self._asker is None:
            self._asker = Asker(self._open_line(), self._profile, self._patience, self._now)
        return self._asker

    def _status_of_a_sleeper(self) -> PrinterStatus:
        """The status, asked again for a while when nothing comes: some models are mute while they feed."""
        until = self._now() + self._patience.wake
        status = self.status()
        while status.connection is Connection.SILENT and self._now() < until:
            status = self.status()
        return status

    def _printed(self, asker: Asker, document: Document) -> PrintOutcome:
        """Send the job with what proves that it was worked through in one piece, and hear it out."""
        if self._leftovers:
            asker.line.write(self._profile.clear_buffer)
        self._try_out(asker)
        testimony = self._testimony if self._testimony and self._testimony.begin(asker) else None
        job = encode(
            Document((*self._logo, *document.blocks)),
            self._profile,
            self._rasteriser,
            self._columns,
            witness=testimony.witness if testimony else None,
            picture_bytes=0 if testimony else self._bytes_in(self._patience.restart / 2),
        )
        self._leftovers = True
        self.paper_mm += job.dots // DOTS_PER_MM + CUTTER_MM
        asker.forget_everything()
        if testimony is not None:
            self._send(asker.line, job)
            gone_on = self._witnessed(asker, testimony, job)
        else:
            gone_on = self._watched(asker, job)
        after = gone_on if isinstance(gone_on, PrinterStatus) else self._status_of_a_sleeper()
        return PrintOutcome.PRINTED if gone_on is True and after.can_print else _refusal(after)

    def _try_out(self, asker: Asker) -> None:
        """Not every printer that is sold as a model has all that it has: asked before the first job."""
        if self._testimony is not None or self._tries == TRIES:
            return
        self._tries += 1
        if self._profile.witness is not None:
            self._testimony = Testimony.tried(self._profile.witness, asker)
        marker = self._profile.marker
        if self._testimony is None and marker is not None and asker.answer(marker) is not None:
            self._marker = marker

    def _send(self, line: ByteLine, job: Job) -> None:
        for start in range(0, len(job.data), CHUNK):
            line.write(job.data[start : start + CHUNK])

    def _witnessed(self, asker: Asker, testimony: Testimony, job: Job) -> bool | PrinterStatus:
        """True when the job was worked through by a printer that did not restart, False when not or not in
        time; a status that says why it cannot go on.
        """
        until = self._now() + self._seconds_for(job) + self._patience.finish
        to_come = job.asks
        while (left := until - self._now()) > 0:
            untrusted_word = asker.wait_for(testimony.witness.query, min(left, self._patience.ask_every))
            if untrusted_word is None:
                status = asker.status()
                if status.can_print is False:
                    return status
            elif testimony.shows_a_restart(untrusted_word):
                return False
            else:
                to_come -= 1
                if not to_come:
                    return True
        return False

    def _watched(self, asker: Asker, job: Job) -> bool | PrinterStatus:
        """As ``_witnessed``, by asking all the time. Without a marker the paper's time must pass."""
        watch = Watch(self._patience.restart, self._now)
        questions = cycle(self._profile.queries)
        answers: dict[str, bytes | None] = {}
        for portion in job.portions(self._bytes_in(self._patience.restart / 4)):
            if watch.broken:
                asker.line.write(portion)
            else:
                self._look(asker, watch, next(questions), answers, portion)
        if self._marker is not None:
            asker.line.write(self._marker.request)
        until = self._now() + self._seconds_for(job) + (self._patience.finish if self._marker else 0)
        while (left := until - self._now()) > 0:
            pause = min(left, self._patience.ask_every if watch.broken else self._patience.watch_every)
            if self._marked(asker, pause):
                return not watch.broken
            self._look(asker, watch, next(questions), answers)
            status = interpret(self._profile, answers)
            if status.can_print is False:
                return asker.status()
        return self._marker is None and not watch.broken

    def _look(
        self,
        asker: Asker,
        watch: Watch,
        question: Query,
        answers: dict[str, bytes | None],
        portion: bytes = b"",
    ) -> None:
        """Ask behind a portion of the job, and note when the answer shows the printer to be alive."""
        asker.forget_answers_to(question)
        asker.line.write(portion + question.request)
        sent = self._now() + (len(portion) + len(question.request)) / self._bytes_per_second
        patience = self._patience.answer if watch.broken else self._patience.restart
        answer = asker.wait_for(question, max(0.0, sent - self._now()) + patience)
        if answer is None:
            watch.silent()
        else:
            answers[question.name] = answer
            watch.answered(sent, self._now())

    def _marked(self, asker: Asker, seconds: float) -> bool:
        """Listen for so long; true as soon as the marker has been answered."""
        if self._marker is not None:
            return asker.wait_for(self._marker, seconds) is not None
        asker.pause(seconds)
        return False

    def _bytes_in(self, seconds: float) -> int:
        """How much is on the wire in that time."""
        return max(1, int(seconds * self._bytes_per_second))

    def _seconds_for(self, job: Job) -> float:
        on_the_wire = len(job.data) / self._bytes_per_second
        return on_the_wire + job.dots / DOTS_PER_MM / self._profile.millimetres_per_second

    def _clear(self) -> None:
        """Have the printer forget what it has not printed; said again before the next job."""
        if self._asker is None:
            return
        try:
            self._asker.line.write(self._profile.clear_buffer)
            self._asker.status()  # once it answers this, it has obeyed
        except (NoAnswer, DeviceLost):
            self.close()


def _refusal(status: PrinterStatus) -> PrintOutcome:
    """Why nothing may be called printed, in the printer's own words."""
    if status.paper is Paper.OUT:
        return PrintOutcome.FAILED_PAPER_OUT
    if status.cover is Cover.OPEN:
        return PrintOutcome.FAILED_COVER_OPEN
    return PrintOutcome.FAILED_FAULT if status.has_fault else PrintOutcome.UNKNOWN
