"""What a resident signed, before it is sealed: the plaintext inside an envelope. It never exists on disk in
the clear.
"""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field as Constraint
from pydantic import ValidationInfo, field_validator

from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.ink import NARROWEST_PAD, WIDEST_PAD, Trace
from kiosk.contract.language import Language
from kiosk.contract.model import Model

MAX_STROKES = 400
ANONYMOUS_KINDS = frozenset(
    {
        SubmissionKind.OBSTACLE_REPORT,
        SubmissionKind.RATING,
        SubmissionKind.CALLBACK,
        SubmissionKind.APPOINTMENT,
    }
)
SIGNED_KINDS = frozenset(
    {
        SubmissionKind.FILING,
        SubmissionKind.AMENDMENT,
        SubmissionKind.WITHDRAWAL,
        SubmissionKind.POLICY_CLAIM,
    }
)


class Applicant(Model):
    """The card on the reader, as read. Names keep every code point."""

    card_kind: Literal["resident", "foreigner_2017", "foreigner_2023", "hk_mo_tw"]
    name: str
    number: str
    sex: Literal["male", "female", "unknown", "not_stated"] | None
    nation_code: str | None
    birth: date | None
    address: str | None
    issuer: str | None
    valid_from: date | None
    valid_to: date | Literal["长期"] | None
    name_en: str | None
    country: str | None
    pass_number: str | None
    warnings: tuple[str, ...]


class DeclaredMaterial(Model):
    """A material and whether the resident declared to have it; scanning comes apart."""

    id: str
    declared: bool


class ClockQuality(Model):
    """How far the time of filing can be trusted (reliability.md, promise 7)."""

    synchronised: bool
    offset_seconds: float | None = None


Strokes = tuple[Trace, ...]


class Content(Model):
    """What a resident gave and signed. `form` and `answers` hold only what was visible then."""

    kind: SubmissionKind
    service: str
    catalogue_version: str
    language: Language
    applicant: Applicant | None
    """None only where nobody needs to be known (`ANONYMOUS_KINDS`)."""
    assurance: Assurance
    assurance_evidence: str | None
    """The central service's signed statement of a verification, or None: identity to be confirmed."""
    answers: dict[str, str]
    form: dict[str, str | tuple[str, ...]]
    materials: tuple[DeclaredMaterial, ...]
    commitment: str | None
    """The commitment template that was pledged, or None where documents follow or none is needed."""
    signed_by: Literal["finger", "key"] = "finger"
    """Or by pressing OK on the pledge, by a person who cannot draw on glass; then there are no strokes."""
    signature: Annotated[Strokes, Constraint(max_length=MAX_STROKES)]
    """Strokes; none only where nothing is pledged or applied for (not of `SIGNED_KINDS`). The picture of them
    is drawn by `kiosk.contract.signature`.
    """
    signature_pad: Annotated[float, Constraint(ge=NARROWEST_PAD, le=WIDEST_PAD)] | None = None
    """The width of the pad by its height, without which no true picture can be drawn; None: not known."""

    @field_validator("applicant")
    @classmethod
    def _is_known(cls, applicant: Applicant | None, others: ValidationInfo) -> Applicant | None:
        if applicant is None and others.data.get("kind") not in ANONYMOUS_KINDS:
            raise ValueError("this kind of submission needs an applicant")
        return applicant

    @field_validator("signature")
    @classmethod
    def _is_signed(cls, signature: Strokes, others: ValidationInfo) -> Strokes:
        by_key = others.data.get("signed_by") == "key"
        if by_key and signature:
            raise ValueError("what was signed by a key has no strokes")
        if not by_key and not signature and others.data.get("kind") in SIGNED_KINDS:
            raise ValueError("this kind of submission needs a signature")
        return signature


class Submission(Content):
    """One submission, whole."""

    id: UUID
    created: datetime
    clock: ClockQuality
