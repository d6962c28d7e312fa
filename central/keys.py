"""The service's secrets: one file, readable by its owner only, made once on the first start.

The key that opens submissions is not among them: it is made at the same time and lies in a file of its own
(`central.opening_key`), which what takes submissions in does not read.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import Field as Constraint
from pydantic import ValidationError

from central import key_files
from central.errors import CentralError
from kiosk.contract.model import Model
from kiosk.contract.suite import CryptoSuite, key_id

_FILE = "central-keys.json"


@dataclass(frozen=True)
class Keys:
    """Signing key pair, the public key that terminals seal to, and the secret that other keys derive from."""

    signing: Ed25519PrivateKey
    sealing_public: bytes
    suite: CryptoSuite
    secret: bytes

    @cached_property
    def signing_public(self) -> bytes:
        """Ed25519, 32 raw bytes."""
        return self.signing.public_key().public_bytes_raw()

    @cached_property
    def signing_id(self) -> str:
        """`keyid` of every answer."""
        return key_id(self.signing_public)

    @cached_property
    def sealing_id(self) -> str:
        """`key_id` in the header of every envelope."""
        return key_id(self.sealing_public)

    @property
    def code_secret(self) -> bytes:
        """What one-time codes are judged with (`central.codes`), 32 bytes."""
        return _code_secret(self.secret)

    def receipt_key(self, terminal: int, epoch: int) -> bytes:
        """The HMAC key of a terminal's receipt numbers in one epoch, 32 bytes; derived, so nowhere stored."""
        return self.fingerprint("receipt", f"{terminal}|{epoch}")

    def fingerprint(self, purpose: str, text: str) -> bytes:
        """HMAC-SHA-256 of `text`: recognises a code or number that is nowhere kept."""
        return _fingerprint(self.secret, purpose, text)


class _Stored(Model):
    suite: str
    signing: str
    sealing_public: str
    secret: str = Constraint(min_length=40)
    sealing_private: str | None = None
    """Of a release before the opening had a process of its own; it is moved to its own file."""


def load_or_create(directory: Path, suite: CryptoSuite) -> Keys:
    """The keys in `directory`, new ones where there are none yet.

    Raises:
        CentralError: the file is damaged, of another suite, or readable by others.

    """
    file = directory / _FILE
    with key_files.alone(directory):
        if not file.exists():
            _create(directory, suite)
        try:
            stored = _Stored.model_validate_json(key_files.read(file))
            if stored.suite != suite.name:
                raise CentralError(f"{file}: keys of the suite {stored.suite}, but {suite.name} is in use")
            if stored.sealing_private is not None:
                _move_apart(directory, stored)
            return Keys(
                signing=Ed25519PrivateKey.from_private_bytes(key_files.raw(stored.signing)),
                sealing_public=key_files.raw(stored.sealing_public),
                suite=suite,
                secret=key_files.raw(stored.secret),
            )
        except (ValidationError, ValueError) as error:
            raise CentralError(f"{file}: damaged; restore it from the backup") from error


def _create(directory: Path, suite: CryptoSuite) -> None:
    """The key that opens first: nothing is ever sealed to one that was not kept."""
    apart = directory / key_files.OPENING_KEY
    if apart.exists():
        raise CentralError(
            f"{apart}: stands there without {_FILE}; restore that from the backup, or remove this one if the"
            " service has never run"
        )
    private, public = suite.generate()
    _move_apart(
        directory,
        _Stored(
            suite=suite.name,
            signing=key_files.text(Ed25519PrivateKey.generate().private_bytes_raw()),
            sealing_public=key_files.text(public),
            secret=key_files.text(secrets.token_bytes(32)),
            sealing_private=key_files.text(private),
        ),
    )


def _move_apart(directory: Path, stored: _Stored) -> None:
    """Write both files, the one with the key that opens before the one without it."""
    assert stored.sealing_private is not None
    signing = Ed25519PrivateKey.from_private_bytes(key_files.raw(stored.signing))
    apart = key_files.StoredOpeningKey(
        suite=stored.suite,
        private=stored.sealing_private,
        public=stored.sealing_public,
        signing_public=key_files.text(signing.public_key().public_bytes_raw()),
        code_secret=key_files.text(_code_secret(key_files.raw(stored.secret))),
    )
    key_files.write(directory / key_files.OPENING_KEY, apart.model_dump_json(indent=1))
    rest = stored.model_dump_json(indent=1, exclude={"sealing_private"})
    key_files.write(directory / _FILE, rest)


def _code_secret(secret: bytes) -> bytes:
    return _fingerprint(secret, "codes", "")


def _fingerprint(secret: bytes, purpose: str, text: str) -> bytes:
    return hmac.digest(secret, f"{purpose}/1|{text}".encode(), hashlib.sha256)
