"""What a simulated device needs of its end of a line, whatever the line is made of."""

from typing import Protocol


class FarEnd(Protocol):
    """The device's end. One thread reads and writes; any thread may `interrupt` it."""

    @property
    def ended(self) -> bool:
        """Interrupted or closed: no more reading or writing."""

    def read(self, timeout_s: float | None = None) -> bytes:
        """What the driver sent; b"" after the time, or at the end."""

    def write(self, data: bytes) -> None:
        """Send to the driver."""

    def pause(self, seconds: float) -> None:
        """Let time pass on the device's side; ends at once when interrupted."""

    def interrupt(self) -> None:
        """End the wait under way, and every later one, so that the thread at this end can be joined."""

    def close(self) -> None:
        """Pull the plug. Closing twice does nothing."""
