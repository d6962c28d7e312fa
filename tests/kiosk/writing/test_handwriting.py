"""Characters drawn by hand are recognised: how well, and what a recogniser must put up with."""

from math import inf, nan
from pathlib import Path
from random import Random

import pytest

from kiosk.technician.software import judge_handwriting
from kiosk.technician.task import Level
from kiosk.writing.recogniser import CANDIDATES, Recogniser
from kiosk.writing.zinnia import LIBRARY, MODEL, NoHandwriting, Zinnia
from tests.fixtures.drawn_characters import by_hand, drawn_characters

HANDS = 2
"""Different people who each draw every character."""


@pytest.fixture(scope="module")
def zinnia() -> Recogniser:
    return Zinnia()


def test_an_ordinary_hand_finds_most_of_its_characters_among_the_seven(zinnia: Recogniser) -> None:
    """Measured: first in 66, among the seven in 85 of 100, over 101 characters as they are taught."""
    drawn = drawn_characters()
    assert len(drawn) >= 60
    first = among = 0
    for character, strokes in drawn.items():
        for hand in range(HANDS):
            found = zinnia.candidates(by_hand(strokes, Random(f"{character}{hand}"), unrest=1))
            first += found[:1] == (character,)
            among += character in found
    assert first / (HANDS * len(drawn)) >= 0.64
    assert among / (HANDS * len(drawn)) >= 0.83


def test_size_and_place_on_the_pad_do_not_matter(zinnia: Recogniser) -> None:
    strokes = drawn_characters()["明"]
    small = [[(0.6 + x / 5, 0.1 + y / 5) for x, y in stroke] for stroke in strokes]
    assert zinnia.candidates(small) == zinnia.candidates(strokes)


def test_candidates_come_with_the_first_stroke_and_are_never_twice_the_same(zinnia: Recogniser) -> None:
    strokes = drawn_characters()["林"]
    for so_far in range(1, len(strokes) + 1):
        found = zinnia.candidates(strokes[:so_far])
        assert len(found) == len(set(found)) == CANDIDATES


def test_an_empty_pad_has_no_candidates(zinnia: Recogniser) -> None:
    assert zinnia.candidates([]) == ()
    assert zinnia.candidates([[]]) == ()


@pytest.mark.parametrize("wild", [(nan, 0.5), (inf, -inf), (2.0, -3.0), (0.5, 0.5)])
def test_a_wild_finger_does_no_harm(zinnia: Recogniser, wild: tuple[float, float]) -> None:
    assert len(zinnia.candidates([[wild]])) == CANDIDATES
    assert len(zinnia.candidates([[wild, (0.1, 0.1)] * 1000] * 100)) <= CANDIDATES


def test_nothing_of_the_strokes_stands_in_a_repr(zinnia: Recogniser) -> None:
    zinnia.candidates([[(0.123, 0.456), (0.7, 0.8)]])
    assert "0.123" not in repr(vars(zinnia))


def test_a_machine_without_library_or_model_says_what_to_install(tmp_path: Path) -> None:
    for model, library in ((tmp_path / "no.model", LIBRARY), (MODEL, "libnone.so.0")):
        with pytest.raises(NoHandwriting, match="apt-get install libzinnia0 tegaki-zinnia"):
            Zinnia(model, library)
        finding = judge_handwriting(model, library)
        assert finding.level is Level.WARNING
        assert "keyboard" in finding.text
        assert finding.remedy.startswith("apt-get install")


def test_a_damaged_model_is_no_model(tmp_path: Path) -> None:
    spoilt = tmp_path / "handwriting.model"
    spoilt.write_bytes(b"not a model at all" * 100)
    with pytest.raises(NoHandwriting):
        Zinnia(spoilt)


def test_this_machine_has_both() -> None:
    assert judge_handwriting(MODEL, LIBRARY).level is Level.OK
