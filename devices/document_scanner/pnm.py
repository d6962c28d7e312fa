"""A picture as scanimage sends it (PNM, binary): its size is known from the first bytes, and held to a limit
before anything is kept.
"""

import re

from devices.document_scanner.scanner import ScanFailed
from devices.standing import Cause

MEDIA_TYPE = "image/x-portable-anymap"
_HEADER = re.compile(
    rb"^P(?P<kind>[456])\s+(?:#[^\n]*\n\s*)*(?P<w>\d{1,6})\s+(?P<h>\d{1,6})\s+(?:(?P<max>\d{1,5})\s)?"
)
_LONGEST_HEADER = 256
_CHANNELS = {b"5": 1, b"6": 3}


class PnmPage:
    """Takes the bytes of one picture as they come. `longest`: the most bytes that it may have."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._bytes = bytearray()
        self._expected = 0
        self.width = self.height = 0

    def feed(self, untrusted_bytes: bytes) -> None:
        """Take a portion. Raises ScanFailed where this is no picture, or too large a one."""
        if self._expected and len(self._bytes) + len(untrusted_bytes) > self._expected:
            raise ScanFailed("document scanner: more came than the page has; scan again", Cause.NOT_A_PAGE)
        self._bytes += untrusted_bytes
        if not self._expected:
            self._read_header()

    @property
    def begun(self) -> bool:
        """Whether anything came."""
        return bool(self._bytes)

    @property
    def share(self) -> float | None:
        """How much of it has come, 0 to 1."""
        return len(self._bytes) / self._expected if self._expected else None

    def whole(self) -> bytes:
        """The picture. Raises ScanFailed when it is not all there."""
        if not self._expected or len(self._bytes) != self._expected:
            raise ScanFailed(
                "document scanner: the page is not whole; check its cable and scan again", Cause.NOT_A_PAGE
            )
        return bytes(self._bytes)

    def _read_header(self) -> None:
        match = _HEADER.match(self._bytes[:_LONGEST_HEADER])
        # A height may go on, and so may a greatest value: the header is whole once something follows it.
        if match is None or (match["kind"] != b"4" and match["max"] is None):
            if len(self._bytes) >= _LONGEST_HEADER:
                raise ScanFailed(
                    "document scanner: what it sends is no picture; scan again", Cause.NOT_A_PAGE
                )
            return
        width, height = int(match["w"]), int(match["h"])
        expected = match.end() + _raster_bytes(match["kind"], width, height, int(match["max"] or 1))
        if not width or not height:
            raise ScanFailed("document scanner: the page has no size; scan again", Cause.NOT_A_PAGE)
        if expected > self._longest:
            raise ScanFailed(
                f"document scanner: a page of {width} by {height} pixels is too large; "
                "scan at a lower resolution or in grey",
                Cause.PAGE_TOO_LARGE,
                sentence_key="device.scanner.too_large",
            )
        if len(self._bytes) > expected:
            raise ScanFailed("document scanner: more came than the page has; scan again", Cause.NOT_A_PAGE)
        self.width, self.height, self._expected = width, height, expected


def _raster_bytes(kind: bytes, width: int, height: int, greatest: int) -> int:
    if kind == b"4":
        return (width + 7) // 8 * height
    return width * height * _CHANNELS[kind] * (2 if greatest > 0xFF else 1)
