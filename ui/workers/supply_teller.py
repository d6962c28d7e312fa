"""What the terminal runs on, for the visit: told when it is believed; and the end that may be asked for."""

import time
from collections.abc import Callable

from devices.standing import Cause, Standing
from devices.ups.supply import SteadySupply, Supply
from kiosk.visit.events import Event
from kiosk.visit.news import SupplyChanged


class SupplyTeller:
    """Belongs to the thread that owns the UPS. `stand` hears how it stands. `power_off` ends the machine;
    None where the settings do not want that.
    """

    def __init__(
        self,
        steady: SteadySupply,
        post: Callable[[Event], None],
        stand: Callable[[Standing], None] = lambda _: None,
        power_off: Callable[[], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._steady = steady
        self._post = post
        self._stand = stand
        self._power_off = power_off
        self._clock = clock
        self._told = Supply.MAINS

    def take(self, standing: Standing) -> None:
        """How the UPS stands now."""
        self._stand(standing)
        believed = self._steady.hear(supply_of(standing), self._clock())
        if believed is not self._told:
            self._told = believed
            self._post(SupplyChanged(believed))

    def end(self) -> None:
        """The battery is nearly empty and nobody is in a visit: switch off, where that is wanted."""
        if self._power_off is not None:
            self._power_off()


def supply_of(standing: Standing) -> Supply | None:
    """What a UPS that stands so feeds from; None while nobody knows."""
    match standing.cause:
        case Cause.BATTERY_LOW:
            return Supply.LOW
        case Cause.ON_BATTERY:
            return Supply.BATTERY
        case _:
            return Supply.MAINS if standing.serves else None
