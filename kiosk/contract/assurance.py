"""The statement of a verification: the central service's signed word that a person is the card's owner.

It travels back inside the sealed submission (`assurance_evidence`), so it names the person by a digest only.
"""

import hashlib
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import ValidationError

from kiosk.contract import jws
from kiosk.contract.api import VERIFICATION_STATEMENT_TYPE, VerificationClaims


class BadStatement(ValueError):
    """Not a statement of a verification by that key."""


def number_digest(number: str, verification: UUID) -> str:
    """What a statement names a person by: SHA-256 of ``number|verification``, 64 hex digits."""
    return hashlib.sha256(f"{number}|{verification}".encode()).hexdigest()


def sign(claims: VerificationClaims, key: Ed25519PrivateKey) -> str:
    """The statement as a compact JWS."""
    return jws.sign(claims.model_dump_json().encode(), key, kind=VERIFICATION_STATEMENT_TYPE, headers={})


def verify(untrusted_statement: str, key: Ed25519PublicKey) -> VerificationClaims:
    """What the central service stated.

    Raises:
        BadStatement: unsigned, signed by another key, or malformed.

    """
    try:
        _, payload = jws.verify(untrusted_statement, key, kind=VERIFICATION_STATEMENT_TYPE)
        return VerificationClaims.model_validate_json(payload)
    except jws.BadJws as error:
        raise BadStatement(str(error)) from error
    except ValidationError as error:
        raise BadStatement("the statement is malformed") from error
