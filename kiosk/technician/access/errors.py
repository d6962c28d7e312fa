"""What is wrong with a PIN that somebody wants to set."""

from kiosk.errors import KioskError


class PinRefused(KioskError):
    """The PIN is too short, too long, no number, or one that anybody tries first."""
