"""What a driver needs of a transport: bytes out, bytes in within a time, and an end."""

from typing import Protocol


class ByteLine(Protocol):
    """An open connection to one device. Lost devices raise DeviceLost, from every method."""

    def write(self, data: bytes) -> None:
        """Hand all bytes to the device; NoAnswer when it does not take them in time."""

    def read(self, timeout_s: float) -> bytes:
        """Wait for bytes: all that has arrived, at least one byte; b"" after `timeout_s` seconds."""

    def discard_input(self) -> bytes:
        """Take what has arrived already, without waiting, so that it is not mistaken for a later answer."""

    def close(self) -> None:
        """Free the port. Closing twice does nothing, and closing never raises."""
