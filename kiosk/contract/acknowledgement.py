"""The acknowledgement: the central service's signed word that it holds a submission.

A stored compact JWS over {id, digest, terminal, sequence, received}. A receipt of delivery that outlives the
connection, gateways that end TLS, and the log of either side.
"""

from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import ValidationError

from kiosk.contract import jws
from kiosk.contract.model import Model

ACKNOWLEDGEMENT_TYPE = "kiosk-acknowledgement+jws"


class BadAcknowledgement(ValueError):
    """Not an acknowledgement by that key, or of another submission."""


class Acknowledgement(Model):
    """What the central service acknowledges."""

    id: UUID
    digest: str
    terminal: int
    sequence: int
    received: datetime


def sign(acknowledgement: Acknowledgement, key: Ed25519PrivateKey) -> str:
    """The acknowledgement as a compact JWS."""
    return jws.sign(acknowledgement.model_dump_json().encode(), key, kind=ACKNOWLEDGEMENT_TYPE, headers={})


def verify(untrusted_token: str, key: Ed25519PublicKey, *, submission: UUID, digest: str) -> Acknowledgement:
    """Check that the central service holds exactly the `submission` with `digest`.

    Raises:
        BadAcknowledgement: unsigned, signed by another key, or about something else.

    """
    try:
        _, payload = jws.verify(untrusted_token, key, kind=ACKNOWLEDGEMENT_TYPE)
        acknowledgement = Acknowledgement.model_validate_json(payload)
    except jws.BadJws as error:
        raise BadAcknowledgement(str(error)) from error
    except ValidationError as error:
        raise BadAcknowledgement("the acknowledgement is malformed") from error
    if acknowledgement.id != submission or acknowledgement.digest != digest:
        raise BadAcknowledgement("the acknowledgement is about another submission")
    return acknowledgement
