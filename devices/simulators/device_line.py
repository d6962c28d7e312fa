"""What a simulated device needs of its end of a cable, of whatever kind the cable is."""

from typing import Protocol


class DeviceLine(Protocol):
    """One thread reads and writes; any thread may interrupt it."""

    @property
    def ended(self) -> bool:
        """Interrupted or closed: no more reading or writing."""

    def read(self, timeout_s: float | None = None) -> bytes:
        """What the driver sent; b"" after the time, or at the end."""

    def write(self, data: bytes) -> None:
        """Send to the driver."""

    def interrupt(self) -> None:
        """End the wait under way, and every later one."""
