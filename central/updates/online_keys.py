"""The two keys that the service itself signs with: snapshot and timestamp. They lie beside its other ones.

Whoever steals them can say which of the signed targets are the newest, and hide new ones until the offline
metadata expires; they sign no target.
"""

import base64
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import ValidationError
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Root, Snapshot, Timestamp

from central.updates.errors import KeyRefused
from kiosk.contract.model import Model

FILE = "update-keys.json"
NEXT_FILE = "update-keys.next.json"
"""Keys that a root, not yet accepted, names."""


class _Stored(Model):
    snapshot: str
    timestamp: str


@dataclass(frozen=True)
class OnlineKeys:
    """Both keys."""

    snapshot_key: Ed25519PrivateKey = field(repr=False)
    timestamp_key: Ed25519PrivateKey = field(repr=False)

    @property
    def snapshot(self) -> CryptoSigner:
        """Signs which versions belong together."""
        return CryptoSigner(self.snapshot_key)

    @property
    def timestamp(self) -> CryptoSigner:
        """Signs which snapshot is the newest."""
        return CryptoSigner(self.timestamp_key)

    @classmethod
    def generate(cls) -> Self:
        """New ones."""
        return cls(Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate())

    @classmethod
    def named_by(cls, root: Root, directory: Path) -> Self:
        """Those in `directory` that this root lets sign: the present ones, or those that wait for it.

        Raises:
            KeyRefused: neither are, or they cannot be read.

        """
        for name in (FILE, NEXT_FILE):
            if (directory / name).exists():
                found = cls.load(directory, name)
                if found._are_those_of(root):
                    return found
        raise KeyRefused(
            f"{directory}: the online keys that the root names are not here; restore {FILE}, or rotate them: "
            "kiosk central keys rotate online"
        )

    @classmethod
    def settle(cls, root: Root, directory: Path) -> None:
        """Keys that waited for this root take the place of those that no longer count. A crash before this
        loses nothing: `named_by` finds them where they wait.
        """
        waiting = directory / NEXT_FILE
        if waiting.exists() and cls.load(directory, NEXT_FILE)._are_those_of(root):
            waiting.replace(directory / FILE)

    @classmethod
    def load(cls, directory: Path, name: str = FILE) -> Self:
        """Those in `directory`.

        Raises:
            KeyRefused: there are none, they are damaged, or others can read them.

        """
        file = directory / name
        try:
            stored = _Stored.model_validate_json(file.read_bytes())
            if stat.S_IMODE(file.stat().st_mode) & 0o077:
                raise KeyRefused(f"{file}: others can read it; chmod 600 it and rotate the online keys")
            return cls(_key(stored.snapshot), _key(stored.timestamp))
        except OSError as error:
            raise KeyRefused(f"{file}: cannot be read ({error.strerror}); restore it, or rotate") from error
        except (ValidationError, ValueError) as error:
            raise KeyRefused(f"{file}: damaged; restore it from the backup, or rotate") from error

    def save(self, directory: Path, name: str = FILE) -> Path:
        """Write them; nothing is overwritten.

        Raises:
            KeyRefused: there are some already, or the directory cannot be written.

        """
        file = directory / name
        stored = _Stored(snapshot=_text(self.snapshot_key), timestamp=_text(self.timestamp_key))
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(handle, "w") as whole:
                whole.write(stored.model_dump_json(indent=1))
                whole.flush()
                os.fsync(whole.fileno())
        except FileExistsError as error:
            raise KeyRefused(
                f"{file}: is there already and was not touched; remove it if an earlier ceremony was given up"
            ) from error
        except OSError as error:
            raise KeyRefused(f"{file}: cannot be written ({error.strerror})") from error
        return file

    def _are_those_of(self, root: Root) -> bool:
        return all(
            root.roles[role].keyids == [signer.public_key.keyid]
            for role, signer in ((Snapshot.type, self.snapshot), (Timestamp.type, self.timestamp))
        )


def _text(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.private_bytes_raw()).decode("ascii")


def _key(text: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(text, validate=True))
