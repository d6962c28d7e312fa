"""What a simulated card reader needs of its end of a line, whatever the line is made of."""

from typing import Protocol

from devices.simulators.device_line import DeviceLine


class FarEnd(DeviceLine, Protocol):
    """A DeviceLine that lets time pass, and that its device can unplug."""

    def pause(self, seconds: float) -> None:
        """Let time pass on the device's side; ends at once when interrupted."""

    def close(self) -> None:
        """Pull the plug. Closing twice does nothing."""
