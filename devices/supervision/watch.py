"""One device under watch: looked at when it is due, its port given back when that is the remedy."""

import time
from collections.abc import Callable

from devices.standing import Cause, Device, DeviceState, Standing
from devices.supervision.watching import Watching, after, pause_s

AT_REST_S = 5.0
"""Between two looks at a device that answers and that nobody uses."""


class Watch:
    """Belongs to the thread that owns the device. `stand` hears how it stands at every look."""

    def __init__(
        self,
        device: Device,
        stand: Callable[[Standing], None],
        at_rest_s: float = AT_REST_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._device = device
        self._stand = stand
        self._at_rest_s = at_rest_s
        self._clock = clock
        self._watching = Watching()
        self._due = clock()

    @property
    def standing(self) -> Standing:
        """How the device stood when it was looked at last."""
        return self._watching.standing

    def rest(self) -> float:
        """Look when it is due. Returns the seconds until it is due again."""
        if self._clock() >= self._due:
            self.look()
        return max(0.0, self._due - self._clock())

    def look(self) -> Standing:
        """Look now. What the driver should not raise counts as its defect, and the port is opened anew."""
        try:
            seen = self._device.standing()
        except Exception as error:  # noqa: BLE001  one device's defect must end no thread and no other device
            seen = Standing(DeviceState.FAULTED, Cause.DRIVER_FAILED, type(error).__name__)
            self._device.close()
        self._watching = after(self._watching, seen)
        if self._watching.reopen:
            self._device.close()
        self._due = self._clock() + pause_s(self._watching, self._at_rest_s)
        self._stand(self._watching.standing)
        return self._watching.standing

    def look_soon(self) -> None:
        """Something was plugged in or pulled out, or the device has just been used: look at the next turn."""
        self._due = self._clock()

    def close(self) -> None:
        """Give the port back, and forget what was known."""
        self._device.close()
        self._watching = Watching()
