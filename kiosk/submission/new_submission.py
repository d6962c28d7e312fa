"""What is to be filed, before it has an id, a time and a number."""

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import FormValue
from kiosk.contract.language import Language
from kiosk.contract.submission import Applicant, DeclaredMaterial


@dataclass(frozen=True)
class Attachment:
    """A scanned material. ``slot``: small letters, digits and underscores, 36 at most."""

    slot: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class NewSubmission:
    """Everything of a `Submission` that the resident gave. Its `repr` shows nothing personal."""

    kind: SubmissionKind
    service: str
    catalogue_version: str
    language: Language
    applicant: Applicant | None = field(repr=False)
    """None only of `kiosk.contract.submission.ANONYMOUS_KINDS`."""
    assurance: Assurance
    assurance_evidence: str | None = field(repr=False)
    answers: dict[str, str] = field(repr=False)
    form: dict[str, FormValue] = field(repr=False)
    materials: tuple[DeclaredMaterial, ...] = field(repr=False)
    commitment: str | None
    signature: tuple[str, ...] = field(repr=False)
    """Strokes, each a `kiosk.contract.ink.Trace`."""
    after: UUID | None = None
    """The submission it depends on, such as the original of an amendment."""
    attachments: tuple[Attachment, ...] = ()
    signed_by: Literal["finger", "key"] = "finger"
    signature_pad: float | None = None
