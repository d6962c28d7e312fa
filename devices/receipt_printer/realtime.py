"""Bytes that a printer obeys the moment they arrive, wherever they stand, inside pictures and QR data too.

10 04 n asks for a status, 10 05 n recovers or clears the buffer, 10 14 n does more (fact sheet: Dascom
DT-210 guide, page 36). A job must hold none of these pairs; a status byte too many is the mild outcome, a
cleared buffer the other.
"""

from collections.abc import Iterator

DLE = 0x10
REAL_TIME = frozenset({0x04, 0x05, 0x14})
"""EOT, ENQ and DC4: what makes a command of a DLE before it."""


def has_hazard(data: bytes) -> bool:
    """Whether a printer would find a real-time command in these bytes."""
    return any(data[at] == DLE and data[at + 1] in REAL_TIME for at in range(len(data) - 1))


def safe_bands(rows: tuple[bytes, ...]) -> Iterator[tuple[bytes, ...]]:
    """The rows of a picture in bands none of which holds a hazard; no row does by itself.

    A pair that reaches across two rows is parted by starting a new band, whose header comes between.
    """
    band: list[bytes] = []
    for row in rows:
        if band and has_hazard(band[-1][-1:] + row[:1]):
            yield tuple(band)
            band = []
        band.append(row)
    if band:
        yield tuple(band)


def thickened(row: bytes) -> bytes:
    """The row with a dot added beside the one dot of every dangerous 10h: 30h draws nearly the same."""
    mended = bytearray(row)
    for at in range(len(mended) - 1):
        if mended[at] == DLE and mended[at + 1] in REAL_TIME:
            mended[at] = 0x30
    return bytes(mended)
