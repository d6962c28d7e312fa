"""The word of a face module: signed by a key in the vendor's certified module, judged by the central service.

What it carries is all that may leave the module: a yes, a no, or that it cannot tell. An unknown field is
refused, so that no picture, measure or score can travel in it.
"""

from typing import Annotated, Literal
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import AwareDatetime, ValidationError
from pydantic import Field as Constraint

from kiosk.contract import jws
from kiosk.contract.model import Model

FACE_ASSERTION_TYPE = "kiosk-face+jws"
LONGEST_ASSERTION = 2048
"""Characters; one has about 350."""
FaceAnswer = Literal["yes", "no", "cannot_tell"]


class BadAssertion(ValueError):
    """Not a word of a face module, or not signed by that key."""


class FaceClaims(Model):
    """Whether the person before the camera of this terminal is the one on the portrait that came with this
    verification, and when that was found.
    """

    verification: UUID
    terminal: Annotated[int, Constraint(ge=0)]
    answer: FaceAnswer
    at: AwareDatetime


class VerificationAssertion(Model):
    """What the terminal hands on: the module's word (compact JWS of `FaceClaims`), as it came."""

    assertion: Annotated[str, Constraint(max_length=LONGEST_ASSERTION, repr=False)]


def verify(untrusted_assertion: str, key: Ed25519PublicKey) -> FaceClaims:
    """What the module says.

    Raises:
        BadAssertion: malformed, or signed by another key.

    """
    try:
        _, payload = jws.verify(untrusted_assertion, key, kind=FACE_ASSERTION_TYPE)
    except jws.BadJws as error:
        raise BadAssertion(str(error)) from error
    return _claims(payload)


def unverified(untrusted_assertion: str) -> FaceClaims:
    """What it claims to say: enough to see that it is about something else, never enough to believe it.

    Raises:
        BadAssertion: malformed.

    """
    try:
        parsed = jws.UntrustedJws.parse(untrusted_assertion)
        parsed.headers(FACE_ASSERTION_TYPE)
    except jws.BadJws as error:
        raise BadAssertion(str(error)) from error
    return _claims(parsed.payload)


def _claims(payload: bytes) -> FaceClaims:
    try:
        return FaceClaims.model_validate_json(payload)
    except ValidationError as error:
        raise BadAssertion("the word of the face module is malformed") from error
