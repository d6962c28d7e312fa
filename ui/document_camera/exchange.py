"""What the camera's thread and its owner's thread tell each other: the newest frame, and whether it is on."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtGui import QImage

MOST_FRAMES_A_SECOND = 12
"""More than the edge of a sheet is looked for anyway; each costs a conversion."""


@dataclass(frozen=True)
class Frame:
    """`serial` rises with each frame, also over several times on and off."""

    image: QImage
    serial: int


class Exchange:
    """In any thread. Holds one frame at most, and none while the camera is off."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._frame: Frame | None = None
        self._serial = 0
        self._wanted = False
        self._on = False
        self._fault = ""
        self._awaited = False
        self._cancelled = False
        self._next_at = 0.0

    def due(self) -> bool:
        """Whether a frame that comes now is to be taken, or to be passed over."""
        with self._changed:
            now = time.monotonic()
            if not self._on or now < self._next_at:
                return False
            self._next_at = now + 1 / MOST_FRAMES_A_SECOND
            return True

    def put(self, image: QImage) -> None:
        """A frame; it replaces the one before."""
        with self._changed:
            if self._on:
                self._serial += 1
                self._frame = Frame(image, self._serial)
                self._fault = ""
                self._changed.notify_all()

    def want(self, *, on: bool) -> None:
        """The camera is to be on, or off. It counts as on at once, and as off once it went off."""
        with self._changed:
            self._wanted = on
            if on:
                self._switched(on=True)

    def went_off(self) -> None:
        """The camera is off, unless it is wanted again: its frame is forgotten."""
        with self._changed:
            if not self._wanted:
                self._switched(on=False)

    def failed(self, fault: str) -> None:
        """The camera says that it cannot; in its maker's words."""
        with self._changed:
            self._fault = fault or "?"
            self._frame = None
            self._changed.notify_all()

    def cancel(self) -> None:
        """Whoever waits for a page waits no longer; nothing when nobody does."""
        with self._changed:
            self._cancelled = self._awaited
            self._changed.notify_all()

    @contextmanager
    def awaited(self) -> Iterator[int]:
        """While somebody waits for a page, who may be asked to stop. Gives the last serial so far."""
        with self._changed:
            self._awaited, self._cancelled = True, False
            serial = self._serial
        try:
            yield serial
        finally:
            with self._changed:
                self._awaited = self._cancelled = False

    def newer(self, than: int, seconds: float) -> Frame | None:
        """The first frame after `than`; None when there is none within so many seconds, or no more to
        expect.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._ready(than) or bool(self._fault) or self._cancelled, seconds)
            return self._frame if self._ready(than) and not self._cancelled else None

    def wait_off(self, seconds: float) -> bool:
        """Whether the camera is off within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._on, seconds)

    @property
    def wanted(self) -> bool:
        """Whether it is to be on."""
        with self._changed:
            return self._wanted

    @property
    def cancelled(self) -> bool:
        """Whether whoever waited was asked to stop."""
        with self._changed:
            return self._cancelled

    @property
    def fault(self) -> str:
        """What the camera says is wrong; "" while nothing is."""
        with self._changed:
            return self._fault

    @property
    def on(self) -> bool:
        """Whether it is on."""
        with self._changed:
            return self._on

    def _switched(self, *, on: bool) -> None:
        self._on = on
        self._frame = None
        self._fault = ""
        self._next_at = 0.0
        self._changed.notify_all()

    def _ready(self, than: int) -> bool:
        return self._frame is not None and self._frame.serial > than
