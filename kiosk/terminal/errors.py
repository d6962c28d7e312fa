"""What can go wrong with a terminal's identity."""

from kiosk.errors import KioskError


class NotEnrolled(KioskError):
    """The terminal has no identity yet."""


class IdentityUnusable(KioskError):
    """The identity on disk is damaged, incomplete, or does not fit together."""


class NotApproved(KioskError):
    """The operator has yet to compare the fingerprint of the terminal's key."""


class RotationFailed(KioskError):
    """There is no new key; the terminal goes on under the one it has."""


class KeyRotated(KioskError):
    """The terminal has a new key: the process ends, and starts again under it."""


class NoSpareEpoch(KioskError):
    """The terminal lost its outbox more often than its enrolment provides for."""


class EnrolmentFailed(KioskError):
    """The central service did not enrol this terminal. Nothing on disk was changed. `reason` is bad_code,
    clock, unreachable, site_pending or refused.
    """

    def __init__(self, message: str, reason: str = "refused") -> None:
        super().__init__(message)
        self.reason = reason


class PowerOffRefused(KioskError):
    """The machine was asked to end, and goes on."""
