"""Pictures and codes must not hold bytes that a printer obeys the moment they arrive."""

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.receipt_printer.bitmap import Bitmap
from devices.receipt_printer.document import Document, Qr
from devices.receipt_printer.escpos_encoder import encode, raster_commands
from devices.receipt_printer.profile import load
from devices.receipt_printer.raster import FontRasteriser
from devices.receipt_printer.realtime import has_hazard
from tests.oracles import escpos_paper as paper

PAPER = 576
PAIRS = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
DANGEROUS_BYTES = st.sampled_from([0x10, 0x04, 0x05, 0x14, 0x00, 0x20, 0x08, 0x0A, 0xFF])


def bitmap(rows: list[bytes]) -> Bitmap:
    return Bitmap(len(rows[0]) * 8, tuple(int.from_bytes(row, "big") for row in rows))


def drawn(data: bytes) -> list[bytes]:
    return [row for band in paper.read(data) if isinstance(band, paper.Raster) for row in band.rows]


def dots(rows: list[bytes]) -> list[set[int]]:
    """The black columns of each row."""
    return [{x for x in range(len(row) * 8) if row[x // 8] >> (7 - x % 8) & 1} for row in rows]


@st.composite
def pictures(draw: st.DrawFn) -> list[bytes]:
    width = draw(st.integers(1, PAPER // 8))
    row = st.lists(DANGEROUS_BYTES, min_size=width, max_size=width).map(bytes)
    return draw(st.lists(row, min_size=1, max_size=20))


@given(pictures())
@settings(max_examples=150, deadline=None)
def test_no_picture_holds_a_real_time_command(rows: list[bytes]) -> None:
    data = b"".join(raster_commands(bitmap(rows), PAPER))
    assert not any(pair in data for pair in PAIRS)


@given(pictures())
@settings(max_examples=150, deadline=None)
def test_a_mended_picture_looks_the_same(rows: list[bytes]) -> None:
    """All rows are moved alike, by less than a millimetre; at most a dot beside a dot is added."""
    before, after = dots(rows), dots(drawn(b"".join(raster_commands(bitmap(rows), PAPER))))
    assert len(before) == len(after)
    fits = []
    for shift in range(8):
        moved = [{x + shift for x in row} for row in before]
        added = [new - old for new, old in zip(after, moved, strict=True)]
        complete = all(old <= new for new, old in zip(after, moved, strict=True))
        beside = all(x + 1 in old for row, old in zip(added, moved, strict=True) for x in row)
        fits.append(complete and beside)
    assert any(fits)


def test_a_picture_that_can_be_moved_keeps_every_dot() -> None:
    rows = [b"\x10\x04", b"\x00\x00"]
    assert dots(drawn(b"".join(raster_commands(bitmap(rows), PAPER)))) == [{4, 14}, set()]


def test_a_pair_across_two_rows_is_parted_by_a_new_band() -> None:
    rows = [b"\x10", b"\x05"] * 3
    picture = Bitmap(8, tuple(row[0] for row in rows))
    data = b"".join(raster_commands(picture, paper_dots=8))
    assert not has_hazard(data)
    assert drawn(data) == rows


def test_a_code_whose_data_would_be_obeyed_is_printed_as_a_picture() -> None:
    for hostile in (b"\x10\x05\x02", b"A" * 1037, b"receipt\x10\x04\x01"):
        data = encode(Document((Qr(hostile, 2),)), load("default"), FontRasteriser()).data
        assert paper.qr_payloads(data) == []
        assert not has_hazard(data)
        assert drawn(data)
