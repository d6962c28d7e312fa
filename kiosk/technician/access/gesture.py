"""The ways in that no button shows: six signs in an order, within seconds, at the glass or on the keypad.

At the two side edges of the glass: left, right, right, left, left, left. The edges are the margins of every
screen, where nothing can be touched; they are in reach from a chair and the same in both orientations. Nobody
who looks for something to press, leans on the glass or wipes it does just this.

On the keypad, for a glass that is broken or does not feel: back, back, down, back, back, up. Where it is
taken there is nothing to go back from: who hears the screens read presses "back" there once, hears so, and
not again. The last is none of "back", which would leave the entrance that it has just opened.
"""

from enum import StrEnum


class Edge(StrEnum):
    """The side of the glass that was touched."""

    LEFT = "left"
    RIGHT = "right"


class PadKey(StrEnum):
    """The key of the keypad that was pressed."""

    UP = "up"
    DOWN = "down"
    BACK = "back"
    OTHER = "other"


Sign = Edge | PadKey
ORDER = (Edge.LEFT, Edge.RIGHT, Edge.RIGHT, Edge.LEFT, Edge.LEFT, Edge.LEFT)
KEY_ORDER = (PadKey.BACK, PadKey.BACK, PadKey.DOWN, PadKey.BACK, PadKey.BACK, PadKey.UP)
WITHIN_S = 8.0
"""From the first sign to the last."""

Signs = tuple[tuple[Sign, float], ...]
"""The latest signs and when each was, the oldest first; no more than an order has."""


def given(before: Signs, sign: Sign, now: float) -> Signs:
    """What is remembered after another sign."""
    return (*before, (sign, now))[-len(ORDER) :]


def complete(signs: Signs) -> bool:
    """Whether these open the entrance."""
    if tuple(sign for sign, _ in signs) not in (ORDER, KEY_ORDER):
        return False
    return signs[-1][1] - signs[0][1] <= WITHIN_S
