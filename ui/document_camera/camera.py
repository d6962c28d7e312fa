"""The document camera as a document scanner: what lies below it is a page on the plate."""

import time
from collections.abc import Generator

from PySide6.QtGui import QImage

from devices.document_scanner.scanner import (
    A4_MM,
    ColourMode,
    PageSource,
    ScanCancelled,
    ScanFailed,
    ScannedPage,
    ScanProgress,
    ScanRequest,
    Tell,
    nobody_listens,
)
from devices.errors import PortUnavailable
from devices.standing import Cause, Device, DeviceState, Standing
from ui.document_camera.exchange import Frame
from ui.document_camera.eye import Eye

FIRST_FRAME_S = 6.0
"""USB cameras take one to three seconds to the first frame, and some throw away a few while they adjust."""
OFF_S = 3.0
SETTLE_FRAMES = 2
"""So many frames are let pass when it was off: the first ones are dark or green."""


class DocumentCamera:
    """A `DocumentScanner`. `node` tells how the camera stands while it is off; it is never switched on for
    that.
    """

    def __init__(self, node: Device, eye: Eye) -> None:
        self._node = node
        self._eye = eye
        self._opened = False
        self._stalled = False

    @property
    def on(self) -> bool:
        """Whether it sees."""
        return self._eye.exchange.on

    def open(self) -> None:
        """Switch it on. The first frame comes when it comes."""
        standing = self._node.standing()
        if not standing.serves:
            raise PortUnavailable(f"the camera cannot be used: {standing.cause}, {standing.detail}")
        if not self._opened:
            self._opened = True
            self._stalled = False
            self._eye.switch(on=True)

    def close(self) -> None:
        """Off, when this returns, unless its driver hangs."""
        if self._opened:
            self._opened = False
            self._eye.switch(on=False)
            self._eye.exchange.wait_off(OFF_S)

    def end(self) -> None:
        """Close for good."""
        self._opened = False
        self._eye.end()

    def standing(self) -> Standing:
        """Its driver's answer; while it is on, whether frames come."""
        standing = self._node.standing()
        if not standing.serves:
            return standing
        fault = self._eye.exchange.fault
        if fault:
            return Standing(DeviceState.FAULTED, Cause.CAMERA_REFUSES, fault.splitlines()[0][:160])
        if self._stalled:
            return Standing(DeviceState.FAULTED, Cause.CAMERA_STALLED, standing.detail)
        return standing

    def sources(self) -> frozenset[PageSource]:
        """The plate below it."""
        return frozenset({PageSource.PLATE})

    def scan(self, request: ScanRequest, tell: Tell = nobody_listens) -> Generator[ScannedPage, None, None]:
        """One page: a frame that was not yet there when it was asked for. It goes off again if it was off."""
        was_open = self._opened
        self.open()
        try:
            tell(ScanProgress(1))
            frame = self._fresh(1 if was_open else SETTLE_FRAMES)
            tell(ScanProgress(1, 1.0))
            yield _page(frame.image, request.mode)
        finally:
            if not was_open:
                self.close()

    def cancel(self) -> None:
        """As DocumentScanner.cancel."""
        self._eye.exchange.cancel()

    def look(self, than: int, seconds: float) -> Frame | None:
        """The newest frame after `than`, for a preview."""
        frame = self._eye.exchange.newer(than, seconds)
        if frame is not None:
            self._stalled = False
        return frame

    def stalled(self) -> None:
        """It is on, and no frame comes: whoever looks has noticed."""
        self._stalled = True

    def _fresh(self, frames: int) -> Frame:
        exchange = self._eye.exchange
        with exchange.awaited() as last:
            until = time.monotonic() + FIRST_FRAME_S
            serial = last
            frame = None
            for _ in range(frames):
                frame = exchange.newer(serial, max(0.0, until - time.monotonic()))
                if frame is None:
                    break
                serial = frame.serial
            if frame is not None:
                self._stalled = False
                return frame
            if exchange.cancelled:
                raise ScanCancelled("the page is not wanted any more")
            self._stalled = True
            if exchange.fault:
                raise ScanFailed(f"the camera says: {exchange.fault}", Cause.CAMERA_REFUSES)
            raise ScanFailed(f"no frame within {FIRST_FRAME_S:.0f} s", Cause.CAMERA_STALLED)


def _page(image: QImage, mode: ColourMode) -> ScannedPage:
    """As a portable pixmap: nothing is lost, and it takes no time. The resolution is that of a field of view
    as wide as A4 is long; a camera does not know how high it hangs.
    """
    grey = mode is ColourMode.GREY
    whole = image.convertToFormat(QImage.Format.Format_Grayscale8) if grey else image
    width, height = whole.width(), whole.height()
    row = width * (1 if grey else 3)
    bits = bytes(whole.constBits())
    rows = b"".join(bits[y * whole.bytesPerLine() :][:row] for y in range(height))
    head = f"{'P5' if grey else 'P6'}\n{width} {height}\n255\n".encode()
    dpi = max(1, round(max(width, height) / A4_MM[1] * 25.4))
    kind = "image/x-portable-graymap" if grey else "image/x-portable-pixmap"
    return ScannedPage(head + rows, kind, width, height, dpi)
