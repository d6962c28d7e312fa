"""What comes out of a card reader: one person's card, whole, with what is odd about it flagged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from devices.id_card.masking import mask_address, mask_name, mask_number

LongTerm = Literal["长期"]
LONG_TERM: LongTerm = "长期"


class CardKind(StrEnum):
    """The four cards in use, told apart by the type flag of the text block."""

    RESIDENT = "resident"
    FOREIGNER_2017 = "foreigner_2017"
    FOREIGNER_2023 = "foreigner_2023"
    HK_MO_TW = "hk_mo_tw"


class Sex(StrEnum):
    """GB/T 2261.1: 1, 2, 0 and 9."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"
    NOT_STATED = "not_stated"


@dataclass(frozen=True)
class Nation:
    """A GB/T 3304 code as the card holds it; `name` is None for a code outside the table."""

    code: str
    name: str | None


@dataclass(frozen=True)
class IdCard:
    """One card. Names keep every code point of the chip. None: the kind has no such field, or it is flagged.

    `warnings` holds stable keys such as "number.check_character", "valid_to.impossible_date", "expired"; the
    whole list stands in docs/devices/id-card-reader.md. `newest_address`: appended to the chip after a move;
    the printed one stays in `address`. `photo` and `fingerprints` are blocks in formats of their own, passed
    on unread; empty where they were not asked for. `repr` shows nothing personal, so a stray log line cannot
    leak.
    """

    kind: CardKind
    name: str
    number: str
    sex: Sex | None = None
    nation: Nation | None = None
    birth: date | None = None
    address: str | None = None
    issuer: str | None = None
    valid_from: date | None = None
    valid_to: date | LongTerm | None = None
    name_en: str | None = None
    country: str | None = None
    pass_number: str | None = None
    issue_count: str | None = None
    sam_id: str | None = None
    warnings: tuple[str, ...] = ()
    newest_address: str | None = None
    photo: bytes = b""
    fingerprints: bytes = b""

    def __repr__(self) -> str:
        return f"IdCard(kind={self.kind.value!r}, warnings={self.warnings!r})"

    def to_json(self, reveal: bool) -> dict[str, object]:
        """The card for a JSON answer. Unless revealed, names, addresses and the person's numbers are masked.
        Photo and fingerprints are no part of it.
        """
        name, address, number = (_shown,) * 3 if reveal else (mask_name, mask_address, mask_number)
        return {
            "kind": self.kind.value,
            "name": name(self.name),
            "sex": self.sex.value if self.sex else None,
            "nation": {"code": self.nation.code, "name": self.nation.name} if self.nation else None,
            "birth": _iso(self.birth),
            "address": _optional(address, self.address),
            "newest_address": _optional(address, self.newest_address),
            "number": number(self.number),
            "issuer": self.issuer,
            "valid_from": _iso(self.valid_from),
            "valid_to": _iso(self.valid_to),
            "name_en": _optional(name, self.name_en),
            "country": self.country,
            "pass_number": _optional(number, self.pass_number),
            "issue_count": self.issue_count,
            "sam_id": self.sam_id,
            "warnings": list(self.warnings),
        }


def _shown(text: str) -> str:
    return text


def _optional(show: Callable[[str], str], text: str | None) -> str | None:
    return None if text is None else show(text)


def _iso(day: date | LongTerm | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else day
