"""ESC/POS as it arrives at a printer: bytes into commands, text and pictures. From the fact sheet, section
2.1.

A printer that does not know a command cannot skip it, since nothing tells its length; such bytes become
``Unknown``, two at a time, and what follows is read as it comes, as a real printer would.
"""

from collections.abc import Iterator
from dataclasses import dataclass

ESC, FS, GS, DLE = 0x1B, 0x1C, 0x1D, 0x10


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name ("GS v 0"), its arguments, its data, and all its bytes."""

    name: str
    arguments: bytes
    data: bytes
    raw: bytes


@dataclass(frozen=True, slots=True)
class Characters:
    """One character's bytes, or one control character such as LF."""

    raw: bytes


@dataclass(frozen=True, slots=True)
class Unknown:
    """Bytes that no known command begins with."""

    raw: bytes


Token = Command | Characters | Unknown

_FIXED = {  # prefix: (name, bytes of arguments)
    b"\x1b@": ("ESC @", 0),
    b"\x1ba": ("ESC a", 1),
    b"\x1bE": ("ESC E", 1),
    b"\x1b!": ("ESC !", 1),
    b"\x1b-": ("ESC -", 1),
    b"\x1bd": ("ESC d", 1),
    b"\x1bJ": ("ESC J", 1),
    b"\x1bt": ("ESC t", 1),
    b"\x1bR": ("ESC R", 1),
    b"\x1b2": ("ESC 2", 0),
    b"\x1b3": ("ESC 3", 1),
    b"\x1bi": ("ESC i", 0),
    b"\x1bm": ("ESC m", 0),
    b"\x1bc3": ("ESC c 3", 1),
    b"\x1bc4": ("ESC c 4", 1),
    b"\x1c&": ("FS &", 0),
    b"\x1c.": ("FS .", 0),
    b"\x1c!": ("FS !", 1),
    b"\x1c-": ("FS -", 1),
    b"\x1d!": ("GS !", 1),
    b"\x1da": ("GS a", 1),
    b"\x1dr": ("GS r", 1),
    b"\x1d\x0c": ("GS FF", 0),
    b"\x1d\xe1": ("GS E1h", 0),
    b"\x1d\xe2": ("GS E2h", 0),
    b"\x1d\xe3": ("GS E3h", 0),
    b"\x1d\xe4": ("GS E4h", 0),
    b"\x1d\xe5": ("GS E5h", 0),
    b"\x10\x04": ("DLE EOT", 1),
    b"\x10\x05": ("DLE ENQ", 1),
    b"\x10\x14": ("DLE DC4", 3),
}
_FEED_AND_CUT = (0x41, 0x42)
_EJECTOR_ARGUMENTS = {0x03: 2, 0x20: 3}
"""GS e: the steps to present, and a time after which the paper is drawn in."""


def next_token(received: bytes, chinese: bool) -> Token | None:
    """The first token of what has been received; None while it has not arrived whole. Empty input is None."""
    if not received:
        return None
    if received[0] not in (ESC, FS, GS, DLE):
        return _characters(received, chinese)
    for prefix, (name, count) in _FIXED.items():
        if received.startswith(prefix):
            return _whole(received, name, len(prefix), count)
    if len(received) < 3 and not received.startswith((b"\x1dV", b"\x1de")):
        return None if _may_grow(received) else Unknown(received[:2])
    if received.startswith(b"\x1dV"):
        feeds = len(received) > 2 and received[2] in _FEED_AND_CUT
        return _whole(received, "GS V", 2, 2 if feeds else 1)
    if received.startswith(b"\x1de"):
        wanted = _EJECTOR_ARGUMENTS.get(received[2], 1) if len(received) > 2 else 1
        return _whole(received, "GS e", 2, wanted)
    if received.startswith(b"\x1d("):
        return _with_length(received)
    if received.startswith(b"\x1dv0"):
        return _raster(received)
    return Unknown(received[:2])


def tokens(paper: bytes) -> Iterator[Token]:
    """All tokens of the bytes of one paper; a cut-off end is left out."""
    chinese, at = False, 0
    while (token := next_token(paper[at:], chinese)) is not None:
        at += len(token.raw)
        chinese = chinese_after(token, chinese)
        yield token


def chinese_after(token: Token, chinese: bool) -> bool:
    """Whether Chinese mode is on after this token."""
    if not isinstance(token, Command):
        return chinese
    return {"FS &": True, "FS .": False, "ESC @": False}.get(token.name, chinese)


def _characters(received: bytes, chinese: bool) -> Characters | None:
    length = 2 if chinese and received[0] >= 0x81 else 1
    return Characters(received[:length]) if len(received) >= length else None


def _whole(received: bytes, name: str, prefix: int, arguments: int) -> Command | None:
    end = prefix + arguments
    if len(received) < end:
        return None
    return Command(name, received[prefix:end], b"", received[:end])


def _may_grow(received: bytes) -> bool:
    beginnings = [*_FIXED, b"\x1d(", b"\x1dv0"]
    return any(beginning.startswith(received) for beginning in beginnings)


def _with_length(received: bytes) -> Command | None:
    """GS ( x pL pH and p bytes."""
    if len(received) < 5:
        return None
    end = 5 + int.from_bytes(received[3:5], "little")
    if len(received) < end:
        return None
    return Command(f"GS ( {chr(received[2])}", b"", received[5:end], received[:end])


def _raster(received: bytes) -> Command | None:
    """GS v 0 m xL xH yL yH and x times y bytes."""
    if len(received) < 8:
        return None
    across, down = int.from_bytes(received[4:6], "little"), int.from_bytes(received[6:8], "little")
    end = 8 + across * down
    if len(received) < end:
        return None
    return Command("GS v 0", received[3:8], received[8:end], received[:end])
