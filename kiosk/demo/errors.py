"""What can go wrong in a demonstration."""

from kiosk.errors import KioskError


class DemoFailed(KioskError):
    """The demonstration cannot go on; the message says what to look at."""
