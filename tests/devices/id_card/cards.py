"""Text blocks for tests: a sound card of each kind, and fields overwritten at their place."""

from datetime import date

from devices.id_card.card import IdCard
from devices.id_card.nations import load_nations
from devices.id_card.sdt_card import card_from_text_block
from tests.fixtures.device_vectors import vector

TODAY = date(2026, 3, 1)
RESIDENT = vector("D01").bytes[14:270]
RESIDENT_DATED = vector("D02").bytes[14:270]
PERMIT = vector("D03").bytes[14:270]
FOREIGNER_2017 = vector("D04").bytes[14:270]
FOREIGNER_2023 = vector("D05").bytes[14:270]


def decode(block: bytes, today: date = TODAY) -> IdCard:
    return card_from_text_block(block, load_nations(), today)


def with_field(block: bytes, offset: int, length: int, text: str) -> bytes:
    """The block with one field overwritten, padded with spaces; lone surrogates are written as they are."""
    units = text.encode("utf-16-le", errors="surrogatepass")
    assert len(units) <= length
    return (
        block[:offset]
        + units
        + " ".encode("utf-16-le") * ((length - len(units)) // 2)
        + block[offset + length :]
    )


def with_number(block: bytes, number: str) -> bytes:
    return with_field(block, 122, 36, number)
