"""The rotation of a terminal's key: the key it has signs the request, the new one proves that it is held."""

import base64
from typing import Annotated

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import AfterValidator
from pydantic import Field as Constraint

from kiosk.contract.api import Base64, SpareEpoch
from kiosk.contract.model import Model, Reply

PATH = "/v1/rotation"
_KEY_BYTES, _SIGNATURE_BYTES = 32, 64


def _of_length(length: int) -> AfterValidator:
    def check(text: str) -> str:
        if len(base64.b64decode(text, validate=True)) != length:
            raise ValueError(f"must be the Base64 of {length} bytes")
        return text

    return AfterValidator(check)


class RotationRequest(Model):
    """What the terminal wants to sign with from now on."""

    public_key: Annotated[Base64, _of_length(_KEY_BYTES)]
    """Ed25519, 32 raw bytes."""
    proof: Annotated[Base64, _of_length(_SIGNATURE_BYTES)]
    """Signature of the new key over `statement`."""

    @property
    def raw_key(self) -> bytes:
        """The new public key."""
        return base64.b64decode(self.public_key)


class RotationResponse(Reply):
    """The epoch that begins with the new key, as an enrolment gives one."""

    epoch: int
    receipt_key: Base64
    """HMAC key of receipt numbers, 32 bytes."""
    spare: Annotated[tuple[SpareEpoch, ...], Constraint(max_length=16)] = ()


def statement(code: str, raw_key: bytes) -> bytes:
    """What the new key signs: good for this terminal alone, and for nothing else that is ever signed."""
    return b"kiosk-rotation/1|" + code.encode("ascii") + b"|" + raw_key


def request(code: str, new: Ed25519PrivateKey) -> RotationRequest:
    """The request of the terminal of that code."""
    raw_key = new.public_key().public_bytes_raw()
    return RotationRequest(
        public_key=base64.b64encode(raw_key).decode("ascii"),
        proof=base64.b64encode(new.sign(statement(code, raw_key))).decode("ascii"),
    )


def holds_key(asked: RotationRequest, code: str) -> bool:
    """Whether who asks for that terminal holds the new key."""
    try:
        Ed25519PublicKey.from_public_bytes(asked.raw_key).verify(
            base64.b64decode(asked.proof), statement(code, asked.raw_key)
        )
    except (InvalidSignature, ValueError):
        return False
    return True
