"""The document scanner's owner: watched like any device, scans when pages are wanted."""

import time
from collections.abc import Callable

from devices.document_scanner.scanner import (
    DocumentScanner,
    NoDocument,
    PageSource,
    ScanCancelled,
    ScanRequest,
)
from devices.errors import DeviceError
from devices.standing import Standing
from devices.supervision.watch import Watch
from kiosk.visit.answers import PageFailed, PageTaken
from kiosk.visit.copying import Copier
from kiosk.visit.effects import Effect, SeePage
from kiosk.visit.events import Event
from ui.workers.plugged import Plugged

SCANS, FAILURES = "scans", "failures"
AT_REST_S = 30.0
"""Between two looks at a scanner that nobody uses: each opens the device and asks for all its options."""


class Cancelling:
    """Ends the scan under way, from any thread: its owner waits for the scanner and reads no effects."""

    def __init__(self) -> None:
        self._cancel: Callable[[], None] = _nothing

    def of(self, scanner: DocumentScanner) -> None:
        """From now on it is this scanner's."""
        self._cancel = scanner.cancel

    def __call__(self) -> None:
        """End the scan; nothing where there is none."""
        self._cancel()


def _nobody_listens(_: Event) -> None:
    """For who takes no pages for a visit."""


class PageDesk:
    """A worker. `stand` hears how the scanner stands; `post` hears of the pages that a
    visit asked for, `count` of what was done with it. No page is held here.
    """

    def __init__(
        self,
        scanner: DocumentScanner,
        stand: Callable[[Standing], None],
        cancelling: Cancelling,
        clock: Callable[[], float] = time.monotonic,
        post: Callable[[Event], None] = _nobody_listens,
        count: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._count = count
        self._post = post
        self._scanner = scanner
        self._stand = stand
        self._watch = Watch(scanner, stand, AT_REST_S, clock)
        cancelling.of(scanner)

    def handle(self, effect: Effect) -> None:
        """Scan."""
        match effect:
            case SeePage() if effect.copier is Copier.SCANNER:
                self._post(self._taken(effect.ticket))
                self._watch.look_soon()
            case Plugged():
                self._watch.look_soon()
            case _:
                pass

    def rest(self) -> float:
        """Look when it is due."""
        return self._watch.rest()

    def close(self) -> None:
        """Give the scanner back."""
        self._watch.close()

    def _taken(self, ticket: int) -> Event:
        """A page for a visit. The first one brings NumPy and OpenCV into this thread."""
        from devices.page_image.making import page_from  # noqa: PLC0415  heavy

        try:
            [seen] = self._scanner.scan(ScanRequest(self._source()))
            self._count(SCANS)
            return PageTaken(ticket, page_from(seen.encoded, scanned=True))
        except DeviceError as error:
            self._count_failure(error)
            return PageFailed(ticket, error.sentence_key)

    def _source(self) -> PageSource:
        """The glass; a scanner without one draws a sheet in."""
        return PageSource.PLATE if PageSource.PLATE in self._scanner.sources() else PageSource.FEEDER

    def _count_failure(self, error: DeviceError) -> None:
        """An empty scanner and a person who stops it are no failures of its."""
        if not isinstance(error, NoDocument | ScanCancelled):
            self._count(FAILURES)


def _nothing() -> None:
    """There is no scanner yet."""
