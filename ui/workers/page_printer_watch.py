"""The page printer's owner: asks how it is, prints what it is given, empties the queue between two people."""

import time
from collections.abc import Callable
from functools import partial

from devices.errors import DeviceError, NoAnswer
from devices.page_printer.judgement import failure_by
from devices.page_printer.printer import Outcome, PagePrinter, Pages, PrintJob, Progress
from devices.standing import Cause, DeviceState, Standing
from devices.supervision.watching import Watching, after, pause_s
from kiosk.visit.answers import PagesMoved
from kiosk.visit.effects import Effect, PrintDocument, Wipe
from kiosk.visit.events import Event
from ui.workers.pages import PrintPages
from ui.workers.plugged import Plugged

LOOK_EVERY_S = 5.0
"""At rest. A printer that sleeps answers from its network card; one question in five seconds keeps none
awake.
"""
LOOK_PRINTING_S = 0.7
EMPTY_AGAIN_S = 2.0
"""Until the queue is tried again that could not be emptied."""


class PagePrinterWatch:
    """A worker. `stand` hears how the printer stands at every look, `count` what is to be counted (the
    counter, and how much), `failed` that a queue could not be emptied, `post` how far the document of a
    visit is. It begins by ending what an earlier
    run left.
    """

    def __init__(
        self,
        printer: PagePrinter,
        stand: Callable[[Standing], None],
        count: Callable[[str, int], None],
        failed: Callable[[str, Exception], None],
        clock: Callable[[], float] = time.monotonic,
        post: Callable[[Event], None] = lambda _: None,
    ) -> None:
        self._printer = printer
        self._stand = stand
        self._count = count
        self._failed = failed
        self._clock = clock
        self._post = post
        self._watching = Watching()
        self._due = 0.0
        self._job: PrintJob | None = None
        self._told: Callable[[Progress], None] = _nobody
        self._to_empty = True

    def handle(self, effect: Effect) -> None:
        """Print, or let nothing more come out."""
        match effect:
            case PrintPages():
                self._end_job()
                self._print(effect)
            case PrintDocument():
                self._end_job()
                pages = Pages(effect.pdf, copies=effect.copies)
                self._print(PrintPages(pages, partial(self._moved, effect.ticket)))
            case Wipe():
                self._end_job()
                self._to_empty = True
                self._empty()
            case Plugged():
                self._due = 0.0
            case _:
                pass

    def rest(self) -> float:
        """Look when it is due: at the print under way, else at the printer."""
        if self._clock() >= self._due:
            if self._to_empty:
                self._empty()
            self._due = self._clock() + (self._look_at_job() if self._job is not None else self._look())
        return max(0.0, self._due - self._clock())

    def close(self) -> None:
        """End what prints."""
        self._end_job()
        self._printer.close()

    def _print(self, effect: PrintPages) -> None:
        if self._to_empty:
            self._empty()
        try:
            self._job = self._printer.print(effect.pages)
        except DeviceError as error:
            status = self._printer.status()
            hindrance = status.hindrance
            refused = Outcome.FAILED_UNREACHABLE if isinstance(error, NoAnswer) else Outcome.FAILED_FAULT
            outcome = failure_by(hindrance.cause) if hindrance is not None else refused
            self._count("failures", 1)
            effect.told(Progress(status, outcome))
        else:
            self._told = effect.told
        self._due = 0.0

    def _look_at_job(self) -> float:
        assert self._job is not None
        progress = self._job.look()
        self._posted(progress.status.standing())
        if progress.outcome is None:
            self._told(progress)
            return LOOK_PRINTING_S
        self._ended(progress)
        return 0.0

    def _ended(self, progress: Progress) -> None:
        """Count it, and tell whoever asked for it, for the last time."""
        self._job = None
        if progress.impressions:
            self._count("pages", progress.impressions)
        if progress.outcome is Outcome.PRINTED:
            self._count("prints", 1)
        elif progress.outcome is not Outcome.CANCELLED:
            self._count("failures", 1)
        self._told(progress)
        self._told = _nobody

    def _end_job(self) -> None:
        """Nobody wants it any more."""
        if self._job is None:
            return
        self._job.cancel()
        self._ended(self._job.look())

    def _look(self) -> float:
        self._posted(self._printer.standing())
        if self._to_empty:
            return EMPTY_AGAIN_S
        return pause_s(self._watching, LOOK_EVERY_S)

    def _posted(self, standing: Standing) -> None:
        """As it is; but a queue in which somebody's pages may lie serves nobody."""
        if self._to_empty and standing.serves:
            standing = Standing(DeviceState.FAULTED, Cause.QUEUE_FAULT, standing.detail)
        self._watching = after(self._watching, standing)
        self._stand(self._watching.standing)

    def _moved(self, ticket: int, progress: Progress) -> None:
        self._post(PagesMoved(ticket, progress.impressions, progress.outcome))

    def _empty(self) -> None:
        try:
            self._printer.cancel_all()
        except DeviceError as error:
            self._failed("page_printer.not_emptied", error)
            self._due = self._clock() + EMPTY_AGAIN_S
        else:
            self._to_empty = False


def _nobody(_: Progress) -> None:
    """Hears of it no more."""
