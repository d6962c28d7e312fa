"""Offline keys: one file each, sealed under a passphrase, on whatever stick its holder locks away.

JSON: scrypt (RFC 7914) makes a key of the passphrase, AES-256-GCM under it seals the 32 bytes of an Ed25519
key. Not the PKCS #8 that `cryptography` writes: its passphrase goes through 2048 rounds of PBKDF2 only, and a
stick that is found may be tried for years.
"""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Literal, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from pydantic import ValidationError
from securesystemslib.signer import CryptoSigner

from central.updates.errors import KeyRefused
from kiosk.contract.model import Model

SHORTEST_PASSPHRASE = 16
"""Characters: five words drawn from a list are more."""
_N: Final = 65536
"""With eight blocks at a time (`_R`) 64 MiB and a tenth of a second for each try."""
_R: Final = 8
_P: Final = 1

Passphrase = Callable[[str], str]
"""Asks whoever holds the named key."""


@dataclass(frozen=True)
class KeyRing:
    """How keys are made in a file, and taken out of one. Both raise KeyRefused."""

    create: Callable[[Path], CryptoSigner]
    load: Callable[[Path], CryptoSigner]

    @classmethod
    def under(cls, passphrase: Passphrase) -> Self:
        """Key files, sealed under what their holders say."""
        return cls(partial(create, passphrase=passphrase), partial(load, passphrase=passphrase))


class _Sealed(Model):
    kind: Literal["ed25519, scrypt, aes-256-gcm"] = "ed25519, scrypt, aes-256-gcm"
    n: Literal[65536] = _N
    r: Literal[8] = _R
    p: Literal[1] = _P
    salt: str
    nonce: str
    sealed: str
    """All three in hexadecimal."""


def create(file: Path, passphrase: Passphrase) -> CryptoSigner:
    """A new Ed25519 key in `file`, which must not exist yet; its directory is made.

    Raises:
        KeyRefused: something is there already, the passphrase is too short, or it cannot be written.

    """
    said = passphrase(str(file))
    if len(said) < SHORTEST_PASSPHRASE:
        raise KeyRefused(
            f"{file}: a passphrase needs {SHORTEST_PASSPHRASE} characters; take five words drawn by chance"
        )
    key = Ed25519PrivateKey.generate()
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_key(said, salt)).encrypt(nonce, key.private_bytes_raw(), None)
    stored = _Sealed(salt=salt.hex(), nonce=nonce.hex(), sealed=sealed.hex())
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "w") as whole:
            whole.write(stored.model_dump_json(indent=1))
            whole.flush()
            os.fsync(whole.fileno())
    except FileExistsError as error:
        raise KeyRefused(f"{file}: is there already and was not touched; name another place") from error
    except OSError as error:
        raise KeyRefused(f"{file}: cannot be written ({error.strerror}); is the stick in?") from error
    return CryptoSigner(key)


def load(file: Path, passphrase: Passphrase) -> CryptoSigner:
    """The key in `file`.

    Raises:
        KeyRefused: no such file, a wrong passphrase, or no key file.

    """
    try:
        stored = _Sealed.model_validate_json(file.read_bytes())
        key = _key(passphrase(str(file)), bytes.fromhex(stored.salt))
        raw = AESGCM(key).decrypt(bytes.fromhex(stored.nonce), bytes.fromhex(stored.sealed), None)
    except OSError as error:
        raise KeyRefused(f"{file}: cannot be read ({error.strerror}); is the stick in?") from error
    except InvalidTag as error:
        raise KeyRefused(f"{file}: the passphrase is wrong, or the file is damaged") from error
    except (ValidationError, ValueError) as error:
        raise KeyRefused(f"{file}: this is no key file") from error
    return CryptoSigner(Ed25519PrivateKey.from_private_bytes(raw))


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=_N, r=_R, p=_P).derive(passphrase.encode())
