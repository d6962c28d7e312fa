"""A small selection of combinations in which every pair of values occurs, instead of all combinations.

Most faults need two things to meet (a long word and large type, a sheet and landscape), seldom three: see
Kuhn, Wallace and Gallo, "Software fault interactions and implications for software testing", IEEE
Transactions on Software Engineering 30(6), 2004.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

Pair = tuple[tuple[int, str], tuple[int, str]]
"""Two choices, each the number of an axis and one of its values."""


def pairwise(axes: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Combinations, one value from each axis, that cover all pairs of values. The same for the same axes.

    Takes the pairs of the largest two axes first, then all others, and completes each that is still missing
    with the values that cover most of what is missing; among equals, those that met least often. Greedy: not
    the smallest selection, but close to it.
    """
    large = sorted(sorted(range(len(axes)), key=lambda axis: -len(axes[axis]))[:2])
    pairs = sorted(_pairs(axes), key=lambda pair: [axis for axis, _ in pair] != large)
    missing, met = set(pairs), Counter[Pair]()
    chosen: list[tuple[str, ...]] = []
    for pair in pairs:
        if pair not in missing:
            continue
        values = _completed(dict(pair), axes, missing, met)
        made = list(combinations(sorted(values.items()), 2))
        missing.difference_update(made)
        met.update(made)
        chosen.append(tuple(values[axis] for axis in range(len(axes))))
    return chosen


def _completed(
    values: dict[int, str], axes: Sequence[Sequence[str]], missing: set[Pair], met: Mapping[Pair, int]
) -> dict[int, str]:
    for axis in set(range(len(axes))) - values.keys():
        worth: dict[str, tuple[int, int]] = {}
        for value in axes[axis]:
            made = [_pair((axis, value), each) for each in values.items()]
            worth[value] = sum(pair in missing for pair in made), -sum(met[pair] for pair in made)
        values[axis] = max(axes[axis], key=lambda value: worth[value])
    return values


def _pair(one: tuple[int, str], other: tuple[int, str]) -> Pair:
    return (one, other) if one[0] < other[0] else (other, one)


def _pairs(axes: Sequence[Sequence[str]]) -> Iterator[Pair]:
    for one, other in combinations(range(len(axes)), 2):
        for a, b in product(axes[one], axes[other]):
            yield (one, a), (other, b)
