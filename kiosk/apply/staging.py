"""From verified target files to a bundle's directory, whole and on disk, or to the reason why not.

Everything is written below a draft's name, synced, and renamed: a directory under its bundle's name is
complete, whenever the power goes.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from kiosk.apply.bundle import Bundle
from kiosk.apply.pushed import CATALOGUE, MEDIA, SETTINGS
from kiosk.apply.record import Reason
from kiosk.apply.unusable import Unusable
from kiosk.apply.unzipping import BadArchive, unzip
from kiosk.contract.assignment import TargetKind, TargetRef
from offline_cache.database import sync_directory

DRAFT = ".draft-"
MOST_BYTES = {TargetKind.CATALOGUE: 64 << 20, TargetKind.MEDIA: 1 << 30}
"""Unpacked. The factory's catalogue has a megabyte in 130 files."""

PathOf = Callable[[TargetRef], Path]
"""Fetches a target where it is not here yet, and gives the verified file."""


def stage(bundle: Bundle, path_of: PathOf, directory: Path) -> Bundle:
    """Make the bundle's directory below `directory`; gives the bundle with the digest of its content.

    Raises:
        Unusable: a target holds nothing that could be used.
        OSError: the disk refuses, or is full; what was begun is gone again.
        KioskError: as `path_of` raises it.

    """
    if not bundle.directory:
        return bundle
    draft = directory / (DRAFT + bundle.directory)
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700, parents=True)
    try:
        for target in bundle.targets:
            _unpack(target, path_of(target), draft)
        sync_tree(draft)
        tree = digest_of(draft)
        _give_its_name(draft, directory / bundle.directory, tree)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return bundle.model_copy(update={"tree": tree})


def intact(bundle: Bundle, directory: Path) -> bool:
    """Whether the bundle's directory still holds what was staged."""
    return not bundle.directory or digest_of(directory / bundle.directory) == bundle.tree


def digest_of(directory: Path) -> str:
    """SHA-256 over the names and contents of all files below `directory`; of nothing where there is none."""
    whole = hashlib.sha256()
    for path in sorted(each for each in directory.rglob("*") if each.is_file()):
        whole.update(f"{path.relative_to(directory).as_posix()}\n".encode())
        with path.open("rb") as file:
            whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()


def _give_its_name(draft: Path, name: Path, tree: str) -> None:
    if name.exists():
        if digest_of(name) == tree:
            return
        shutil.rmtree(name)
    draft.rename(name)
    sync_directory(name.parent)


def _unpack(target: TargetRef, file: Path, draft: Path) -> None:
    match target.kind:
        case TargetKind.CONFIG:
            with file.open("rb") as content, (draft / SETTINGS).open("wb") as out:
                shutil.copyfileobj(content, out)
        case TargetKind.CATALOGUE:
            _unzip(target, file, draft / CATALOGUE, Reason.CATALOGUE_WRONG)
        case _:
            into = draft / MEDIA / PurePosixPath(target.name).stem
            _unzip(target, file, into, Reason.MEDIA_WRONG)


def _unzip(target: TargetRef, file: Path, into: Path, reason: Reason) -> None:
    try:
        unzip(file, into, MOST_BYTES[target.kind])
    except BadArchive as error:
        raise Unusable(reason, f"{target.name}: {error}") from error


def sync_tree(directory: Path) -> None:
    """Every file and every directory below, on disk."""
    for path, _, files in os.walk(directory):
        for name in files:
            handle = os.open(Path(path) / name, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        sync_directory(Path(path))
