"""The document camera's owner: on while a page is laid down, shows what it sees, takes the page."""

import time
from collections.abc import Callable

from devices.document_scanner.scanner import ScanRequest
from devices.errors import DeviceError
from devices.page_image.page import Page
from devices.standing import Standing
from devices.supervision.watch import Watch
from kiosk.visit.answers import PageFailed, PageTaken
from kiosk.visit.copying import Copier
from kiosk.visit.effects import Effect, SeePage, StartLooking, StopLooking, Wipe
from kiosk.visit.events import Event
from ui.document_camera.camera import DocumentCamera
from ui.document_camera.sights import Sights
from ui.document_camera.view import sight_of
from ui.workers.page_desk import Cancelling
from ui.workers.plugged import Plugged

AT_REST_S = 10.0
FRAME_WAIT_S = 0.1
"""How long the owner waits for a frame before it looks whether something is asked of it."""
STALLED_S = 4.0
"""Without a frame for so long, a camera that is on is switched off and on."""
BETWEEN_S = 0.05
"""Between two sights: the edge takes longer to be found, and the rest of the processor is the screen's."""

PAGES, FAILURES = "pages", "failures"
"""Counters of the service record."""

MakePage = Callable[[bytes], Page]


class CameraDesk:
    """A worker. `stand` hears how the camera stands, `sights` what it sees; `page` makes a page of an encoded
    picture (`devices.page_image.making`), `count` moves a counter on.
    """

    def __init__(
        self,
        camera: DocumentCamera,
        stand: Callable[[Standing], None],
        sights: Sights,
        post: Callable[[Event], None],
        page: MakePage,
        cancelling: Cancelling,
        count: Callable[[str], None] = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._camera = camera
        self._stand = stand
        self._sights = sights
        self._post = post
        self._page = page
        self._count = count
        self._clock = clock
        self._watch = Watch(camera, stand, AT_REST_S, clock)
        cancelling.of(camera)
        self._looking = False
        self._serial = 0
        self._last_frame = 0.0

    def handle(self, effect: Effect) -> None:
        """On, off, or a page."""
        match effect:
            case StartLooking():
                self._begin()
            case StopLooking() | Wipe():
                self._end()
            case SeePage() if effect.copier is Copier.CAMERA:
                self._post(self._taken(effect.ticket))
            case Plugged():
                self._watch.look_soon()
            case _:
                pass

    def rest(self) -> float:
        """Show what it sees, or look how it stands."""
        if not self._looking:
            return self._watch.rest()
        frame = self._camera.look(self._serial, FRAME_WAIT_S)
        if frame is not None:
            self._serial = frame.serial
            self._last_frame = self._clock()
            self._sights.offer(sight_of(frame.image))
        elif self._clock() - self._last_frame > STALLED_S:
            self._camera.stalled()
            self._stand(self._camera.standing())
            self._camera.close()
            self._begin()
        return BETWEEN_S

    def close(self) -> None:
        """Off for good."""
        self._end()
        self._camera.end()
        self._watch.close()

    def _begin(self) -> None:
        self._looking = True
        self._last_frame = self._clock()
        try:
            self._camera.open()
        except DeviceError:
            self._stand(self._camera.standing())
        self._sights.on(self._camera.on)

    def _end(self) -> None:
        if self._looking:
            self._looking = False
            self._camera.close()
            self._sights.offer(None)
            self._sights.on(self._camera.on)
            self._watch.look_soon()

    def _taken(self, ticket: int) -> Event:
        try:
            [seen] = self._camera.scan(ScanRequest())
            page = self._page(seen.encoded)
        except DeviceError as error:
            self._count(FAILURES)
            self._stand(self._camera.standing())
            return PageFailed(ticket, error.sentence_key)
        self._count(PAGES)
        return PageTaken(ticket, page)
