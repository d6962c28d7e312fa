"""How a receipt stands on paper: the same order and the same words as the screen that shows it.

What it is, the number, the facts, what happens next, the code, whom to call. The number is the largest
thing on it, because people read it aloud.
"""

from collections.abc import Iterator
from itertools import chain

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
    Text,
)
from kiosk.contract.catalogue import schema
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.submission import SIGNED_KINDS
from kiosk.receipt.content import Assurance, ClockQuality, ReceiptContent
from kiosk.receipt.qr_size import level_for, module_dots
from kiosk.words import Language, Words

LABEL_COLUMNS: dict[Language, int] = {"zh": 10, "en": 14, "ko": 12, "ja": 14}
SMALL, GAP, WIDE = 8, 16, 28
"""Empty paper in dots: 1, 2 and 3.5 mm."""


def receipt_document(content: ReceiptContent, language: Language) -> Document:
    """The receipt in the resident's language, for paper of 48 columns. PayloadTooLong for a QR too fine to
    scan.

    What an official must read (what paper this is, for which matter, at which department) stands there in
    Chinese besides, whatever the language.
    """
    words = Words(language)
    return Document(
        (
            *_heading(content, language, words),
            *_number(content, words),
            *_facts(content, language, words),
            *_code(content, words),
            *_contact(content, language, words),
        )
    )


def _heading(content: ReceiptContent, language: Language, words: Words) -> Iterator[Block]:
    yield Text(words.text("receipt.place", place=content.place.in_language(language)), align=Align.CENTRE)
    yield Feed(WIDE)
    yield Text(words.text("receipt.title"), LARGE, bold=True, align=Align.CENTRE)
    yield Feed(GAP)
    if language != "zh":
        yield Text(Words("zh").text("receipt.title"), bold=True, align=Align.CENTRE)
        yield Feed(SMALL)
    if content.kind is not SubmissionKind.FILING:
        kind = f"receipt.kind_{content.kind.value}"
        for line in dict.fromkeys((words.text(kind), Words("zh").text(kind))):
            yield Text(line, bold=True, align=Align.CENTRE)
    if content.kind in SIGNED_KINDS:  # what departments decide
        yield Text(words.text("receipt.not_accepted"), align=Align.CENTRE)
    yield Feed(GAP)
    yield Rule(RuleWeight.HEAVY)


def _number(content: ReceiptContent, words: Words) -> Iterator[Block]:
    yield Feed(SMALL)
    yield Text(words.text("receipt.number"), align=Align.CENTRE)
    yield Feed(SMALL)
    yield Text(content.number, LARGE, bold=True, align=Align.CENTRE, narrows=True)
    yield Feed(GAP)
    yield Rule(RuleWeight.HEAVY)


def _facts(content: ReceiptContent, language: Language, words: Words) -> Iterator[Block]:
    columns = LABEL_COLUMNS[language]

    def fact(key: str, value: str, bold: bool = False) -> Iterator[Block]:
        yield Feed(SMALL)
        yield Columns(words.text(f"receipt.{key}"), value, columns, bold)

    departments = chain.from_iterable(_for_all(each, language) for each in content.departments)
    filing = content.kind is SubmissionKind.FILING
    about = "service" if filing else "about"
    yield from fact(about, "\n".join(_for_all(content.service, language)), bold=True)
    if content.applicant_masked:
        yield from fact("applicant", content.applicant_masked)
    yield from fact("received", _time(content, words))
    if content.departments:
        yield from fact("departments", "\n".join(departments))
    if content.promised_limit is not None:
        yield from fact("limit" if filing else "answer", content.promised_limit.in_language(language))
    if content.fee is not None and content.pay_at is not None:
        said = (content.fee.in_language(language), content.pay_at.in_language(language))
        yield from fact("fee", "\n".join(said))
    if content.assurance is not Assurance.NOT_ASKED:
        yield from fact("identity", words.text(f"receipt.identity_{content.assurance.value}"))
    yield from fact("delivery", _delivery(content, words))
    if content.pages:
        yield from fact("pages", words.text("receipt.pages_taken", count=content.pages))
    yield from fact("next", content.next_step.in_language(language), bold=True)
    yield Feed(GAP)


def _for_all(text: schema.Text, language: Language) -> tuple[str, ...]:
    """A line for the resident, and one in Chinese where that is another."""
    return tuple(dict.fromkeys((text.in_language(language), text.zh)))


def _time(content: ReceiptContent, words: Words) -> str:
    clock = "" if content.clock is ClockQuality.SYNCHRONISED else words.text("receipt.clock_unconfirmed")
    return f"{content.received:%Y-%m-%d %H:%M}{clock}"


def _delivery(content: ReceiptContent, words: Words) -> str:
    count = len(content.departments)
    whither = "" if count else "_to_the_centre"
    return words.text(f"receipt.delivery_{content.delivery.value}{whither}", count=count)


def _code(content: ReceiptContent, words: Words) -> Iterator[Block]:
    yield Feed(GAP)
    yield Qr(content.qr_payload, module_dots(content.qr_payload), level_for(content.qr_payload))
    yield Feed(GAP)
    yield Text(words.text("receipt.scan"), align=Align.CENTRE)
    yield Feed(GAP)


def _contact(content: ReceiptContent, language: Language, words: Words) -> Iterator[Block]:
    yield Rule()
    yield Feed(SMALL)
    yield Text(words.text("receipt.whom_to_call"), bold=True)
    for line in content.contact_lines:
        yield Text(line.in_language(language))
    yield Feed(SMALL)
    yield Text(words.text("receipt.keep"))
    if content.illustrative:
        yield Feed(SMALL)
        yield Rule(RuleWeight.DASHED)
        yield Text(words.text("receipt.illustrative"), align=Align.CENTRE)
