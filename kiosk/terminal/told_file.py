"""A small file in which one process tells others how it is. Not synced: a power cut ends what it tells of."""

import os
from pathlib import Path

from offline_cache.unwritable import meaning


def write(path: Path, content: bytes) -> None:
    """Replace `path`; a reader sees the old content or the new. On a disk that takes no new file it is
    written over where it lies, which needs no room: who watches would else take a process that cannot tell
    for one that hangs. A reader may then see half of it, once, and must bear that.

    Raises:
        OSError: it could not be written in either way.
    """
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        if meaning(error) is None:
            raise
        _write_over(path, content)


def can_be_told(path: Path) -> bool:
    """Whether what stands at `path` could be written over. On a disk that is read-only nobody can: a process
    that tells nothing there may well be alive.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CLOEXEC))
    except OSError as error:
        return meaning(error) is None
    return True


def _write_over(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        os.pwrite(handle, content, 0)
        os.ftruncate(handle, len(content))
    finally:
        os.close(handle)
