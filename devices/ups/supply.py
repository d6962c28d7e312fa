"""What the terminal runs on, as far as anybody has to act on it."""

from enum import StrEnum


class Supply(StrEnum):
    """Each is worse than the one before."""

    MAINS = "mains"
    BATTERY = "battery"
    LOW = "low"
    """On battery, and it is nearly empty."""
