"""What a simulated printer feels, and how it tells: the status bytes of the fact sheet, 2.2 to 2.4."""

from dataclasses import dataclass, field
from enum import Enum

FULL_STATUS = 20
"""DLE EOT 20 of Custom printers."""


class Personality(Enum):
    """How a model's answers differ."""

    EPSON = (0x12, False, False)
    CASHINO = (0x12, True, False)
    RELIANCE = (0x00, False, False)
    CUSTOM = (0x12, False, True)

    @property
    def fixed_bits(self) -> int:
        """Bits that are 1 in every answer."""
        return self.value[0]

    @property
    def tells_of_slip(self) -> bool:
        """Whether bit 7 of the first answer says that a slip has not been torn off."""
        return self.value[1]

    @property
    def is_custom(self) -> bool:
        """Whether it knows the questions, the ejector and the counters of Custom's kiosk printers."""
        return self.value[2]


@dataclass
class Sensors:
    """What the printer feels. Changed only by its owner's methods."""

    paper_out: bool = False
    paper_low: bool = False
    cover_open: bool = False
    cutter_jammed: bool = False
    jammed: bool = False
    head_hot: bool = False
    broken: bool = False
    shown: dict[int, bytes] = field(default_factory=dict)
    """Bits shown beside those, by the number of the question: a sensor that nothing here moves."""

    @property
    def stopped(self) -> bool:
        """Nothing is printed in this state."""
        return (
            self.paper_out
            or self.cover_open
            or self.cutter_jammed
            or self.jammed
            or self.head_hot
            or self.broken
        )

    def answer(self, number: int, personality: Personality, slip_at_mouth: bool) -> bytes:
        """The answer to DLE EOT ``number``; nothing to a number that is not known."""
        if number == FULL_STATUS and personality.is_custom:
            return b"\x10\x0f" + self._with_shown(number, self._full(slip_at_mouth))
        if number not in (1, 2, 3, 4):
            return b""
        slip = 0x80 if personality.tells_of_slip and slip_at_mouth else 0
        low = 0x0C if self.paper_low or self.paper_out else 0
        fault = self.cutter_jammed or self.jammed or self.head_hot or self.broken
        bits = (
            slip | self.stopped << 3,
            self.cover_open << 2 | self.paper_out << 5 | fault << 6,
            self.jammed << 2 | self.cutter_jammed << 3 | self.broken << 5 | self.head_hot << 6,
            low | (0x60 if self.paper_out else 0),
        )
        return self._with_shown(number, bytes([personality.fixed_bits | bits[number - 1]]))

    def answer_in_turn(self) -> bytes:
        """The answer to GS r 1. A printer without paper does not come to give it."""
        return b"\x03" if self.paper_low else b"\x00"

    def ejector(self, slip_at_mouth: bool) -> bytes:
        """The answer to GS e 6: bit 2 is on while there is paper."""
        paper = self.paper_low | (not self.paper_out) << 2
        return bytes([paper | slip_at_mouth << 3 | self.broken << 6 | self.jammed << 7])

    def automatic_status(self) -> bytes:
        """The four bytes of ASB."""
        low = 0x03 if self.paper_low or self.paper_out else 0
        first = 0x10 | self.stopped << 3 | self.cover_open << 5
        error = self.jammed << 2 | self.cutter_jammed << 3 | self.broken << 5 | self.head_hot << 6
        return bytes([first, error, low | (0x0C if self.paper_out else 0), 0])

    def _full(self, slip_at_mouth: bool) -> bytes:
        low = self.paper_low or self.paper_out
        return bytes(
            [
                self.paper_out | low << 2 | slip_at_mouth << 5,
                self.cover_open << 1,
                self.head_hot | self.jammed << 6,
                self.cutter_jammed | self.broken << 2,
            ]
        )

    def _with_shown(self, number: int, answer: bytes) -> bytes:
        shown = self.shown.get(number, b"").ljust(len(answer), b"\0")
        return bytes(bits | more for bits, more in zip(answer, shown, strict=True))
