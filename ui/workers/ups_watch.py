"""The owner of a UPS that has a line of its own."""

import time
from collections.abc import Callable

from devices.supervision.watch import Watch
from devices.ups.ups import Ups
from kiosk.visit.effects import Effect, ShutDown
from ui.workers.plugged import Plugged
from ui.workers.supply_teller import SupplyTeller

LOOK_EVERY_S = 2.0
"""upsd itself hears of its UPS that often (pollinterval in ups.conf)."""


class UpsWatch:
    """A worker."""

    def __init__(self, ups: Ups, teller: SupplyTeller, clock: Callable[[], float] = time.monotonic) -> None:
        self._watch = Watch(ups, teller.take, LOOK_EVERY_S, clock)
        self._teller = teller

    def handle(self, effect: Effect) -> None:
        """Look at once when something was plugged in; end when that is asked for."""
        match effect:
            case Plugged():
                self._watch.look_soon()
            case ShutDown():
                self._teller.end()
            case _:
                pass

    def rest(self) -> float:
        """Look when it is due."""
        return self._watch.rest()

    def close(self) -> None:
        """Give the line back."""
        self._watch.close()
