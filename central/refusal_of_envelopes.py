"""Why an envelope is refused, each reason once. The details never repeat what was sent."""

from collections.abc import Sequence
from http import HTTPStatus

from central.problems import Refusal
from kiosk.contract.api import PART_MEDIA_TYPE
from kiosk.contract.envelope import MAX_ENVELOPE_BYTES, MEDIA_TYPE
from kiosk.contract.problem import ProblemKind


def not_an_envelope() -> Refusal:
    """Neither media type nor anything else says that it is one."""
    detail = f"send the envelope itself as {MEDIA_TYPE}"
    return Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, ProblemKind.MEDIA_TYPE, detail)


def too_large() -> Refusal:
    """More than an envelope may be."""
    detail = f"an envelope has at most {MAX_ENVELOPE_BYTES} bytes; attachments travel as parts"
    return Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, ProblemKind.TOO_LARGE, detail)


def malformed() -> Refusal:
    """No envelope, one that another terminal made, or one whose signature does not hold."""
    detail = "send the envelope as this terminal signed it, unchanged"
    return Refusal(HTTPStatus.BAD_REQUEST, ProblemKind.BAD_ENVELOPE, detail)


def other_id() -> Refusal:
    """The path names another submission than the envelope."""
    detail = "put the envelope under the id its header names"
    return Refusal(HTTPStatus.BAD_REQUEST, ProblemKind.BAD_ENVELOPE, detail)


def forged_number() -> Refusal:
    """The receipt number is not the one of this terminal, epoch and sequence."""
    detail = (
        "the receipt number was not issued with this terminal's key for this sequence; set the item aside"
    )
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.BAD_CONTENT, detail)


def unknown_epoch() -> Refusal:
    """The terminal was never enrolled under that epoch."""
    detail = "this terminal was never enrolled under the epoch of the envelope; set the item aside"
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.BAD_CONTENT, detail)


def cannot_open() -> Refusal:
    """Sealed to another key, or with another suite: its header says so."""
    detail = "seal it with the key and suite the enrolment gave"
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.CANNOT_OPEN, detail)


def other_digest() -> Refusal:
    """The id is known with other bytes."""
    detail = "a submission is immutable; give the changed one an id of its own"
    return Refusal(HTTPStatus.CONFLICT, ProblemKind.OTHER_DIGEST, detail)


def parts_missing(slots: Sequence[str]) -> Refusal:
    """The manifest names attachments that are not here."""
    detail = f"send these parts as the manifest names them, then the envelope again: {', '.join(slots)}"
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.PARTS_MISSING, detail)


def not_a_part() -> Refusal:
    """Its media type says that it is something else."""
    detail = f"send the sealed part itself as {PART_MEDIA_TYPE}"
    return Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, ProblemKind.MEDIA_TYPE, detail)


def bad_part(rule: str) -> Refusal:
    """Empty, or one too many."""
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.BAD_CONTENT, rule)


def other_part() -> Refusal:
    """The slot is taken by other bytes, or by another terminal."""
    detail = "a part is immutable; send the changed one under a slot of its own"
    return Refusal(HTTPStatus.CONFLICT, ProblemKind.OTHER_DIGEST, detail)


def sequence_taken() -> Refusal:
    """The sequence number is known under another id."""
    detail = "the terminal has counted twice; enrol it again for a new epoch"
    return Refusal(HTTPStatus.CONFLICT, ProblemKind.SEQUENCE_TAKEN, detail)
