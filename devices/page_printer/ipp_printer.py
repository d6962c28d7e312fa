"""The page printer over IPP: pages go through a spooler, what became of them is the printer's own word."""

import secrets
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from devices.errors import DeviceError, DeviceLost, DeviceOutOfOrder, NoAnswer, PortUnavailable, ProtocolFault
from devices.page_printer.ipp_client import PrinterLine
from devices.page_printer.ipp_words import JobWord, PrinterWord
from devices.page_printer.judgement import Limits, Memory, View, judge
from devices.page_printer.printer import (
    Connection,
    Outcome,
    PagePrinterStatus,
    Pages,
    Progress,
    Sides,
)
from devices.page_printer.reasons import understood
from devices.standing import Cause, DeviceState, Standing

TITLE = "kiosk"
"""Begins the name of each of our jobs, which says nothing else: it stands in the logs of CUPS and on the
printer.
"""


class Spooler(Protocol):
    """What takes the pages. Every method but ``holds`` may raise PortUnavailable; ``holds`` too."""

    def ready(self) -> None:
        """See that it would take pages now."""

    def submit(self, pages: Pages, title: str) -> int:
        """Take them. Returns its own number of the job."""

    def holds(self, job: int, /) -> bool:
        """Whether it still has to do with the job."""

    def purge(self, job: int, /) -> None:
        """End the job, and delete what is kept of it."""

    def purge_all(self) -> None:
        """The same for every job of ours, and see that it is so."""


class NoSpooler:
    """For a printer that takes PDF as it is: nothing is spooled, so nothing lies on a disk."""

    def __init__(self, line: PrinterLine) -> None:
        self._line = line

    def ready(self) -> None:
        """Nothing is between us and the printer."""

    def submit(self, pages: Pages, title: str) -> int:
        """Straight to the printer."""
        return self._line.print(pages, title)

    def holds(self, _job: int) -> bool:
        """Never: what it took it has passed on."""
        return False

    def purge(self, _job: int) -> None:
        """Nothing is kept."""

    def purge_all(self) -> None:
        """Nothing is kept."""


class IppPrinter:
    """A ``PagePrinter``. ``owner`` tells our jobs from those of other terminals at the same printer.
    ``tray``: for pages that name none.
    """

    def __init__(
        self,
        line: PrinterLine,
        spooler: Spooler,
        owner: str = "",
        ignored: Iterable[str] = (),
        tray: str = "",
        limits: Limits | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._line = line
        self._spooler = spooler
        self._prefix = f"{TITLE}-{owner}-" if owner else f"{TITLE}-"
        self._ignored = tuple(ignored)
        self._tray = tray
        self._limits = limits or Limits()
        self._now = now
        self._counts = False
        self._current: IppJob | None = None
        self._strays_possible = True
        """Jobs of ours may wait in the printer: of an earlier run, or ended while it was out of reach."""

    def open(self) -> None:
        """See whether printer and spooler are there. Raises PortUnavailable, and what asking raises."""
        self._line.word()
        self._spooler.ready()

    def close(self) -> None:
        """End what prints: nobody would be there to watch it."""
        if self._current is not None:
            self._current.cancel()

    def status(self) -> PagePrinterStatus:
        """As PagePrinter.status. Also ends what waits in the printer of ours and is nobody's any more."""
        status, _ = self._asked()
        if self._strays_possible and status.connection is Connection.ANSWERING:
            self._end_strays()
        return status

    def standing(self) -> Standing:
        """As Device.standing: the printer's word, and whether the spooler would take pages for it."""
        status = self.status()
        standing = status.standing()
        if not standing.serves or self._busy:
            return standing
        try:
            self._spooler.ready()
        except DeviceError as error:
            return Standing(DeviceState.FAULTED, error.cause, str(error))
        return standing

    def print(self, pages: Pages) -> "IppJob":
        """As PagePrinter.print. One print at a time: an earlier one that has not ended is ended."""
        self.close()
        status, word = self._asked()
        if word is None:
            raise NoAnswer(f"page printer: {status.message}", sentence_key=status.sentence_key)
        if status.can_print is not True:
            raise DeviceOutOfOrder(
                f"page printer: it cannot print now ({status.standing().cause})",
                sentence_key=status.sentence_key,
            )
        pages = _within(replace(pages, tray=pages.tray or self._tray), word)
        title = f"{self._prefix}{secrets.token_hex(4)}"
        job = self._spooler.submit(pages, title)
        self._current = IppJob(self, title, job, status, word.impressions)
        return self._current

    def cancel_all(self) -> None:
        """As PagePrinter.cancel_all. What the printer itself holds is ended now, or as soon as it answers
        again.
        """
        if self._current is not None:
            self._current.cancel()
            self._current = None
        self._strays_possible = True
        self._spooler.purge_all()
        self._end_strays()

    @property
    def _busy(self) -> bool:
        return self._current is not None and self._current.outcome is None

    def _asked(self) -> tuple[PagePrinterStatus, PrinterWord | None]:
        try:
            word = self._line.word()
        except (PortUnavailable, DeviceLost) as error:
            return PagePrinterStatus(Connection.UNREACHABLE, message=str(error)), None
        except DeviceOutOfOrder as error:
            untrusted = error.cause is Cause.CERTIFICATE
            connection = Connection.UNTRUSTED if untrusted else Connection.SILENT
            return PagePrinterStatus(connection, message=str(error)), None
        except (NoAnswer, ProtocolFault) as error:
            return PagePrinterStatus(Connection.SILENT, message=str(error)), None
        reasons = understood(word.keywords, self._ignored)
        status = PagePrinterStatus(
            Connection.ANSWERING, word.activity, reasons, word.accepts_jobs, word.message, word.evidence
        )
        return status, word

    def _end_strays(self) -> None:
        """End the printer's jobs of ours that nobody waits for."""
        kept = self._current.title if self._current is not None and self._busy else None
        try:
            for job in self._line.open_jobs():
                if self._prefix in job.name and (kept is None or kept not in job.name):
                    self._line.cancel(job.id)
        except DeviceError:
            return  # out of reach: asked again as soon as it answers
        self._strays_possible = False

    # What an IppJob asks of its printer.

    def look_at(self, title: str, job: int) -> View:
        """One look at a print."""
        status, word = self._asked()
        jobs: tuple[JobWord, ...] | None = None
        if word is not None:
            try:
                all_jobs = self._line.jobs()
            except DeviceError:
                pass
            else:
                self._counts |= any(each.impressions for each in all_jobs)
                jobs = tuple(each for each in all_jobs if title in each.name)
        held: bool | None = None
        with suppress(DeviceError):
            held = self._spooler.holds(job)
        return View(status, jobs, held, word.impressions if word else None, self._counts)

    def let_go(self, job: int) -> None:
        """Have the spooler delete it, and the printer end it. Never raises."""
        with suppress(DeviceError):  # the wipe empties the queue, and says so when it cannot
            self._spooler.purge(job)
        self._strays_possible = True
        self._end_strays()

    @property
    def limits(self) -> Limits:
        """When a print is given up."""
        return self._limits

    def now(self) -> float:
        """Monotonic seconds."""
        return self._now()


class IppJob:
    """A ``PrintJob``."""

    def __init__(
        self, printer: IppPrinter, title: str, job: int, status: PagePrinterStatus, total: int | None
    ) -> None:
        self.title = title
        self.outcome: Outcome | None = None
        self._printer = printer
        self._job = job
        now = printer.now()
        self._memory = Memory(now, now, now, total_before=total)
        self._status = status

    def look(self) -> Progress:
        """As PrintJob.look."""
        if self.outcome is None:
            view = self._printer.look_at(self.title, self._job)
            self._status = view.status
            verdict = judge(self._memory, view, self._printer.limits, self._printer.now())
            self._memory = verdict.memory
            if verdict.outcome is not None:
                self._end(verdict.outcome)
        counted = [job.impressions for job in self._memory.seen if job.impressions is not None]
        return Progress(self._status, self.outcome, sum(counted) if counted else None)

    def cancel(self) -> None:
        """As PrintJob.cancel."""
        if self.outcome is None:
            self._end(Outcome.CANCELLED)

    def _end(self, outcome: Outcome) -> None:
        """However it ends, nothing of it is kept and nothing more of it comes out."""
        self.outcome = outcome
        self._printer.let_go(self._job)


def _within(pages: Pages, word: PrinterWord) -> Pages:
    """What of the wishes this printer can do. One that cannot turn a sheet over prints on one side; a tray
    that it does not have is an error of the settings.
    """
    if pages.tray and word.sources and pages.tray not in word.sources:
        raise DeviceOutOfOrder(
            f"page printer: it has no tray {pages.tray!r}; it has {', '.join(sorted(word.sources))}: "
            f"correct [devices.page_printer] tray"
        )
    if pages.sides is not Sides.ONE and word.sides and pages.sides not in word.sides:
        return replace(pages, sides=Sides.ONE)
    return pages
