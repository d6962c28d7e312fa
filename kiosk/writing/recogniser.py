"""What a recogniser of handwritten characters promises."""

from collections.abc import Sequence
from typing import Protocol

Point = tuple[float, float]
"""x and y in the writing pad, 0 to 1, from the top left."""

Stroke = Sequence[Point]
"""From pen down to pen up."""

CANDIDATES = 7
"""How many characters are offered: as many as fit side by side under a finger."""


class Recogniser(Protocol):
    """One character at a time. Slow enough (milliseconds) to be kept off the UI thread; keeps nothing."""

    def candidates(self, strokes: Sequence[Stroke], count: int = CANDIDATES) -> tuple[str, ...]:
        """The likeliest characters for what has been written so far, best first; none for an empty pad.

        Call it from one thread at a time.
        """
        ...
