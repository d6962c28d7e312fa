"""The owner of a device that is only watched: nothing in a visit uses it, or whoever does asks for more."""

import time
from collections.abc import Callable

from devices.standing import Device, Standing
from devices.supervision.watch import AT_REST_S, Watch
from kiosk.visit.effects import Effect
from ui.workers.plugged import Plugged


class DeviceWatch:
    """A worker around any device. `stand` hears how it stands at every look."""

    def __init__(
        self,
        device: Device,
        stand: Callable[[Standing], None],
        at_rest_s: float = AT_REST_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._watch = Watch(device, stand, at_rest_s, clock)

    def handle(self, effect: Effect) -> None:
        """Look at the next turn when something was plugged in or pulled out."""
        if isinstance(effect, Plugged):
            self._watch.look_soon()

    def rest(self) -> float:
        """Look when it is due."""
        return self._watch.rest()

    def close(self) -> None:
        """Give the port back."""
        self._watch.close()
