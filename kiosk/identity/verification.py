"""The port through which a visit raises the assurance after the card was read: docs/identity.md."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from kiosk.identity.means import Means


class Why(StrEnum):
    """Why a verification cannot be had; the submission is then filed as "identity to be confirmed"."""

    OFFLINE = "offline"
    """The central service cannot be reached, or not be trusted, now."""
    NO_PHONE = "no_phone"
    """It has no telephone on file for this person."""
    TOO_MANY_TRIES = "too_many_tries"
    EXPIRED = "expired"
    SAID_NO = "said_no"
    """The person's app has refused."""
    FACE_NO = "face_no"
    """The face is not the one on the card, says the module."""
    FACE_CANNOT_TELL = "face_cannot_tell"
    FACE_FAILED = "face_failed"
    """The module has no answer, or one that is not believed."""
    REFUSED = "refused"
    """It will not verify for this terminal."""


@dataclass(frozen=True)
class Started:
    """A code is on its way to the telephone. `tries` is how many wrong codes it will bear."""

    masked_phone: str
    expires: datetime
    tries: int


@dataclass(frozen=True)
class ToScan:
    """What the person's own app is to scan."""

    address: str = field(repr=False)


@dataclass(frozen=True)
class ToCompare:
    """What a face module has to name in its word."""

    id: UUID
    terminal: int


@dataclass(frozen=True)
class Waiting:
    """Nobody has said the word yet."""


@dataclass(frozen=True)
class Verified:
    """The central service's signed statement, which goes into the submission."""

    evidence: str = field(repr=False)


@dataclass(frozen=True)
class Wrong:
    """Not the code that was sent; `tries_left` is never negative."""

    tries_left: int


@dataclass(frozen=True)
class Unavailable:
    """No verification this way."""

    reason: Why


class Verification(Protocol):
    """Verifies one person at a time. Blocking calls, answered within the timeouts of the configuration."""

    def start(
        self, number: str, means: Means = Means.ONE_TIME_CODE
    ) -> Started | ToScan | ToCompare | Unavailable:
        """Begin for the person with this ID number; a verification begun before is forgotten."""
        ...

    def look(self) -> Waiting | Verified | Unavailable:
        """Whether the person's app has said the word meanwhile."""
        ...

    def confirm(self, code: str) -> Verified | Wrong | Unavailable:
        """Ask whether these are the six digits that were sent."""
        ...

    def vouch(self, assertion: str) -> Verified | Unavailable:
        """Hand on the word of a face module."""
        ...

    def forget(self) -> None:
        """The visit is over: nothing of the person may stay."""
        ...
