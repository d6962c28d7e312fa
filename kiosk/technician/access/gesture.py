"""The way in that no button shows: six touches at the two side edges of the glass, in an order, within
seconds.

Left, right, right, left, left, left. The edges are the margins of every screen, where nothing can be
touched; they are in reach from a chair and the same in both orientations. Nobody who looks for something to
press, leans on the glass or wipes it does just this.
"""

from enum import StrEnum


class Edge(StrEnum):
    """The side of the glass that was touched."""

    LEFT = "left"
    RIGHT = "right"


ORDER = (Edge.LEFT, Edge.RIGHT, Edge.RIGHT, Edge.LEFT, Edge.LEFT, Edge.LEFT)
WITHIN_S = 8.0
"""From the first touch to the last."""

Touches = tuple[tuple[Edge, float], ...]
"""The latest touches at an edge and when each was, the oldest first; no more than the order has."""


def touched(before: Touches, edge: Edge, now: float) -> Touches:
    """What is remembered after another touch at an edge."""
    return (*before, (edge, now))[-len(ORDER) :]


def complete(touches: Touches) -> bool:
    """Whether these open the entrance."""
    if tuple(edge for edge, _ in touches) != ORDER:
        return False
    return touches[-1][1] - touches[0][1] <= WITHIN_S
