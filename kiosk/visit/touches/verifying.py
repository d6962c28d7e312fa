"""Showing that one is the owner of the card. The digits are a technician's PIN at the entrance."""

from dataclasses import dataclass, field

from kiosk.identity.means import Means
from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class SendCode(Touch):
    """Send a one-time code to the telephone on file."""


@dataclass(frozen=True)
class VerifyBy(Touch):
    """By another means than the usual one."""

    way: Means


@dataclass(frozen=True)
class AgreeToFace(Touch):
    """Let the camera go on, and the face be compared with the portrait on the card."""


@dataclass(frozen=True)
class SetDigits(Touch):
    """The digits of the code, or of the technician's PIN, as they stand in the field."""

    digits: str = field(repr=False)


@dataclass(frozen=True)
class SubmitDigits(Touch):
    """Check the code."""


@dataclass(frozen=True)
class SkipVerification(Touch):
    """Go on without: the submission is then filed as "identity to be confirmed"."""
