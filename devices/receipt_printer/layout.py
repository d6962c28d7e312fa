"""From a document to lines that fit the paper: wrapping and columns, still without any printer's commands."""

from collections.abc import Iterator
from dataclasses import dataclass

from devices.receipt_printer.cells import Cell, cells, columns_of, wrap
from devices.receipt_printer.document import (
    NORMAL,
    Align,
    Block,
    Columns,
    Document,
    Feed,
    Picture,
    Qr,
    Rule,
    Size,
    Text,
)

LINE_PITCH_DOTS = 34
"""1/6 inch at 203 dpi: the line spacing of ESC/POS printers after ESC @."""
LEADING_DOTS = 8
"""1 mm between the lines of large characters, which fill the pitch and would touch."""
CHARACTER_DOTS = 24
"""Height of a plain character, Font A and Chinese alike."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. It fits the paper."""

    spans: tuple[Span, ...]
    size: Size = NORMAL
    align: Align = Align.LEFT

    def cells(self) -> Iterator[tuple[Cell, bool]]:
        """Every cell of the line with its weight (true is bold)."""
        for span in self.spans:
            for cell in cells(span.text):
                yield cell, span.bold


Element = Line | Rule | Qr | Feed | Picture


def lay_out(document: Document, columns: int) -> tuple[Element, ...]:
    """The document on paper of ``columns`` columns."""
    return tuple(element for block in document.blocks for element in _elements(block, columns))


def _elements(block: Block, columns: int) -> Iterator[Element]:
    match block:
        case Text():
            size = _narrowed(block, columns) if block.narrows else block.size
            for number, text in enumerate(wrap(block.text, max(2, columns // size.width))):
                if number and size.height > 1:
                    yield Feed(LEADING_DOTS)
                yield Line((Span(text, block.bold),), size, block.align)
        case Columns():
            yield from _columns(block, columns)
        case Rule() | Qr() | Feed() | Picture():
            yield block


def _narrowed(block: Text, columns: int) -> Size:
    widest = max(map(columns_of, block.text.split("\n")))
    fits = columns // max(1, widest)
    return Size(max(1, min(block.size.width, fits)), block.size.height)


def _columns(block: Columns, columns: int) -> Iterator[Line]:
    label, indent = block.label, block.label_columns
    if columns_of(label) >= indent:
        yield from (Line((Span(text),)) for text in wrap(label, columns))
        label = ""
    for text in wrap(block.value, columns - indent):
        gap = " " * (indent - columns_of(label))
        yield Line((Span(label + gap), Span(text, block.bold_value)))
        label = ""
