"""What is to be filed, before it has an id, a time and a number."""

from dataclasses import dataclass, field
from uuid import UUID

from kiosk.contract.submission import Content


@dataclass(frozen=True)
class Attachment:
    """A scanned material. ``slot``: small letters, digits and underscores, 36 at most."""

    slot: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class NewSubmission:
    """Everything that the resident gave. Its `repr` shows nothing personal."""

    content: Content = field(repr=False)
    after: UUID | None = None
    """The submission it depends on, such as the original of an amendment."""
    attachments: tuple[Attachment, ...] = ()
