"""Files that hold secrets: readable by their owner only, written whole or not at all."""

import base64
import fcntl
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from central.errors import CentralError
from kiosk.contract.model import Model

OPENING_KEY = "opening-key.json"


class StoredOpeningKey(Model):
    """The file that `central.opening_key` reads, made by `central.keys`."""

    suite: str
    private: str
    public: str
    signing_public: str
    code_secret: str


def read(file: Path) -> bytes:
    """The content of a file that only its owner can read.

    Raises:
        CentralError: it is not there, cannot be read, or can be read by others.

    """
    try:
        others = stat.S_IMODE(file.stat().st_mode) & 0o077
        content = file.read_bytes()
    except OSError as error:
        raise CentralError(f"{file}: {error.strerror}; restore it from the backup") from error
    if others:
        raise CentralError(f"{file}: others can read it; chmod 600 it and think about new keys")
    return content


def write(file: Path, content: str) -> None:
    """Put `content` there, in place of what was there, durably."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    entry = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(entry)
    finally:
        os.close(entry)


@contextmanager
def alone(directory: Path) -> Iterator[None]:
    """Of several processes one at a time; the directory is made where there is none."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    entry = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(entry, fcntl.LOCK_EX)
        yield
    finally:
        os.close(entry)


def text(raw: bytes) -> str:
    """Bytes as a key file has them."""
    return base64.b64encode(raw).decode("ascii")


def raw(text: str) -> bytes:
    """And back; ValueError for anything else."""
    return base64.b64decode(text, validate=True)
