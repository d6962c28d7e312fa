"""The keys that personal data is encrypted with in the database: a file of their own, never in it.

Whoever copies the database, a backup of it or a disk it lay on has nothing without this file. Keys have ids,
so that a new one can be put in front and what the old ones sealed is sealed anew afterwards (`central data
rotate`). The file is looked at again when it has changed: no process must be started anew for a rotation.
"""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import ValidationError

from central import key_files
from central.errors import CentralError
from kiosk.contract.model import Model

DATA_KEYS = "personal-data-keys.json"
_KEY_BYTES, _NONCE_BYTES = 32, 12
"""AES-256-GCM with random nonces (NIST SP 800-38D, 8.2.2): good for 2^32 messages under one key."""


class _Stored(Model):
    current: str
    keys: dict[str, str]


@dataclass(frozen=True)
class _Loaded:
    changed: int
    current: str
    ciphers: dict[str, AESGCM] = field(repr=False)


class DataKeys:
    """Seals and opens. `file` holds the keys."""

    def __init__(self, file: Path) -> None:
        """Raises CentralError: not there, damaged, or readable by others."""
        self._file = file
        self._loaded = _load(file)

    @property
    def current(self) -> str:
        """The id of the key that seals now."""
        return self._fresh().current

    def seal(self, content: bytes, context: bytes) -> tuple[str, bytes]:
        """The id of the key, and the sealed bytes, which open with the same `context` only."""
        loaded = self._fresh()
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return loaded.current, nonce + loaded.ciphers[loaded.current].encrypt(nonce, content, context)

    def open(self, key_id: str, sealed: bytes, context: bytes) -> bytes:
        """What was sealed.

        Raises:
            CentralError: the key is gone, or somebody changed the row.

        """
        cipher = self._fresh().ciphers.get(key_id)
        if cipher is None:
            raise CentralError(f"{self._file}: lacks the key {key_id}; restore it from the backup")
        try:
            return cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], context)
        except InvalidTag as error:
            raise CentralError("a row of personal data was changed, or belongs elsewhere") from error

    def _fresh(self) -> _Loaded:
        if self._file.stat().st_mtime_ns != self._loaded.changed:
            self._loaded = _load(self._file)
        return self._loaded


def load_or_create(file: Path) -> DataKeys:
    """The keys in `file`, a first one where there is no file yet.

    Raises:
        CentralError: damaged, or readable by others.

    """
    with key_files.alone(file.parent):
        if not file.exists():
            id_, key = _new()
            _write(file, _Stored(current=id_, keys={id_: key}))
    return DataKeys(file)


def add_key(file: Path) -> str:
    """Put a new key in front; gives its id. The old ones stay until nothing is sealed with them."""
    with key_files.alone(file.parent):
        stored = _read(file)
        id_, key = _new()
        _write(file, _Stored(current=id_, keys={**stored.keys, id_: key}))
    return id_


def drop_keys(file: Path, unused: set[str]) -> None:
    """Remove keys that nothing is sealed with any more; never the present one."""
    with key_files.alone(file.parent):
        stored = _read(file)
        kept = {id_: key for id_, key in stored.keys.items() if id_ == stored.current or id_ not in unused}
        _write(file, _Stored(current=stored.current, keys=kept))


def key_ids(file: Path) -> set[str]:
    """The ids of all keys in the file."""
    return set(_read(file).keys)


def _new() -> tuple[str, str]:
    return secrets.token_hex(4), key_files.text(secrets.token_bytes(_KEY_BYTES))


def _write(file: Path, stored: _Stored) -> None:
    key_files.write(file, stored.model_dump_json(indent=1))


def _read(file: Path) -> _Stored:
    try:
        return _Stored.model_validate_json(key_files.read(file))
    except ValidationError as error:
        raise CentralError(f"{file}: damaged; restore it from the backup") from error


def _load(file: Path) -> _Loaded:
    stored = _read(file)
    try:
        changed = file.stat().st_mtime_ns
        ciphers = {id_: AESGCM(key_files.raw(key)) for id_, key in stored.keys.items()}
        return _Loaded(changed, stored.current, {**ciphers, stored.current: ciphers[stored.current]})
    except (ValueError, KeyError) as error:
        raise CentralError(f"{file}: damaged; restore it from the backup") from error
