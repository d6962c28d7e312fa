"""Sets of entries as the bits of one number: a hundred of them are put together in microseconds."""

from collections.abc import Iterable, Iterator


def bits(mask: int) -> Iterator[int]:
    """The entries of a set, the first first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def in_most(masks: Iterable[int], least: int) -> Iterator[int]:
    """Sets of the entries that are in all of the masks, in all but one, and so on down to `least` of them.

    Counts of all entries at once, in slices: the bits of the first number are the ones, of the next the twos.
    """
    slices: list[int] = []
    count = 0
    everything = 0
    for mask in masks:
        count += 1
        everything |= mask
        carry = mask
        for place in range(len(slices)):
            slices[place], carry = slices[place] ^ carry, slices[place] & carry
        if carry or not slices:
            slices.append(carry)
    for wanted in range(count, max(least, 1) - 1, -1):
        if wanted >> len(slices):
            continue
        found = everything
        for place, each in enumerate(slices):
            found &= each if wanted >> place & 1 else ~each
        if found:
            yield found
