"""The selection of combinations covers every pair of values, and is small and always the same."""

from collections.abc import Sequence
from itertools import combinations, product

import pytest

from tests.ui.pairwise import pairwise

AXES: list[list[Sequence[str]]] = [
    ["ab", "cd"],
    ["abcdefgh", "pl", "ze", "ne"],
    ["abcdefghijklmnopqrstuvwxyz", "pl", "zekj", "nedrx"],
    ["a", "b", "c"],
]


@pytest.mark.parametrize("axes", AXES, ids=len)
def test_every_pair_of_values_occurs(axes: list[Sequence[str]]) -> None:
    chosen = pairwise(axes)
    for one, other in combinations(range(len(axes)), 2):
        assert {(each[one], each[other]) for each in chosen} == set(product(axes[one], axes[other]))


@pytest.mark.parametrize("axes", AXES, ids=len)
def test_the_selection_is_no_larger_than_a_fifth_more_than_the_least_possible(
    axes: list[Sequence[str]],
) -> None:
    least, largest = sorted(len(axis) for axis in axes)[-2:]
    assert len(pairwise(axes)) <= 1.2 * least * largest


def test_the_selection_is_always_the_same() -> None:
    assert pairwise(AXES[2]) == pairwise(AXES[2])
