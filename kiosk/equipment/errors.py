"""What can go wrong with the devices of the settings."""

from kiosk.errors import KioskError


class NotConfigured(KioskError):
    """The settings name no such device."""

    exit_code = 2
