"""Why the terminal takes nobody: a door, an empty battery, a disk, a power cut. The most pressing first.

A door and an empty battery end a visit under way; the others let it be finished.
"""

from dataclasses import dataclass

from devices.ups.supply import Supply
from kiosk.visit.effects import WipeReason
from kiosk.visit.setting import Surroundings

DOOR = "visit.out_door"
POWER_LOW = "visit.out_power_low"
BATTERY = "visit.out_battery"


@dataclass(frozen=True)
class Closure:
    """`reason`: a key of `reasons.toml`. `since`: seconds of the step's clock. `ends`: why a visit under way
    has to end now; None where it may be finished.
    """

    reason: str
    since: float | None
    ends: WipeReason | None = None


def closure(known: Surroundings) -> Closure | None:
    """The most pressing reason; None while the terminal takes people."""
    if known.doors:
        return Closure(DOOR, known.doors_at, WipeReason.DOOR)
    if known.supply is Supply.LOW:
        return Closure(POWER_LOW, known.supply_at, WipeReason.POWER)
    if known.out_of_order is not None:
        return Closure(known.out_of_order, known.out_of_order_at)
    if known.supply is Supply.BATTERY:
        return Closure(BATTERY, known.supply_at)
    return None


def must_end(known: Surroundings) -> WipeReason | None:
    """Why a visit under way has to end now; None while it may go on."""
    found = closure(known)
    return None if found is None else found.ends
