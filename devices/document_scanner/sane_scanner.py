"""The driver for scanners that SANE knows, through scanimage."""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from devices.document_scanner import sane_options
from devices.document_scanner.feeder_pipes import FeederPipes
from devices.document_scanner.pnm import MEDIA_TYPE, PnmPage
from devices.document_scanner.sane_options import Options
from devices.document_scanner.sane_status import GOOD, failure, names_a_reason, not_opened
from devices.document_scanner.scanimage import PROGRAM, Cancelled, Running, ask
from devices.document_scanner.scanner import (
    NoDocument,
    Pages,
    PageSource,
    ScanCancelled,
    ScanFailed,
    ScannedPage,
    ScanProgress,
    ScanRequest,
    Tell,
    nobody_listens,
)
from devices.errors import DeviceError, NoAnswer, PortUnavailable, standing_of
from devices.standing import Cause, DeviceState, Standing

_log = logging.getLogger(__name__)

AUTO = "auto"
ANY_OF = "*"
_NOT_SCANNERS = ("v4l:",)
"""Cameras: SANE offers them too."""
TOLD_EVERY = 0.01
"""Share of a page after which progress is told again."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. ``ask``: all questions of one look; ``first``: until a page begins, a lamp may have to warm
    up; ``quiet``: between two portions of a page; ``finish``: from the last page to the end.
    """

    ask: float = 6.0
    first: float = 60.0
    quiet: float = 20.0
    finish: float = 10.0


MOST_BYTES = 64 << 20
"""Of one page: A4 in colour at 450 dpi."""


class SaneScanner:
    """A DocumentScanner. `device` as SANE names it, "auto" for the first one found, or with * at the end: the
    part of the name that stays when it is plugged in elsewhere. `extra` are options of one model.
    """

    def __init__(
        self,
        device: str,
        *,
        extra: tuple[str, ...] = (),
        patience: Patience | None = None,
        most_bytes: int = MOST_BYTES,
        program: tuple[str, ...] = (PROGRAM,),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wanted = device
        self._extra = extra
        self._patience = patience or Patience()
        self._most_bytes = most_bytes
        self._program = program
        self._clock = clock
        self._device: str | None = None
        self._options: Options = {}
        self._lock = threading.Lock()
        self._running: Running | None = None

    def open(self) -> None:
        """Find the device and ask what it can do: a port alone proves nothing."""
        if self._device is None:
            deadline = self._clock() + self._patience.ask
            device = self._found(deadline)
            self._options = self._asked(device, deadline)
            self._device = device

    def close(self) -> None:
        """Forget what was learnt. SANE holds no device between two scans."""
        self._device = None
        self._options = {}

    def standing(self) -> Standing:
        """Ask the scanner what it can do; one that answers works. One that is not where it was is looked for
        anew: USB numbers change when it is plugged in again.
        """
        try:
            if self._device is not None:
                try:
                    self._options = self._asked(self._device, self._clock() + self._patience.ask)
                except PortUnavailable:
                    self.close()
            self.open()
        except DeviceError as error:
            self.close()
            return standing_of(error)
        return Standing(DeviceState.WORKING, detail=self._device or "")

    def sources(self) -> frozenset[PageSource]:
        """Where pages can come from."""
        self.open()
        return sane_options.sources(self._options)

    def scan(self, request: ScanRequest, tell: Tell = nobody_listens) -> Pages:
        """The pages. Nothing of the scan is left when it ends or is closed."""
        if request.source not in self.sources():
            raise ScanFailed(
                f"document scanner: it has no {request.source}; use another source",
                Cause.SETTING_WRONG,
                sentence_key="device.scanner.unavailable",
            )
        told, dpi = sane_options.arguments(self._options, request)
        command = [*self._program, "-d", self._device or "", "--format=pnm", *told, *self._extra]
        with ExitStack() as ending:
            pipes = None
            if request.source is PageSource.FEEDER:
                pipes = ending.enter_context(FeederPipes(request.most_pages))
                command += pipes.arguments
            running = ending.enter_context(Running(command, self._clock, names_a_reason))
            ending.callback(self._let_go)
            with self._lock:
                self._running = running
            try:
                yield from self._pages(running, pipes, request, dpi, tell)
            except Cancelled:
                raise ScanCancelled("document scanner: the scan was cancelled; scan again") from None
            except PortUnavailable:
                self.close()  # it may be found elsewhere
                raise

    def cancel(self) -> None:
        """End the scan under way. In any thread."""
        with self._lock:
            if self._running is not None:
                self._running.cancel()

    def _pages(
        self, running: Running, pipes: FeederPipes | None, request: ScanRequest, dpi: int, tell: Tell
    ) -> Pages:
        most = request.most_pages if pipes is not None else 1
        for number in range(1, most + 1):
            descriptor = running.out if pipes is None else pipes.open(number)
            page = self._page(running, descriptor, number, tell)
            if page is None:
                self._see_why(running, number - 1)
                return
            yield ScannedPage(page.whole(), MEDIA_TYPE, page.width, page.height, dpi)
        error = self._failure(running)
        if isinstance(error, NoAnswer):
            _log.warning("%s", error)  # all pages are here
        elif error is not None:
            raise error

    def _page(self, running: Running, descriptor: int, number: int, tell: Tell) -> PnmPage | None:
        """One page, whole; None when the program has ended without one."""
        page = PnmPage(self._most_bytes)
        told = 0.0
        tell(ScanProgress(number, 0.0))
        while part := self._read(running, descriptor, begun=page.begun):
            page.feed(part)
            share = page.share or 0.0
            if share >= told + TOLD_EVERY:
                told = share
                tell(ScanProgress(number, share))
        if not page.begun:
            return None
        if page.share != 1.0:  # it stopped within the page; its end says why, or it does not even know
            error = self._failure(running)
            if error is not None and not isinstance(error, NoAnswer):
                raise error
        page.whole()
        return page

    def _read(self, running: Running, descriptor: int, *, begun: bool) -> bytes:
        try:
            return running.read(descriptor, self._patience.quiet if begun else self._patience.first)
        except NoAnswer:
            if names_a_reason(running.told):
                raise failure(GOOD, running.told) from None
            raise

    def _see_why(self, running: Running, pages: int) -> None:
        """No page came after these. A feeder that is empty after some pages has done what was asked."""
        error = self._failure(running)
        if error is None and not pages:
            error = NoDocument("document scanner: it gave no page; put a document in")
        if error is not None and not (pages and isinstance(error, NoDocument)):
            raise error

    def _failure(self, running: Running) -> DeviceError | None:
        """How it ended; None where all is well. Drivers hang in their own tidying up (SANE's `test` driver
        does about once in a hundred faults, a thread of it is cancelled inside malloc): what they told before
        counts.
        """
        try:
            exit_code = running.finish(self._patience.finish)
        except NoAnswer as error:
            return failure(GOOD, running.told) if names_a_reason(running.told) else error
        return None if exit_code == GOOD else failure(exit_code, running.told)

    def _found(self, deadline: float) -> str:
        if self._wanted != AUTO and not self._wanted.endswith(ANY_OF):
            return self._wanted
        command = [*self._program, "--formatted-device-list=%d%n"]
        answer = ask(command, deadline - self._clock(), self._clock)
        names = [each for each in answer.out.split("\n") if each and not each.startswith(_NOT_SCANNERS)]
        beginning = "" if self._wanted == AUTO else self._wanted.removesuffix(ANY_OF)
        for name in names:
            if name.startswith(beginning):
                return name
        there = ", ".join(names) or "none"
        raise PortUnavailable(
            f"document scanner: no {self._wanted} among SANE's devices ({there}); check its cable and power",
            sentence_key="device.scanner.unavailable",
            cause=Cause.NO_PORT,
        )

    def _asked(self, device: str, deadline: float) -> Options:
        command = [*self._program, "-d", device, *self._extra, "--all-options"]
        answer = ask(command, deadline - self._clock(), self._clock)
        if answer.exit_code != GOOD:
            raise not_opened(answer.exit_code, answer.told)
        return sane_options.parse(answer.out)

    def _let_go(self) -> None:
        with self._lock:
            self._running = None
