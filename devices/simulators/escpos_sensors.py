"""What a simulated printer feels, and how it tells: the status bytes of the fact sheet, 2.2 and 2.3."""

from dataclasses import dataclass
from enum import Enum


class Personality(Enum):
    """How a model's answers differ."""

    EPSON = (0x12, False)
    CASHINO = (0x12, True)
    RELIANCE = (0x00, False)

    @property
    def fixed_bits(self) -> int:
        """Bits that are 1 in every answer."""
        return self.value[0]

    @property
    def tells_of_slip(self) -> bool:
        """Whether bit 7 of the first answer says that a slip has not been torn off."""
        return self.value[1]


@dataclass
class Sensors:
    """What the printer feels. Changed only by its owner's methods."""

    paper_out: bool = False
    paper_low: bool = False
    cover_open: bool = False
    cutter_jammed: bool = False

    @property
    def stopped(self) -> bool:
        """Nothing is printed in this state."""
        return self.paper_out or self.cover_open or self.cutter_jammed

    def answer(self, number: int, personality: Personality, slip_at_mouth: bool) -> bytes:
        """The answer to DLE EOT ``number``; nothing to a number that is not known."""
        if number not in (1, 2, 3, 4):
            return b""
        slip = 0x80 if personality.tells_of_slip and slip_at_mouth else 0
        low = 0x0C if self.paper_low or self.paper_out else 0
        bits = (
            slip | self.stopped << 3,
            self.cover_open << 2 | self.paper_out << 5 | self.cutter_jammed << 6,
            self.cutter_jammed << 3,
            low | (0x60 if self.paper_out else 0),
        )
        return bytes([personality.fixed_bits | bits[number - 1]])

    def answer_in_turn(self) -> bytes:
        """The answer to GS r 1. A printer without paper does not come to give it."""
        return b"\x03" if self.paper_low else b"\x00"

    def automatic_status(self) -> bytes:
        """The four bytes of ASB."""
        low = 0x03 if self.paper_low or self.paper_out else 0
        first = 0x10 | self.stopped << 3 | self.cover_open << 5
        return bytes([first, self.cutter_jammed << 3, low | (0x0C if self.paper_out else 0), 0])
