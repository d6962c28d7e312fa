"""The central service's secrets: one file, readable by its owner only, made once on the first start."""

import base64
import hashlib
import hmac
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import Field as Constraint
from pydantic import ValidationError

from central.errors import CentralError
from kiosk.contract.model import Model
from kiosk.contract.suite import CryptoSuite, key_id

_FILE = "central-keys.json"


@dataclass(frozen=True)
class Keys:
    """Signing key pair, sealing key pair of `suite`, and the secret that other keys derive from."""

    signing: Ed25519PrivateKey
    sealing_private: bytes
    sealing_public: bytes
    suite: CryptoSuite
    secret: bytes

    @property
    def signing_public(self) -> bytes:
        """Ed25519, 32 raw bytes."""
        return self.signing.public_key().public_bytes_raw()

    @property
    def signing_id(self) -> str:
        """`keyid` of every answer."""
        return key_id(self.signing_public)

    @property
    def sealing_id(self) -> str:
        """`key_id` in the header of every envelope."""
        return key_id(self.sealing_public)

    def receipt_key(self, terminal: int, epoch: int) -> bytes:
        """The HMAC key of a terminal's receipt numbers in one epoch, 32 bytes; derived, so nowhere stored."""
        return self.fingerprint("receipt", f"{terminal}|{epoch}")

    def fingerprint(self, purpose: str, text: str) -> bytes:
        """HMAC-SHA-256 of `text`: recognises a code or number that is nowhere kept."""
        return hmac.digest(self.secret, f"{purpose}/1|{text}".encode(), hashlib.sha256)


class _Stored(Model):
    suite: str
    signing: str
    sealing_private: str
    sealing_public: str
    secret: str = Constraint(min_length=40)


def load_or_create(directory: Path, suite: CryptoSuite) -> Keys:
    """The keys in `directory`, new ones where there are none yet.

    Raises:
        CentralError: the file is damaged, of another suite, or readable by others.

    """
    file = directory / _FILE
    if not file.exists():
        _create(directory, suite)
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise CentralError(f"{file}: others can read it; chmod 600 it and think about new keys")
    try:
        stored = _Stored.model_validate_json(file.read_bytes())
        if stored.suite != suite.name:
            raise CentralError(f"{file}: keys of the suite {stored.suite}, but {suite.name} is in use")
        return Keys(
            signing=Ed25519PrivateKey.from_private_bytes(_bytes(stored.signing)),
            sealing_private=_bytes(stored.sealing_private),
            sealing_public=_bytes(stored.sealing_public),
            suite=suite,
            secret=_bytes(stored.secret),
        )
    except (ValidationError, ValueError) as error:
        raise CentralError(f"{file}: damaged; restore it from the backup") from error


def _create(directory: Path, suite: CryptoSuite) -> None:
    """Write new keys whole or not at all; of two processes at once the first wins."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    private, public = suite.generate()
    stored = _Stored(
        suite=suite.name,
        signing=_text(Ed25519PrivateKey.generate().private_bytes_raw()),
        sealing_private=_text(private),
        sealing_public=_text(public),
        secret=_text(secrets.token_bytes(32)),
    )
    draft = directory / f"{_FILE}.{secrets.token_hex(4)}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(stored.model_dump_json(indent=1))
            file.flush()
            os.fsync(file.fileno())
        if not (directory / _FILE).exists():
            _link(draft, directory / _FILE)
    finally:
        draft.unlink()
    entry = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(entry)
    finally:
        os.close(entry)


def _link(draft: Path, file: Path) -> None:
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        return  # another process was first; its keys are the keys


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
