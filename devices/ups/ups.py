"""What every UPS says, whatever its driver."""

from dataclasses import dataclass, replace
from math import inf
from typing import Protocol

from devices.standing import Cause, DeviceState, Standing
from devices.ups.supply import Supply


@dataclass(frozen=True)
class UpsStatus:
    """`on_battery`: None while it has not said what it runs on. `charge` in percent, `runtime` in seconds,
    None where it does not tell. `flags`: its own words, for the technician.
    """

    on_battery: bool | None
    low: bool = False
    replace: bool = False
    overloaded: bool = False
    off: bool = False
    charge: int | None = None
    runtime: int | None = None
    flags: str = ""

    @property
    def supply(self) -> Supply | None:
        """What the terminal runs on; None while nobody knows."""
        if self.on_battery is None:
            return None
        if not self.on_battery:
            return Supply.MAINS
        return Supply.LOW if self.low else Supply.BATTERY


class Ups(Protocol):
    """A blocking UPS, called in the one thread that owns it."""

    def open(self) -> None:
        """Take the line. Raises PortUnavailable. Opening twice does nothing."""

    def close(self) -> None:
        """Give the line back. Never raises."""

    def status(self) -> UpsStatus:
        """Ask it, opening it where need be. Raises a DeviceError."""

    def standing(self) -> Standing:
        """As `devices.standing.Device.standing`."""


def standing_of_status(status: UpsStatus, evidence: bytes = b"") -> Standing:
    """The most pressing first."""
    told = in_words(status)
    if status.off:
        return Standing(DeviceState.FAULTED, Cause.OUTPUT_OFF, told, evidence)
    if status.on_battery is None:
        return Standing(DeviceState.CLAIMED, Cause.NOT_ASKED, told, evidence)
    for holds, cause in (
        (status.on_battery and status.low, Cause.BATTERY_LOW),
        (status.on_battery, Cause.ON_BATTERY),
        (status.replace, Cause.BATTERY_BAD),
        (status.overloaded, Cause.OVERLOADED),
    ):
        if holds:
            return Standing(DeviceState.ATTENTION, cause, told, evidence)
    return Standing(DeviceState.WORKING, Cause.NONE, told, evidence)


CHARGE_STEP = 5
"""Percent by which a charge has to differ to be news ..."""
RUNTIME_STEP = 0.25
"""... and the share of a runtime, which is the UPS's guess and wavers with the load."""


def much_the_same(before: UpsStatus, now: UpsStatus) -> bool:
    """Whether nothing has changed but a few percent and minutes: no line in a log is worth that."""
    charge = _apart(before.charge, now.charge)
    runtime = _apart(before.runtime, now.runtime)
    return (
        replace(before, charge=None, runtime=None) == replace(now, charge=None, runtime=None)
        and charge < CHARGE_STEP
        and runtime <= RUNTIME_STEP * max(before.runtime or 0, now.runtime or 0)
    )


def _apart(before: int | None, now: int | None) -> float:
    if before is None or now is None:
        return 0 if before is now else inf
    return abs(before - now)


def in_words(status: UpsStatus) -> str:
    """One line: `OL CHRG, 96 %, 42 min`."""
    parts = [status.flags or "-"]
    if status.charge is not None:
        parts.append(f"{status.charge} %")
    if status.runtime is not None:
        parts.append(f"{status.runtime // 60} min")
    return ", ".join(parts)
