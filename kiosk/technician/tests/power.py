"""The UPS: what the terminal runs on, how much is left, and whether it takes over when the mains go."""

import time
from collections.abc import Callable, Iterator

from devices.ups.supply import Supply
from devices.ups.ups import Ups, UpsStatus
from kiosk.technician.tests.course import GoesOn, Note, TestFailed, note

PATIENCE_S = 60.0
"""How long somebody has to walk to the plug and pull it, and again to put it back."""
LEAST_CHARGE = 50
"""Percent. UPSes are said to be empty at 10 to 30; a battery that is half full outlasts a plug that is pulled
for a minute, and how the test ends does not hang on its last percents."""
LEAST_RUNTIME_S = 300
"""A visit at its receipt may take three minutes (docs/devices/ups.md); the plug is pulled for two at most."""


def supply(ups: Ups) -> Iterator[Note | None]:
    """Ask it: mains or battery, and what is left."""
    status = ups.status()
    if status.off:
        raise TestFailed(note("supply_off"))
    if status.on_battery is None:
        raise TestFailed(note("supply_unknown"))
    yield note("on_battery" if status.on_battery else "on_mains")
    yield _battery(status)


def power_cut(
    ups: Ups, clock: Callable[[], float] = time.monotonic, patience_s: float = PATIENCE_S
) -> Iterator[Note | GoesOn | None]:
    """With somebody at the plug: on battery while it is out, on mains again after. Only where the battery is
    sound and full enough that nothing is switched off by it.
    """
    yield _worth_it(ups.status())
    yield from _until(ups, Supply.BATTERY, clock, patience_s)
    yield note("on_battery")
    yield from _until(ups, Supply.MAINS, clock, patience_s)
    yield note("on_mains")


def _until(
    ups: Ups, wanted: Supply, clock: Callable[[], float], patience_s: float
) -> Iterator[Note | GoesOn | None]:
    """It says that it feeds from there. Nearly empty is on battery too, and no UPS to rely on."""
    end = clock() + patience_s
    while (status := ups.status()).supply is not wanted:
        if status.supply is Supply.LOW:
            raise TestFailed(note("battery_gave_in"))
        left = end - clock()
        if left <= 0:
            raise TestFailed(note("plug_not_seen" if wanted is Supply.BATTERY else "mains_not_back"))
        yield GoesOn(note("seconds_left", seconds=round(left)), 0.5)


def _worth_it(status: UpsStatus) -> Note:
    """What the battery holds. Raises TestFailed where pulling the plug would be a risk, or show nothing."""
    if status.on_battery is not False:
        raise TestFailed(note("no_mains_now"))
    found = _battery(status)
    low_charge = status.charge is not None and status.charge < LEAST_CHARGE
    short = status.runtime is not None and status.runtime < LEAST_RUNTIME_S
    if low_charge or short:
        raise TestFailed(note("too_little_charge", left=_left(status)))
    return found


def _battery(status: UpsStatus) -> Note:
    """What is left of it. Raises TestFailed for one that is not to be relied on."""
    if status.replace:
        raise TestFailed(note("battery_worn"))
    if status.overloaded:
        raise TestFailed(note("overloaded"))
    if status.low:
        raise TestFailed(note("battery_low", left=_left(status)))
    left = _left(status)
    return note("battery_left", left=left) if left else note("battery_sound")


def _left(status: UpsStatus) -> str:
    """In figures that need no language; "" for a UPS of contacts, which has none."""
    parts = [f"{status.charge} %"] if status.charge is not None else []
    if status.runtime is not None:
        parts.append(f"{status.runtime // 60} min")
    return " · ".join(parts)
