"""What every document scanner does, whatever is behind it: a flatbed, a sheet feeder, a camera."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from devices.errors import DeviceError
from devices.standing import Cause, Standing

LEAST_DPI, MOST_DPI = 75, 600
"""Below it small print cannot be read; above it a page of A4 is larger than what an archive takes."""
A4_MM = (210.0, 297.0)


class PageSource(StrEnum):
    """Where a page lies."""

    PLATE = "plate"
    """The glass of a flatbed, or the plate below a camera: one page at a time."""
    FEEDER = "feeder"
    """A stack that is drawn in sheet by sheet, until it is used up."""


class ColourMode(StrEnum):
    """How much of the colours is kept, eight bits a channel."""

    COLOUR = "colour"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class ScanRequest:
    """What is wanted. ``dpi``: dots per inch, LEAST_DPI to MOST_DPI; a device takes the nearest it can.
    ``most_pages``: a stack beyond it is not drawn in.
    """

    source: PageSource = PageSource.PLATE
    mode: ColourMode = ColourMode.COLOUR
    dpi: int = 300
    most_pages: int = 1

    def __post_init__(self) -> None:
        if not LEAST_DPI <= self.dpi <= MOST_DPI:
            raise ValueError(f"{self.dpi} dpi is not within {LEAST_DPI} to {MOST_DPI}")
        if self.most_pages < 1:
            raise ValueError(f"{self.most_pages} pages cannot be asked for")


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """One page, in memory only. ``encoded``: a picture that Pillow decodes, of ``media_type``. ``width`` and
    ``height`` are its pixels, ``dpi`` what the device used (not always what was asked for).
    """

    encoded: bytes = field(repr=False)
    media_type: str
    width: int
    height: int
    dpi: int

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of what was seen, in millimetres."""
        return self.width / self.dpi * 25.4, self.height / self.dpi * 25.4


@dataclass(frozen=True, slots=True)
class ScanProgress:
    """``page`` counts from 1. ``share`` is 0 to 1 of that page, None where the device does not say."""

    page: int
    share: float | None = None


Tell = Callable[[ScanProgress], None]
"""Hears of progress, in the thread that scans."""


def nobody_listens(_: ScanProgress) -> None:
    """For who does not show progress."""


Pages = Generator[ScannedPage, None, None]
"""Asked for one by one; whoever stops asking closes it."""


class ScanFailed(DeviceError):
    """No page, or no further page; ``cause`` says why. What was given out before it is good."""

    def __init__(self, message: str, cause: Cause, *, sentence_key: str = "device.scanner.failed") -> None:
        super().__init__(message, sentence_key=sentence_key, cause=cause)


class NoDocument(ScanFailed):
    """Nothing lies there to be scanned."""

    def __init__(self, message: str) -> None:
        super().__init__(message, Cause.NO_DOCUMENT, sentence_key="device.scanner.no_document")


class ScanCancelled(DeviceError):
    """Somebody called `cancel`."""

    sentence_key = "device.scanner.cancelled"


class DocumentScanner(Protocol):
    """A Device (`devices.standing`). Blocking, owned by one thread; only `cancel` may be called in another.

    It keeps no page: what `scan` has given out is the caller's, and nothing of it is ever written to a file.
    """

    def open(self) -> None:
        """Take the device. Raises PortUnavailable. Opening twice does nothing."""

    def close(self) -> None:
        """Give it back. Never raises; may be called twice."""

    def standing(self) -> Standing:
        """As Device.standing. Never while a scan is under way: the same thread does both."""

    def sources(self) -> frozenset[PageSource]:
        """Where this device can take pages from. Raises DeviceError."""

    def scan(self, request: ScanRequest, tell: Tell = nobody_listens) -> Pages:
        """The pages, each as soon as it is whole: one from the plate, from a feeder until it is empty or
        ``most_pages`` have come. Closing the generator ends the scan.

        Raises NoDocument, ScanFailed, ScanCancelled, NoAnswer, DeviceLost, PortUnavailable.
        """

    def cancel(self) -> None:
        """End the scan under way as soon as the device allows, within a second or so; nothing when there is
        none. In any thread. The scan raises ScanCancelled.
        """
