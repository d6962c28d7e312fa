"""Opens what was taken in: pure, nothing is stored here."""

from dataclasses import dataclass

from pydantic import ValidationError

from central.fields import field_at_fault
from central.opening_key import OpeningKey
from central.signed import Signed
from kiosk.contract import envelope
from kiosk.contract.api import BAD_CONTENT, CANNOT_OPEN
from kiosk.contract.submission import Submission
from kiosk.contract.suite import CannotOpen


@dataclass(frozen=True)
class Fault:
    """Why nothing can follow from a submission before a person has looked."""

    reason: str
    """`CANNOT_OPEN` or `BAD_CONTENT`."""
    field: str | None = None
    """Where it is wrong; None where nothing can be read."""


def open_sealed(signed: Signed, key: OpeningKey) -> Submission | Fault:
    """The submission inside, if it is the one the header announces."""
    header = signed.header
    if header.suite != key.suite.name or header.key_id != key.id:
        return Fault(CANNOT_OPEN)
    try:
        plaintext = envelope.unseal(header, signed.sealed, suite=key.suite, private_key=key.private)
        submission = Submission.model_validate_json(plaintext)
    except CannotOpen:
        return Fault(CANNOT_OPEN)
    except ValidationError as error:
        # Its text quotes the resident's answers, so it goes no further.
        return Fault(BAD_CONTENT, field_at_fault(Submission, error))
    for field in ("id", "kind", "service"):
        if getattr(submission, field) != getattr(header, field):
            return Fault(BAD_CONTENT, field)
    return submission
