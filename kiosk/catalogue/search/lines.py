"""Many short lines as one text, so that looking through all of them is one fast search."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

BREAK = "\n"
Place = tuple[int, int]
"""A line, and a column in it."""


class Lines:
    """Lines that are not empty, found in the order in which they were given."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = BREAK + "".join(f"{line}{BREAK}" for line in lines)
        self._starts: list[int] = []
        start = 1
        for line in lines:
            self._starts.append(start)
            start += len(line) + 1

    def line(self, number: int) -> str:
        """One of them."""
        start = self._starts[number]
        return self._text[start : self._text.index(BREAK, start)]

    def equal(self, piece: str) -> Iterator[Place]:
        """Lines that are this piece."""
        return self._found(f"{BREAK}{piece}{BREAK}", 1)

    def beginning(self, piece: str) -> Iterator[Place]:
        """Lines that begin with it."""
        return self._found(BREAK + piece, 1)

    def holding(self, piece: str) -> Iterator[Place]:
        """Lines that have it anywhere; its first place in each."""
        return self._found(piece, 0)

    def _found(self, needle: str, lead: int) -> Iterator[Place]:
        """`lead`: how many characters of `needle` stand before the line."""
        at = self._text.find(needle)
        while at >= 0:
            line = bisect_right(self._starts, at + lead) - 1
            yield line, at + lead - self._starts[line]
            if line + 1 == len(self._starts):
                return
            at = self._text.find(needle, self._starts[line + 1] - lead)
