"""Target files on this disk: fetched piece by piece, taken up again where it broke off, verified before they
have their name.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kiosk.contract.assignment import TargetRef
from kiosk.contract.updates import PIECE_BYTES, TARGETS_PATH
from kiosk.updates.errors import NoRoom, Refused
from kiosk.updates.fetcher import SignedFetcher
from kiosk.updates.place import UpdatesPlace

ROOM_LEFT = 256 * 1024 * 1024
"""Bytes that stay free whatever is pushed: what residents file comes first."""
_PART = ".part"


def holds(file: Path, ref: TargetRef) -> bool:
    """Whether the file is that target, to the last bit."""
    try:
        if file.stat().st_size != ref.length:
            return False
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == ref.sha256
    except FileNotFoundError:
        return False


def fetch(ref: TargetRef, place: UpdatesPlace, fetcher: SignedFetcher) -> Path:
    """The verified file, on disk.

    Raises:
        Refused: what came is longer than what was signed, or something else.
        NoRoom: the disk is too full.
        DownloadError: it broke off; the next time goes on from there.

    """
    file = place.target(ref)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.with_name(file.name + _PART)
    if shutil.disk_usage(file.parent).free < ref.length + ROOM_LEFT:
        raise NoRoom(f"{ref.name}: {ref.length} bytes are too many for this disk; make room on it")
    kind, _, name = ref.name.partition("/")
    handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "r+b") as whole:
        number = min(os.fstat(handle).st_size, ref.length) // PIECE_BYTES
        at = whole.seek(number * PIECE_BYTES)
        whole.truncate()
        for piece in fetcher.pieces(f"{TARGETS_PATH}/{kind}/{ref.sha256}.{name}", number):
            at += len(piece)
            if at > ref.length:
                whole.truncate(0)
                raise Refused(f"{ref.name}: longer than what was signed")
            whole.write(piece)
        whole.flush()
        os.fsync(handle)
    if not holds(part, ref):
        part.unlink()
        raise Refused(f"{ref.name}: the bytes are not those that were signed")
    part.replace(file)
    directory = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
    return file


def forget_others(place: UpdatesPlace, keep: Iterable[TargetRef]) -> int:
    """Delete every target but these, and what was begun of others. Gives how many."""
    names = {place.target(ref) for ref in keep}
    names |= {file.with_name(file.name + _PART) for file in names}
    gone = [file for file in place.targets.glob("*/*") if file not in names]
    for file in gone:
        with suppress(FileNotFoundError):
            file.unlink()
    return len(gone)
