"""What can go wrong with the devices of the settings."""

from kiosk.errors import KioskError


class NotConfigured(KioskError):
    """The settings name no such device."""

    exit_code = 2


def not_configured(name: str) -> NotConfigured:
    """The error for a device that the settings do not name."""
    return NotConfigured(f"{name}: not in the settings of this terminal; add a table [devices.{name}]")
