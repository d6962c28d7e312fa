"""Whether a disk takes no write for now, by what the operating system says: full, read-only, or failing."""

import errno

from offline_cache.errors import StorageFull, StorageIOError, StorageReadOnly, StorageUnwritable

# errno(3). EUCLEAN and EBADMSG are what ext4 and XFS say of a damaged structure, and of a wrong checksum.
_MEANING: dict[int, type[StorageUnwritable]] = {
    errno.ENOSPC: StorageFull,
    errno.EDQUOT: StorageFull,
    errno.EROFS: StorageReadOnly,
    errno.EIO: StorageIOError,
    errno.EUCLEAN: StorageIOError,
    errno.EBADMSG: StorageIOError,
}


def meaning(error: BaseException | None) -> type[StorageUnwritable] | None:
    """Which it is; None where `error` says nothing of the kind."""
    if isinstance(error, StorageUnwritable):
        return type(error)
    return _MEANING.get(error.errno or 0) if isinstance(error, OSError) else None
