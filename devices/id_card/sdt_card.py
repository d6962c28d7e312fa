"""From the 256 bytes of text to a card: whole, or refused. Pure.

Refused, because nobody could be served with it: another kind of card, no name or a damaged one, a number that
has not the shape of one. Everything else that is odd is flagged in `warnings` and the card stands.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from devices.errors import CardReadFailed
from devices.id_card.card import LONG_TERM, CardKind, IdCard, LongTerm, Nation, Sex
from devices.id_card.card_checks import is_number_15, is_number_18, parse_date
from devices.id_card.card_text import FieldText, decode_field
from devices.id_card.card_warnings import content_warnings
from devices.id_card.sdt_commands import TEXT_LENGTH
from devices.id_card.sdt_layouts import KIND_FLAG, LAYOUTS, Layout, Span

_SEXES = {"0": Sex.UNKNOWN, "1": Sex.MALE, "2": Sex.FEMALE, "9": Sex.NOT_STATED}  # GB/T 2261.1


def card_from_text_block(untrusted_block: bytes, nations: Mapping[str, str], today: date) -> IdCard:
    """The card that stands in a text block. Raises CardReadFailed, and nothing else, for an unusable one."""
    if len(untrusted_block) != TEXT_LENGTH:
        raise _refusal(
            f"card text of {len(untrusted_block)} bytes instead of {TEXT_LENGTH}; check the reader"
        )
    layout = _layout(untrusted_block)
    fields = _Fields(untrusted_block, layout)
    card = IdCard(
        kind=layout.kind,
        name=_name(fields),
        number=_number(fields, layout.kind),
        sex=fields.code("sex", _SEXES),
        nation=fields.nation(nations),
        birth=fields.day("birth"),
        address=fields.text("address"),
        issuer=fields.text("issuer"),
        valid_from=fields.day("valid_from"),
        valid_to=fields.day_or_long_term("valid_to"),
        name_en=fields.text("name_en"),
        country=fields.text("country"),
        pass_number=fields.text("pass_number"),
        issue_count=fields.text("issue_count"),
    )
    return replace(card, warnings=(*fields.warnings, *content_warnings(card, today)))


def with_newest_address(card: IdCard, untrusted_address: bytes) -> IdCard:
    """The card with the address that was appended to the chip after a move, beside the printed one."""
    address = decode_field(untrusted_address)
    if not address.text or not address.sound:
        return replace(card, warnings=(*card.warnings, "address.newest_not_read"))
    return replace(card, newest_address=address.text)


def _refusal(reason: str) -> CardReadFailed:
    """What the driver raises only after a second look: lifting the card would not help any more."""
    return CardReadFailed(reason, sentence_key="device.card.unusable")


def _layout(block: bytes) -> Layout:
    flag = _cut(block, (KIND_FLAG,)).text
    for layout in LAYOUTS:
        if layout.flag == flag:
            return layout
    raise _refusal(f"card type {flag!a} is not known; take another card, or update this software")


def _name(fields: "_Fields") -> str:
    """The Chinese name; a foreigner without one goes by the English name."""
    for field in ("name", "name_en"):
        name = fields.raw(field)
        if name.text and not name.sound:
            raise _refusal(f"the card's {field} holds damaged characters; take another card")
        if name.text:
            return name.text
    raise _refusal("the card holds no name; take another card")


def _number(fields: "_Fields", kind: CardKind) -> str:
    number = fields.raw("number").text
    number = number[:-1] + "X" if number.endswith("x") else number
    has_shape = is_number_15 if kind is CardKind.FOREIGNER_2017 else is_number_18
    if not has_shape(number):
        raise _refusal("the card's number has not the shape of one; take another card")
    return number


def _cut(block: bytes, spans: tuple[Span, ...]) -> FieldText:
    return decode_field(b"".join(block[offset : offset + length] for offset, length in spans))


class _Fields:
    """The fields of one block by name, with what was found odd while they were read."""

    def __init__(self, block: bytes, layout: Layout) -> None:
        self._texts = {field: _cut(block, spans) for field, spans in layout.fields.items()}
        self.warnings: list[str] = []

    def raw(self, field: str) -> FieldText:
        return self._texts.get(field, FieldText("", sound=True))

    def text(self, field: str) -> str | None:
        if field not in self._texts:
            return None
        value = self._texts[field]
        if not value.sound:
            self.warnings.append(f"{field}.damaged_character")
        if not value.text:
            self.warnings.append(f"{field}.missing")
        return value.text or None

    def day(self, field: str) -> date | None:
        day = parse_date(self.raw(field).text)
        if day is None:
            self.warnings.append(f"{field}.impossible_date")
        return day

    def day_or_long_term(self, field: str) -> date | LongTerm | None:
        return LONG_TERM if self.raw(field).text == LONG_TERM else self.day(field)

    def code(self, field: str, table: Mapping[str, Sex]) -> Sex | None:
        value = table.get(self.raw(field).text)
        if value is None:
            self.warnings.append(f"{field}.unknown_code")
        return value

    def nation(self, nations: Mapping[str, str]) -> Nation | None:
        code = self.text("nation")
        if code is None:
            return None
        if code not in nations:
            self.warnings.append("nation.unknown_code")
        return Nation(code, nations.get(code))
