"""The smallest durable write there is, to learn whether a disk takes any."""

import os
import tempfile
from pathlib import Path

from offline_cache.errors import StorageUnwritable
from offline_cache.unwritable import meaning


def small_write(directory: Path) -> None:
    """One byte in `directory`, synced; it leaves no file. Raises OSError as the disk does."""
    with tempfile.TemporaryFile(dir=directory) as file:
        file.write(b"\0")
        file.flush()
        os.fsync(file.fileno())


def refusal(directory: Path) -> type[StorageUnwritable] | None:
    """Why the disk below `directory` takes no write; None where it takes one, or refuses for another reason
    (a right, file handles).
    """
    try:
        small_write(directory)
    except OSError as error:
        return meaning(error)
    return None
