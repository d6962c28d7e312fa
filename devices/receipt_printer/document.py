"""What is to be printed, in a form that no particular printer shapes.

Widths are counted in columns of one half-width character: 48 columns on 80 mm paper at 12 dots a column
(Font A, 203 dpi). A Chinese character takes two columns. Sizes multiply both directions and may be
1 to 8, as GS ! allows.
"""

from dataclasses import dataclass, field
from enum import Enum, StrEnum

from devices.receipt_printer.bitmap import Bitmap

MAX_MAGNIFICATION = 8
"""GS ! n holds width and height as 0..7 each, that is 1 to 8 times."""

MAX_QR_BYTES = 1200
"""Fits a code of every error correction (version 40-H holds 1 273 bytes; ISO/IEC 18004)."""


class Align(StrEnum):
    """Where a line stands on the paper."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Size:
    """How many times wider and higher than a plain character."""

    width: int = 1
    height: int = 1

    def __post_init__(self) -> None:
        for value in (self.width, self.height):
            if not 1 <= value <= MAX_MAGNIFICATION:
                raise ValueError(f"a size is 1 to {MAX_MAGNIFICATION} times, not {value}")


NORMAL = Size()
TALL = Size(1, 2)
LARGE = Size(2, 2)


class RuleWeight(Enum):
    """A line across the paper, named by how strongly it separates."""

    LIGHT = "─"
    HEAVY = "━"
    DASHED = "┄"


class QrLevel(Enum):
    """Error correction of a QR code; the value is the argument of GS ( k function 69."""

    L = 0x30
    M = 0x31
    Q = 0x32
    H = 0x33


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. Wraps at the paper's width; a newline in it starts a new line. ``narrows``: on paper on
    which it does not fit in one line, its characters get narrower before it wraps.
    """

    text: str
    size: Size = NORMAL
    bold: bool = False
    align: Align = Align.LEFT
    narrows: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """A label on the left and its value beside it; a long value wraps under itself, never under the label."""

    label: str
    value: str
    label_columns: int = 10
    bold_value: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""

    weight: RuleWeight = RuleWeight.LIGHT


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code. ``module_dots`` is the side of one module in dots (8 dots are 1 mm)."""

    data: bytes
    module_dots: int = 6
    level: QrLevel = QrLevel.M

    def __post_init__(self) -> None:
        if not 1 <= self.module_dots <= 16:
            raise ValueError(f"a QR module is 1 to 16 dots, not {self.module_dots}")
        if not 1 <= len(self.data) <= MAX_QR_BYTES:
            raise ValueError(f"a QR code holds 1 to {MAX_QR_BYTES} bytes, not {len(self.data)}")


@dataclass(frozen=True, slots=True)
class Feed:
    """Empty paper, in dots (8 dots are 1 mm)."""

    dots: int = 16

    def __post_init__(self) -> None:
        if self.dots < 0:
            raise ValueError("paper is fed forwards only")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the dots of the printer, in the middle of the paper; what is too wide is left out."""

    dots: Bitmap


Block = Text | Columns | Rule | Qr | Feed | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """One piece of paper, cut off at the end."""

    blocks: tuple[Block, ...] = field(default=())
