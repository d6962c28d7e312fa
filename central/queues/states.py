"""The states of a number and what moves it. Pure."""

from collections.abc import Mapping
from enum import StrEnum


class TicketState(StrEnum):
    """Where a number stands."""

    WAITING = "waiting"
    CALLED = "called"
    MISSED = "missed"
    """Called, and nobody came. Whoever comes after all is called again."""
    DONE = "done"
    RETURNED = "returned"
    """Nobody holds it: its terminal said so. It is never called."""


class Deed(StrEnum):
    """What a window does with a number."""

    CALL = "call"
    RECALL = "recall"
    MISS = "miss"
    FINISH = "finish"


MOVES: Mapping[tuple[TicketState, Deed], TicketState] = {
    (TicketState.WAITING, Deed.CALL): TicketState.CALLED,
    (TicketState.CALLED, Deed.RECALL): TicketState.CALLED,
    (TicketState.MISSED, Deed.RECALL): TicketState.CALLED,
    (TicketState.CALLED, Deed.MISS): TicketState.MISSED,
    (TicketState.CALLED, Deed.FINISH): TicketState.DONE,
}
"""Whatever is not here cannot be done."""
RETURNABLE = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.MISSED})
"""What a terminal may still take back: also a number that is being called to nobody."""
JOURNAL: Mapping[Deed, str] = {
    Deed.CALL: "queue.called",
    Deed.RECALL: "queue.recalled",
    Deed.MISS: "queue.missed",
    Deed.FINISH: "queue.done",
}
