"""SDT frames: bytes in, whole answers out. Pure.

A frame is `AA AA AA 96 69`, LEN (two bytes, big endian, counting everything behind it), a body, and a check
byte over LEN and body: their XOR, but for one family of readers. A request's body is CMD PARA data, an
answer's SW1 SW2 SW3 data. (Donsee's protocol page, and programs such as hev-dbus and HslCommunication's
SAMSerial.)
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import xor

PREAMBLE = bytes.fromhex("AAAAAA9669")
MAX_LEN = 0x090A  # the largest known answer: text, photo and two fingerprints
REQUEST_LEN = 3  # CMD PARA check: a frame of this length coming in is our own request, echoed by the line
# The end of the preamble finds the start of a frame, so that one with a damaged beginning (AA 00 AA AA 96 69
# has been seen) still counts. The check byte and the shape of the answer decide whether it was one.
_SYNC = bytes.fromhex("AA9669")
_HEADER = len(_SYNC) + 2
TIMEOUT_MARK = bytes.fromhex("0005050505")  # stands behind the preamble where some readers tell of a timeout


@dataclass(frozen=True)
class Answer:
    """A whole frame with a right check byte. `card_status` is SW1 SW2, the card's own word, often 00 00."""

    status: int
    data: bytes = b""
    card_status: bytes = b"\0\0"

    @property
    def beginning(self) -> bytes:
        """Preamble, LEN and the three status bytes, as they stood on the wire."""
        length = len(self.data) + 4
        return PREAMBLE + length.to_bytes(2, "big") + self.card_status + bytes([self.status])


@dataclass(frozen=True)
class Damaged:
    """Something that began like a frame and was none: wrong check byte or impossible length."""


@dataclass(frozen=True)
class TimeoutMark:
    """The pseudo-frame with which some vendors' readers say that they gave up."""


@dataclass(frozen=True)
class Echo:
    """A request coming back: some lines echo what is sent."""


Frame = Answer | Damaged | TimeoutMark | Echo


class Check(StrEnum):
    """How the check byte is made of LEN and body."""

    XOR = "xor"
    TWOS_COMPLEMENT = "twos_complement"
    """The whole, check byte included, adds up to 0 modulo 256."""

    def byte(self, checked: bytes) -> int:
        """The check byte that belongs behind LEN and body."""
        return reduce(xor, checked, 0) if self is Check.XOR else -sum(checked) & 0xFF

    def holds(self, whole: bytes) -> bool:
        """Whether LEN, body and check byte fit each other."""
        return (reduce(xor, whole, 0) if self is Check.XOR else sum(whole) & 0xFF) == 0


def encode_request(command: bytes, data: bytes = b"", check: Check = Check.XOR) -> bytes:
    """CMD PARA and data as they go over the wire."""
    length = len(command) + len(data) + 1
    checked = length.to_bytes(2, "big") + command + data
    return PREAMBLE + checked + bytes([check.byte(checked)])


class FrameDecoder:
    """Takes bytes in any portions and gives whole frames.

    Once in step it goes by LEN, because a photo may hold anything, a preamble too. Out of step it looks for
    the next preamble. What it holds never exceeds one frame of MAX_LEN.
    """

    def __init__(self, check: Check = Check.XOR) -> None:
        self._check = check
        self._held = bytearray()

    @property
    def mid_frame(self) -> bool:
        """A frame has begun and its end has not come."""
        return self._held.startswith(_SYNC)

    def feed(self, untrusted_bytes: bytes) -> list[Frame]:
        """The frames that these bytes complete, in their order."""
        self._held += untrusted_bytes
        frames: list[Frame] = []
        while (frame := self._next()) is not None:
            frames.append(frame)
        return frames

    def give_up(self) -> list[Frame]:
        """The rest of the frame under way will not come: let go of it, and look for whole ones inside it."""
        frames: list[Frame] = []
        while self.mid_frame:
            del self._held[: len(_SYNC)]
            frames += self.feed(b"")
        self._held.clear()
        return frames

    def _next(self) -> Frame | None:
        self._skip_to_sync()
        if len(self._held) < _HEADER:
            return None
        behind_preamble = self._held[len(_SYNC) : len(_SYNC) + len(TIMEOUT_MARK)]
        if behind_preamble == TIMEOUT_MARK:
            del self._held[: len(_SYNC) + len(TIMEOUT_MARK)]
            return TimeoutMark()
        if TIMEOUT_MARK.startswith(behind_preamble):
            return None
        length = int.from_bytes(behind_preamble[:2], "big")
        if not REQUEST_LEN <= length <= MAX_LEN:
            return self._refuse()
        if len(self._held) < _HEADER + length:
            return None
        checked = bytes(self._held[len(_SYNC) : _HEADER + length])
        if not self._check.holds(checked):
            return self._refuse()
        del self._held[: _HEADER + length]
        if length == REQUEST_LEN:
            return Echo()
        return Answer(status=checked[4], data=checked[5:-1], card_status=checked[2:4])

    def _skip_to_sync(self) -> None:
        start = self._held.find(_SYNC)
        if start < 0:  # keep only what may be the beginning of one
            start = len(self._held) - next(
                (kept for kept in (2, 1) if self._held.endswith(_SYNC[:kept])),
                0,
            )
        del self._held[:start]

    def _refuse(self) -> Damaged:
        del self._held[: len(_SYNC)]
        return Damaged()
