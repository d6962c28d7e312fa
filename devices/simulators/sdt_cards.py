"""Cards to put on the simulated reader: the 256 bytes of text and the 1024 of photo, from named fields.

UTF-16LE padded with spaces, offsets in bytes, after the fact sheet. A field that does not fit is an error of
the caller (ValueError). Nothing is checked beyond that: a wrong card is a good test.
"""

import random
from dataclasses import dataclass

TEXT_BYTES = 256
PHOTO_BYTES = 1024
ADDRESS_BYTES = 70
_PHOTO_HEADER = bytes.fromhex("574C66007E00")  # "WL", 102 dots wide, 126 high: the same on all cards seen
_FILL = " "


@dataclass(frozen=True)
class SimulatedCard:
    """What the chip holds. `newest_address`: appended after a move, at most 35 characters. `fingerprints`:
    none, one or two blocks of 512 bytes.
    """

    text: bytes
    photo: bytes
    newest_address: str | None = None
    fingerprints: bytes = b""

    def __post_init__(self) -> None:
        if len(self.fingerprints) not in (0, 512, 1024):
            raise ValueError("a card holds none, one or two fingerprint blocks of 512 bytes")
        if (len(self.text), len(self.photo)) != (TEXT_BYTES, PHOTO_BYTES):
            raise ValueError(f"a card holds {TEXT_BYTES} bytes of text and {PHOTO_BYTES} of photo")

    @property
    def newest_address_bytes(self) -> bytes | None:
        """The appended address as the chip holds it."""
        if self.newest_address is None:
            return None
        return _padded(self.newest_address, ADDRESS_BYTES)


def resident_card(
    *,
    name: str,
    number: str,
    sex: str,
    nation: str,
    birth: str,
    address: str,
    issuer: str,
    valid_from: str,
    valid_to: str,
    newest_address: str | None = None,
) -> SimulatedCard:
    """A resident's card. `sex` and `nation` are codes, dates YYYYMMDD, `valid_to` may be 长期."""
    return _card(
        (
            (0, 30, name),
            (30, 2, sex),
            (32, 4, nation),
            (36, 16, birth),
            (52, 70, address),
            (122, 36, number),
            (158, 30, issuer),
            (188, 16, valid_from),
            (204, 16, valid_to),
        ),
        newest_address,
    )


def permit_card(
    *,
    name: str,
    number: str,
    sex: str,
    birth: str,
    address: str,
    issuer: str,
    valid_from: str,
    valid_to: str,
    pass_number: str,
    issue_count: str,
    newest_address: str | None = None,
) -> SimulatedCard:
    """A residence permit for people from Hong Kong, Macau and Taiwan."""
    return _card(
        (
            (0, 30, name),
            (30, 2, sex),
            (36, 16, birth),
            (52, 70, address),
            (122, 36, number),
            (158, 30, issuer),
            (188, 16, valid_from),
            (204, 16, valid_to),
            (220, 18, pass_number),
            (238, 4, issue_count),
            (248, 2, "J"),
        ),
        newest_address,
    )


def foreigner_card_2017(
    *,
    name_en: str,
    sex: str,
    number: str,
    country: str,
    name: str,
    valid_from: str,
    valid_to: str,
    birth: str,
    version: str = "01",
    authority: str = "1100",
) -> SimulatedCard:
    """A foreigner's permanent residence card in the layout of 2017."""
    return _card(
        (
            (0, 120, name_en),
            (120, 2, sex),
            (122, 30, number),
            (152, 6, country),
            (158, 30, name),
            (188, 16, valid_from),
            (204, 16, valid_to),
            (220, 16, birth),
            (236, 4, version),
            (240, 8, authority),
            (248, 2, "I"),
        )
    )


def foreigner_card_2023(
    *,
    name: str,
    sex: str,
    renewals: str,
    birth: str,
    name_en: str,
    number: str,
    valid_from: str,
    valid_to: str,
    country: str,
    link: str = "",
) -> SimulatedCard:
    """A foreigner's permanent residence card, layout of December 2023; the English name is in two parts."""
    first_part = 70 // 2
    return _card(
        (
            (0, 30, name),
            (30, 2, sex),
            (32, 4, renewals),
            (36, 16, birth),
            (52, 70, name_en[:first_part]),
            (122, 36, number),
            (188, 16, valid_from),
            (204, 16, valid_to),
            (220, 22, name_en[first_part:]),
            (242, 6, country),
            (248, 2, "Y"),
            (250, 6, link),
        )
    )


def invented_photo(seed: str) -> bytes:
    """The real header with noise behind it: the format is closed, and nobody's face belongs here."""
    return _PHOTO_HEADER + random.Random(seed).randbytes(PHOTO_BYTES - len(_PHOTO_HEADER))


def _card(fields: tuple[tuple[int, int, str], ...], newest_address: str | None = None) -> SimulatedCard:
    text = bytearray(_padded("", TEXT_BYTES))
    for offset, length, value in fields:
        text[offset : offset + length] = _padded(value, length)
    if newest_address is not None:
        _padded(newest_address, ADDRESS_BYTES)
    return SimulatedCard(bytes(text), invented_photo(seed=fields[0][2]), newest_address)


def _padded(value: str, length: int) -> bytes:
    units = value.encode("utf-16-le", errors="surrogatepass")
    if len(units) > length:
        raise ValueError(f"{len(units)} bytes of text do not fit a field of {length}")
    return units + _FILL.encode("utf-16-le") * ((length - len(units)) // 2)
