"""How many receipts are left: worked out from what was used, and kept to what can be known."""

from hypothesis import given
from hypothesis import strategies as st

from devices.receipt_printer.roll import LOST_MM, USUAL_PAPER_MM, Roll

LENGTHS = st.integers(0, 1_000_000)


def test_a_new_roll_of_80_metres_is_good_for_about_400_receipts() -> None:
    assert 350 <= Roll(80_000).papers_left <= 400


def test_long_receipts_leave_room_for_fewer() -> None:
    short, long = Roll(80_000), Roll(80_000)
    for _ in range(20):
        short, long = short.after(150), long.after(400)
    assert short.papers_left > 2 * long.papers_left
    assert short.renewed().papers_left == (80_000 - LOST_MM) // 150


def test_one_odd_page_does_not_make_the_average() -> None:
    assert Roll(80_000).after(2_000).papers_left == (80_000 - LOST_MM - 2_000) // USUAL_PAPER_MM


@given(LENGTHS, st.lists(st.integers(1, 3_000), max_size=50))
def test_there_is_never_less_than_nothing_left_nor_more_than_the_roll_had(
    length: int, papers: list[int]
) -> None:
    roll = Roll(length)
    for paper in papers:
        before = roll.left_mm
        roll = roll.after(paper)
        assert 0 <= roll.left_mm <= before
    assert roll.renewed().left_mm == Roll(length).left_mm
