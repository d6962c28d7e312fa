"""What the terminal runs on, as far as anybody has to act on it, and when a change of it is believed."""

from enum import StrEnum

FORGOTTEN_S = 120.0
"""A UPS that says nothing for so long closes nothing: who stands before a lit machine can be served, and what
is committed is durable whatever happens.
"""


class Supply(StrEnum):
    """Each is worse than the one before."""

    MAINS = "mains"
    BATTERY = "battery"
    LOW = "low"
    """On battery, and it is nearly empty."""


class SteadySupply:
    """Believes a power cut after a while, and its end after a longer one: a flicker is neither. An empty
    battery is believed at once, until the mains have lasted.
    """

    def __init__(self, battery_after_s: float, mains_after_s: float) -> None:
        self._after = {Supply.BATTERY: battery_after_s, Supply.MAINS: mains_after_s}
        self._believed = Supply.MAINS
        self._heard: Supply | None = None
        self._heard_since = 0.0

    def hear(self, supply: Supply | None, now: float) -> Supply:
        """What is believed now. None: nobody knows. `now`: seconds of a clock that never goes back."""
        if supply is not self._heard:
            self._heard, self._heard_since = supply, now
        lasted = now - self._heard_since
        match supply:
            case Supply.LOW:
                self._believed = Supply.LOW
            case Supply.BATTERY if self._believed is Supply.MAINS and lasted >= self._after[Supply.BATTERY]:
                self._believed = Supply.BATTERY
            case Supply.MAINS if lasted >= self._after[Supply.MAINS]:
                self._believed = Supply.MAINS
            case None if lasted >= FORGOTTEN_S:
                self._believed = Supply.MAINS
            case _:
                pass
        return self._believed
