"""The sheet is found where it lies: on any ground, turned, tilted, in shadow, in noise."""

from statistics import median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.page_image.find_paper import find_papers
from tests.devices.page_image.photographs import Sheet, corner_error, photograph, printed

GROUNDS = ("dark", "grey", "light", "blue", "wood", "tiles")
WORST_CORNER = 1.0
"""Pixels of a photograph 1280 wide, where a sheet of A4 is 480 wide: 0.45 mm."""
WORST_ANGLE = 0.15
"""Degrees."""


def turned(sheet: Sheet) -> float:
    """Degrees by which the middle line of the true sheet falls to the right."""
    (lx, ly), (rx, ry), (brx, bry), (blx, bly) = sheet.corners()
    return float(np.degrees(np.arctan2((ry + bry) - (ly + bly), (rx + brx) - (lx + blx))))


@pytest.mark.parametrize("on", GROUNDS)
@pytest.mark.parametrize("angle", [1, -9, 30])
def test_corners_and_angle_are_found_on_every_ground(on: str, angle: int) -> None:
    sheet = Sheet(half=340, at=(630.3, 470.7), angle=angle, tilt=0.12)
    [found] = find_papers(photograph(sheet, on=on, shadow=0.3, noise=5))
    assert corner_error(tuple(found), sheet.corners()) < WORST_CORNER
    left, right, lower_right, lower_left = found
    middle = np.degrees(
        np.arctan2(
            right[1] + lower_right[1] - left[1] - lower_left[1],
            right[0] + lower_right[0] - left[0] - lower_left[0],
        )
    )
    assert abs(middle - turned(sheet)) < WORST_ANGLE


def test_over_many_sheets_the_usual_error_is_well_below_a_pixel() -> None:
    errors = []
    for angle in range(1, 31, 4):
        sheet = Sheet(
            half=300 + 2 * angle, at=(620 + angle, 480 - angle / 3), angle=angle, tilt=0.005 * angle
        )
        [found] = find_papers(photograph(sheet, on=GROUNDS[angle % len(GROUNDS)], noise=angle % 7))
        errors.append(corner_error(tuple(found), sheet.corners()))
    assert median(errors) < 0.5


@settings(max_examples=10, deadline=None)
@given(
    angle=st.floats(-30, 30),
    x=st.floats(560, 720),
    y=st.floats(440, 520),
    half=st.floats(220, 330),
    tilt=st.floats(-0.2, 0.2),
    on=st.sampled_from(GROUNDS),
)
def test_wherever_a_sheet_lies_it_is_the_first_that_is_found(
    angle: float, x: float, y: float, half: float, tilt: float, on: str
) -> None:
    sheet = Sheet(half=half, at=(x, y), angle=angle, tilt=tilt)
    found = find_papers(photograph(sheet, on=on))
    assert found
    assert corner_error(tuple(found[0]), sheet.corners()) < 2.0


@pytest.mark.parametrize("on", GROUNDS)
def test_where_no_sheet_lies_none_is_found(on: str) -> None:
    assert find_papers(photograph(on=on, noise=6)) == ()
    assert find_papers(photograph(on=on, shadow=0.45)) == ()


def test_a_block_of_print_is_no_sheet() -> None:
    assert find_papers(np.asarray(printed(Sheet(lines=12)), dtype=np.uint8)) == ()


def test_two_sheets_are_two() -> None:
    left, right = Sheet(half=250, at=(330, 480), angle=4), Sheet(half=240, at=(900, 470), angle=-8)
    found = find_papers(photograph(left, right, on="wood"))
    assert len(found) == 2
    for sheet in (left, right):
        assert min(corner_error(tuple(each), sheet.corners()) for each in found) < WORST_CORNER


def test_a_card_is_a_sheet_too() -> None:
    card = Sheet(half=150, shape=85.6 / 54, angle=10, lines=4)
    [found] = find_papers(photograph(card, on="dark"))
    assert corner_error(tuple(found), card.corners()) < WORST_CORNER


def test_a_sheet_that_differs_in_colour_alone_is_found() -> None:
    grey = 128
    red = (201, 96, 96)  # as bright as the plate: 0.299 R + 0.587 G + 0.114 B = 128
    assert abs(0.299 * red[0] + 0.587 * red[1] + 0.114 * red[2] - grey) < 1
    sheet = Sheet(half=330, angle=6, colour=red, lines=0)
    [found] = find_papers(photograph(sheet, on="grey"))
    assert corner_error(tuple(found), sheet.corners()) < 2.0


@settings(max_examples=15, deadline=None)
@given(
    st.integers(1, 60).flatmap(
        lambda side: st.binary(min_size=side * side * 3, max_size=side * side * 3).map(
            lambda raw: np.frombuffer(raw, dtype=np.uint8).reshape(side, side, 3)
        )
    )
)
def test_no_picture_is_too_odd(picture: "np.typing.NDArray[np.uint8]") -> None:
    for each in find_papers(picture):
        assert all(np.isfinite(value) for corner in each for value in corner)
