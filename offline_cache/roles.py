"""Who may write: one filer, one sender. A role is a lock of the kernel and dies with its process.

Open file description locks (fcntl(2), F_OFD_SETLK): unlike flock(2) they can be asked about without being
taken for a moment, which could turn away the very process that is just starting.
"""

import fcntl
import os
import struct
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from offline_cache.errors import RoleTaken

# struct flock of Linux on 64 bits: type, whence, start, length (0 = all), pid (0 for this kind of lock).
_FLOCK = "@hhqqi0q"


class Role(StrEnum):
    """What a process may be to the outbox."""

    FILER = "filer"
    """Adds submissions: the screen's process."""
    SENDER = "sender"
    """Delivers them: the agent."""
    KEEPER = "keeper"
    """Looks, at its start, whether the file is whole, and replaces it where it is not: either of the two."""
    APPLIER = "applier"
    """Changes what is in force, for the moment of a change: the agent, or a person's command. Its lock lies
    with the bundles."""
    WATCHER = "watcher"
    """Has the devices: the screen's process. Its lock lies with what lives as long as the processes do."""


class RoleLock:
    """A role that this process holds until `release`, or until it dies in whatever way."""

    def __init__(self, role: Role, handle: int) -> None:
        self.role = role
        self._handle: int | None = handle

    @classmethod
    def take(cls, directory: Path, role: Role) -> "RoleLock":
        """Take the role for the outbox in `directory`.

        Raises:
            RoleTaken: another process has it; the message names that process.
        """
        path = lock_file(directory, role)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.fcntl(handle, fcntl.F_OFD_SETLK, _lock(fcntl.F_WRLCK))
        except OSError as error:
            holder = os.read(handle, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(handle)
            raise RoleTaken(
                f"{path}: process {holder} is the {role} of this outbox; stop it first"
            ) from error
        with suppress(
            OSError
        ):  # a full disk: the lock holds all the same, and whom it turns away hears "unknown"
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)
        return cls(role, handle)

    @classmethod
    def wait_for(cls, directory: Path, role: Role) -> "RoleLock":
        """Take the role, once whoever has it has released it or died."""
        handle = os.open(lock_file(directory, role), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.fcntl(handle, fcntl.F_OFD_SETLKW, _lock(fcntl.F_WRLCK))
        except BaseException:
            os.close(handle)
            raise
        return cls(role, handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def require(self, role: Role) -> None:
        """Raise ``RoleTaken`` unless this is the lock of `role` and still held."""
        if self.role != role or self._handle is None:
            raise RoleTaken(f"this process is not the {role} of the outbox")

    def release(self) -> None:
        """Let another process have it."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def held(directory: Path, role: Role) -> bool:
    """Whether some process has the role now: e.g. whether an agent runs."""
    try:
        handle = os.open(lock_file(directory, role), os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        answer = fcntl.fcntl(handle, fcntl.F_OFD_GETLK, _lock(fcntl.F_WRLCK))
    finally:
        os.close(handle)
    found: int = struct.unpack(_FLOCK, answer)[0]
    return found != fcntl.F_UNLCK


def lock_file(directory: Path, role: Role) -> Path:
    """The file whose lock stands for the role."""
    return directory / f"{role}.lock"


def _lock(kind: int) -> bytes:
    return struct.pack(_FLOCK, kind, os.SEEK_SET, 0, 0, 0)
