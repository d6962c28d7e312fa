"""How a slip stands on paper: where it was printed, what it is, what to look for, the rest, the code."""

from collections.abc import Iterator

from devices.receipt_printer.document import (
    LARGE,
    Align,
    Block,
    Columns,
    Document,
    Feed,
    Qr,
    Rule,
    RuleWeight,
    Size,
    Text,
)
from kiosk.contract.catalogue import schema
from kiosk.receipt.layout import GAP, LABEL_COLUMNS, SMALL, WIDE
from kiosk.receipt.qr_size import level_for, module_dots
from kiosk.receipt.slip import Slip
from kiosk.words import Language, Words

HUGE = Size(4, 4)
"""12 mm high: read at arm's length by whoever left the glasses at home."""


def slip_document(slip: Slip, place: schema.Text, language: Language) -> Document:
    """For paper of 48 columns. `place`: where it is printed. PayloadTooLong for a code too fine to scan."""
    return Document(tuple(_blocks(slip, place, language)))


def _blocks(slip: Slip, place: schema.Text, language: Language) -> Iterator[Block]:
    words = Words(language)
    yield Text(words.text("receipt.place", place=place.in_language(language)), align=Align.CENTRE)
    yield Feed(WIDE)
    yield Text(slip.title, align=Align.CENTRE)
    yield Feed(GAP)
    size = HUGE if slip.called else LARGE
    yield Text(slip.lead, size, bold=True, align=Align.CENTRE, narrows=True)
    yield Feed(GAP)
    if slip.number:
        yield Rule(RuleWeight.HEAVY)
        yield Feed(SMALL)
        yield Text(words.text("receipt.number"), align=Align.CENTRE)
        yield Feed(SMALL)
        yield Text(slip.number, LARGE, bold=True, align=Align.CENTRE, narrows=True)
        yield Feed(GAP)
    yield Rule(RuleWeight.HEAVY)
    for label, value in slip.rows:
        yield Feed(SMALL)
        yield Columns(label, value, LABEL_COLUMNS[language])
    yield Feed(GAP)
    if slip.code:
        yield Feed(GAP)
        yield Qr(slip.code, module_dots(slip.code), level_for(slip.code))
        yield Feed(GAP)
        yield Text(slip.caption, align=Align.CENTRE)
        yield Feed(GAP)
    yield Rule()
    for line in slip.foot:
        yield Feed(SMALL)
        yield Text(line)
    if slip.illustrative:
        yield Feed(SMALL)
        yield Rule(RuleWeight.DASHED)
        yield Text(words.text("receipt.illustrative"), align=Align.CENTRE)
