"""One line of the I/O board's protocol, to and from bytes. Pure; the specification is
docs/devices/io-board.md.
"""

import re
from binascii import crc_hqx
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

LONGEST = 200
"""Bytes of a line, its newline included."""
UNASKED = 0
"""The sequence of what the board says by itself."""
LAST_SEQUENCE = 0xFF

_LINE = re.compile(
    rb"(?P<checked>(?P<sequence>[0-9A-F]{2}) (?P<verb>[A-Z]{1,8})"
    rb"(?P<values>(?: [a-z][a-z0-9]{0,11}=[0-9A-Za-z.,_-]{1,48})*)) \*(?P<crc>[0-9A-F]{4})"
)


def crc16(data: bytes) -> int:
    """CRC-16/IBM-3740, also called CCITT-FALSE: polynomial 1021, start FFFF, nothing reflected, nothing
    added at the end. Of the nine ASCII digits 1 to 9 it is 29B1.
    """
    return crc_hqx(data, 0xFFFF)


@dataclass(frozen=True, slots=True)
class Message:
    """What a line says. `sequence`: 1 to 255, UNASKED for what the board says by itself."""

    sequence: int
    verb: str
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def encode(message: Message) -> bytes:
    """The line, newline included."""
    parts = [
        f"{message.sequence:02X}",
        message.verb,
        *(f"{key}={each}" for key, each in message.values.items()),
    ]
    checked = " ".join(parts).encode("ascii")
    return checked + b" *%04X\r\n" % crc16(checked)


def decode(untrusted_line: bytes) -> Message | None:
    """What a line (without its newline) says; None for one that is not whole, or not of this protocol."""
    found = _LINE.fullmatch(untrusted_line)
    if found is None or int(found["crc"], 16) != crc16(found["checked"]):
        return None
    pairs = (pair.split("=", 1) for pair in found["values"].decode("ascii").split())
    return Message(int(found["sequence"], 16), found["verb"].decode("ascii"), MappingProxyType(dict(pairs)))


class LineCutter:
    """Cuts a stream of bytes into lines. What is longer than a line may be is dropped up to the next
    newline, so that it never holds more than one line.
    """

    def __init__(self) -> None:
        self._begun = bytearray()
        self._overlong = False

    @property
    def begun(self) -> int:
        """Bytes held of a line that has not ended."""
        return len(self._begun)

    def feed(self, untrusted_bytes: bytes) -> list[bytes]:
        """The lines that end in these bytes, without their newlines."""
        *ended, rest = untrusted_bytes.split(b"\n")
        lines = []
        for part in ended:
            self._add(part)
            if not self._overlong:
                lines.append(bytes(self._begun).removesuffix(b"\r"))
            self.forget()
        self._add(rest)
        return lines

    def forget(self) -> None:
        """Hold nothing of what was."""
        self._begun.clear()
        self._overlong = False

    def _add(self, part: bytes) -> None:
        if self._overlong or len(self._begun) + len(part) >= LONGEST:
            self._overlong = True
            self._begun.clear()
        else:
            self._begun += part
