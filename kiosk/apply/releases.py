"""From a verified software target to a release's directory, whole and on disk, or to the reason why not."""

import hashlib
import platform
import shutil
from collections.abc import Iterator
from pathlib import Path

from kiosk.apply.record import Reason
from kiosk.apply.release import LIBRARIES, LIST, about, is_there
from kiosk.apply.staging import DRAFT, PathOf, sync_tree
from kiosk.apply.unusable import Unusable
from kiosk.apply.unzipping import BadArchive, unzip
from kiosk.contract.assignment import TargetRef
from offline_cache.database import sync_directory

NAME_DIGITS = 32
"""Of the target's digest, in a directory's name."""
MOST_BYTES = 2 << 30
"""Unpacked: the program has 12 MB, the libraries it stands on about 1 GB."""
DIGEST = "digest"
"""What lay there when it was staged, beside it."""
_CACHES = "__pycache__"


def release_name(target: TargetRef | None) -> str:
    """The name of its directory; "" for what was installed."""
    return "" if target is None else target.sha256[:NAME_DIGITS]


def stage_release(target: TargetRef, path_of: PathOf, directory: Path) -> Path:
    """Make the release's directory below `directory`, where it is not there yet.

    Raises:
        Unusable: it holds no release that this machine could start.
        OSError: the disk refuses, or is full; what was begun is gone again.
        KioskError: as `path_of` raises it.

    """
    whole = directory / release_name(target)
    if is_intact(target, directory):
        return whole
    draft = directory / (DRAFT + whole.name)
    shutil.rmtree(draft, ignore_errors=True)
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        _unzip(target, path_of(target), draft)
        _require_startable(target, draft)
        (draft / DIGEST).write_text(_digest_of(draft), "ascii")
        sync_tree(draft)
        shutil.rmtree(whole, ignore_errors=True)
        draft.rename(whole)
        sync_directory(directory)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return whole


def is_intact(target: TargetRef | None, directory: Path) -> bool:
    """Whether its directory still holds what was staged."""
    whole = directory / release_name(target)
    if target is None:
        return True
    try:
        return (whole / DIGEST).read_text("ascii") == _digest_of(whole)
    except (OSError, ValueError):
        return False


def _unzip(target: TargetRef, file: Path, draft: Path) -> None:
    try:
        unzip(file, draft, MOST_BYTES)
    except BadArchive as error:
        raise Unusable(Reason.SOFTWARE_WRONG, f"{target.name}: {error}") from error


def _require_startable(target: TargetRef, draft: Path) -> None:
    said, here = about(draft), ".".join(platform.python_version_tuple()[:2])
    if said is None or not is_there(draft) or not (draft / LIST).is_file():
        raise Unusable(Reason.SOFTWARE_WRONG, f"{target.name}: is no release that this one can start")
    if said.python != here:
        raise Unusable(
            Reason.SOFTWARE_WRONG, f"{target.name}: is for Python {said.python}, here is Python {here}"
        )


def _digest_of(directory: Path) -> str:
    """SHA-256 over names and contents; of the libraries, which are a gigabyte, over names and sizes. What
    Python compiles meanwhile does not count.
    """
    whole = hashlib.sha256()
    for path in _files(directory):
        whole.update(f"{path.relative_to(directory).as_posix()}\n{path.stat().st_size}\n".encode())
        if directory / LIBRARIES not in path.parents:
            with path.open("rb") as file:
                whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()


def _files(directory: Path) -> Iterator[Path]:
    return (
        each
        for each in sorted(directory.rglob("*"))
        if each.is_file() and _CACHES not in each.parts and each != directory / DIGEST
    )
