"""The one key that opens submissions: a file of its own, for the process that opens and for nobody else.

It is made together with the service's other keys (`central.keys`) and may be carried away to where only the
opening runs. What takes submissions in never reads it.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import ValidationError

from central import key_files
from central.errors import CentralError
from central.key_files import StoredOpeningKey
from kiosk.contract.suite import CryptoSuite, key_id


@dataclass(frozen=True)
class OpeningKey:
    """The sealing key pair of `suite`, and what else the opening needs to know of the service."""

    suite: CryptoSuite
    private: bytes = field(repr=False)
    public: bytes
    signing_public: Ed25519PublicKey
    """What the service's own statements are signed with."""
    code_secret: bytes = field(repr=False)
    """Shared with what takes in: codes are judged there (`central.codes`)."""

    @property
    def id(self) -> str:
        """`key_id` in the header of every envelope."""
        return key_id(self.public)

    def unseal(self, sealed: bytes, info: bytes) -> bytes:
        """What was sealed to the service, bound to `info`. Raises CannotOpen."""
        return self.suite.open(sealed, self.private, info)

    def fingerprint(self, purpose: str, text: str) -> bytes:
        """HMAC-SHA-256 of `text`, by which only the opening can know a person again."""
        return hmac.digest(self.private, f"{purpose}/1|{text}".encode(), hashlib.sha256)


def load(file: Path, suite: CryptoSuite) -> OpeningKey:
    """The key in `file`.

    Raises:
        CentralError: not there, damaged, of another suite, or readable by others.

    """
    try:
        stored = StoredOpeningKey.model_validate_json(key_files.read(file))
        if stored.suite != suite.name:
            raise CentralError(f"{file}: a key of the suite {stored.suite}, but {suite.name} is in use")
        return OpeningKey(
            suite=suite,
            private=key_files.raw(stored.private),
            public=key_files.raw(stored.public),
            signing_public=Ed25519PublicKey.from_public_bytes(key_files.raw(stored.signing_public)),
            code_secret=key_files.raw(stored.code_secret),
        )
    except (ValidationError, ValueError) as error:
        raise CentralError(f"{file}: damaged; restore it from the backup") from error
