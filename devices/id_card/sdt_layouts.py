"""Where each field stands in the 256 bytes of text, for the four cards. Data, and nothing else.

UTF-16LE padded with spaces; offsets and lengths in bytes. Resident and permit: wiki.nfc.im (names GA/T 490)
and an article on wtabcd.cn; 2017 foreigner: afzhan.com; 2023 foreigner: two vendors' SDKs, no card seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from devices.id_card.card import CardKind

Span = tuple[int, int]  # offset, length

KIND_FLAG: Span = (248, 2)  # the same place in all four


@dataclass(frozen=True)
class Layout:
    """A field may be spread over several spans, which are joined before they are decoded."""

    kind: CardKind
    flag: str
    fields: Mapping[str, tuple[Span, ...]]


_DATES: dict[str, tuple[Span, ...]] = {"valid_from": ((188, 16),), "valid_to": ((204, 16),)}

_RESIDENT: dict[str, tuple[Span, ...]] = _DATES | {
    "name": ((0, 30),),
    "sex": ((30, 2),),
    "nation": ((32, 4),),
    "birth": ((36, 16),),
    "address": ((52, 70),),
    "number": ((122, 36),),
    "issuer": ((158, 30),),
}

_PERMIT = {field: spans for field, spans in _RESIDENT.items() if field != "nation"} | {
    "pass_number": ((220, 18),),
    "issue_count": ((238, 4),),
}

_FOREIGNER_2017 = _DATES | {
    "name_en": ((0, 120),),
    "sex": ((120, 2),),
    "number": ((122, 30),),
    "country": ((152, 6),),
    "name": ((158, 30),),
    "birth": ((220, 16),),
}

_FOREIGNER_2023 = _DATES | {
    "name": ((0, 30),),
    "sex": ((30, 2),),
    "birth": ((36, 16),),
    "name_en": ((52, 70), (220, 22)),
    "number": ((122, 36),),
    "country": ((242, 6),),
}

LAYOUTS: tuple[Layout, ...] = (
    Layout(CardKind.RESIDENT, "", MappingProxyType(_RESIDENT)),
    Layout(CardKind.HK_MO_TW, "J", MappingProxyType(_PERMIT)),
    Layout(CardKind.FOREIGNER_2017, "I", MappingProxyType(_FOREIGNER_2017)),
    Layout(CardKind.FOREIGNER_2023, "Y", MappingProxyType(_FOREIGNER_2023)),
)
