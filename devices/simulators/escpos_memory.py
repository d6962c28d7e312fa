"""What a simulated printer remembers: until it is switched off, and for ever."""

from dataclasses import dataclass

import qrcode

from devices.simulators.escpos_commands import Characters, Command, Token

LINE_PITCH = 34
"""Dots of a line of text: a sixth of an inch at 203 dpi."""
NOTHING_STORED = b"\x37\x360\x1f0\x1f1\x1f1\x00"
"""GS ( k function 82 with an empty store: no size, and 31: it cannot be printed."""
_LEVELS = {0x30: 1, 0x31: 0, 0x32: 3, 0x33: 2}
"""L M Q H in the numbers of the qrcode package."""


@dataclass
class Memory:
    """Lost at a restart."""

    received: bytes = b""
    recent: bytes = b""
    chinese: bool = False
    asb: int = 0
    code: bytes = b""
    module: int = 3
    level: int = 0x30

    def obey_code_command(self, data: bytes) -> None:
        """GS ( k functions 67, 69 and 80: the settings and the store of QR codes."""
        function, rest = data[1:2], data[2:]
        if data[:1] != b"1" or not rest:
            return
        if function == b"C":
            self.module = rest[0]
        elif function == b"E":
            self.level = rest[0]
        elif function == b"P":
            self.code = rest[1:]

    @property
    def code_dots(self) -> int:
        """Side of the code in the store."""
        if not self.code:
            return 0
        drawn = qrcode.QRCode(error_correction=_LEVELS.get(self.level, 1), border=0)
        drawn.add_data(self.code)
        drawn.make(fit=True)
        return drawn.modules_count * self.module

    @property
    def code_size(self) -> bytes:
        """The answer to GS ( k function 82."""
        if not (dots := str(self.code_dots).encode() if self.code else b""):
            return NOTHING_STORED
        return b"\x37\x36" + dots + b"\x1f" + dots + b"\x1f1\x1f0\x00"


@dataclass
class Counters:
    """Kept over a restart, and told by Custom printers."""

    power_ups: int = 1
    cuts: int = 0
    printed_dots: int = 0
    retractions: int = 0

    def answer(self, command: bytes) -> bytes:
        """The answer to GS E1h to E5h, in text."""
        return {
            b"\x1d\xe2": f"{self.cuts} cuts",
            b"\x1d\xe3": f"{self.printed_dots // 80}cm",
            b"\x1d\xe4": f"{self.retractions}ret",
            b"\x1d\xe5": f"{self.power_ups}on",
        }.get(command, "").encode("ascii")


def dots_of(token: Token, memory: Memory) -> int:
    """How far the paper moves for it."""
    if isinstance(token, Characters):
        return LINE_PITCH if token.raw == b"\n" else 0
    if not isinstance(token, Command):
        return 0
    first = token.arguments[0] if token.arguments else 0
    match token.name:
        case "ESC J":
            return first
        case "ESC d":
            return first * LINE_PITCH
        case "GS v 0":
            return int.from_bytes(token.arguments[3:5], "little")
        case "GS ( k" if token.data[1:2] == b"Q":
            return memory.code_dots
        case _:
            return 0
