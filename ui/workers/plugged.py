"""Asked of everybody who owns a device, when something was plugged in or pulled out."""

from dataclasses import dataclass

from kiosk.visit.effects import Effect


@dataclass(frozen=True)
class Plugged(Effect):
    """Look at once: the device may have come, or gone."""
