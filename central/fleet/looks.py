"""How each terminal looks to whoever stands before the list: one word for it, and what calls for somebody."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from central.fleet.alerts import BAD_STATES, Alert, Call, calls
from central.fleet.machines import Machine

LowRatings = Callable[[Session, datetime], Mapping[str, int]]
"""How many of the two lowest marks each terminal was given in the week before that moment, by its code."""


class Standing(StrEnum):
    """What a terminal is for whoever looks at the list. The first that fits, in this order."""

    SHUT_OUT = "shut_out"
    TO_APPROVE = "to_approve"
    NEVER_HEARD = "never_heard"
    OFFLINE = "offline"
    ATTENTION = "attention"
    """It works, and somebody has to look at it."""
    WELL = "well"


_FIRST = (
    Standing.OFFLINE,
    Standing.ATTENTION,
    Standing.TO_APPROVE,
    Standing.NEVER_HEARD,
    Standing.WELL,
    Standing.SHUT_OUT,
)
"""What somebody has to do something about stands first."""


@dataclass(frozen=True)
class Look:
    """One terminal with what follows from it now."""

    machine: Machine
    standing: Standing
    calls: Sequence[Call]

    @property
    def code(self) -> str:
        """Four characters."""
        return self.machine.code

    @property
    def broken(self) -> int:
        """Devices that do not simply work."""
        status = self.machine.status
        return sum(each.state in BAD_STATES for each in status.devices) if status else 0


def looks(
    machines: Iterable[Machine],
    now: datetime,
    low_ratings: Mapping[str, int] | None = None,
) -> list[Look]:
    """All of them: those that need somebody first, then by their codes."""
    every = list(machines)
    called: dict[str, list[Call]] = {each.code: [] for each in every}
    for call in calls(every, now, low_ratings=low_ratings):
        called[call.code].append(call)
    found = [Look(each, _standing(each, called[each.code]), called[each.code]) for each in every]
    return sorted(found, key=lambda each: (_FIRST.index(each.standing), each.code))


def _standing(machine: Machine, called: Sequence[Call]) -> Standing:
    line = machine.line
    if line.shut_out:
        return Standing.SHUT_OUT
    if not line.approved:
        return Standing.TO_APPROVE
    if line.seen is None:
        return Standing.NEVER_HEARD
    if any(each.alert is Alert.OFFLINE for each in called):
        return Standing.OFFLINE
    return Standing.ATTENTION if called else Standing.WELL
