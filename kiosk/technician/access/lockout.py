"""What wrong PINs cost: after five in a row a wait, twice as long with each further one, never for ever.

The count is on disk before the PIN is looked at, so that a plug pulled in between is a wrong try and not a
free one. The wait is of this process's own clock, which nobody can set; what is left of it is not stored, so
after a restart the whole of it begins again. Pulling the plug can only make it longer.
"""

from collections.abc import Callable
from pathlib import Path

from kiosk.terminal import durable_file

TRIES = 5
"""security.md: five tries, then exponential."""
FIRST_WAIT_S = 30.0
LONGEST_WAIT_S = 3600.0
MOST_COUNTED = 999


def wait_after(failures: int) -> float:
    """Seconds until the next try, after so many wrong ones in a row."""
    if failures < TRIES:
        return 0.0
    return min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(failures - TRIES, 20))


class Lockout:
    """Counts in one file. Used in one thread. `monotonic`: seconds of a clock that never goes back."""

    def __init__(self, path: Path, monotonic: Callable[[], float]) -> None:
        self._path = path
        self._monotonic = monotonic
        self._failures = _read(path)
        self._kept = True
        """Whether the file says what is counted here."""
        self._open_at = monotonic() + wait_after(self._failures)

    @property
    def tries_left(self) -> int:
        """Until there is a wait; 0 where each try costs one."""
        return max(0, TRIES - self._failures)

    def look(self) -> None:
        """Take over what `kiosk technician set-pin` has forgiven meanwhile."""
        if self._kept and self._failures and _read(self._path) == 0:
            self._failures = 0
            self._open_at = self._monotonic()

    def seconds_left(self) -> float:
        """Until the next try is taken; 0 when it is now."""
        return max(0.0, self._open_at - self._monotonic())

    def begin_try(self) -> None:
        """Count a try as wrong before it is looked at. Where the disk does not keep it, each try costs a
        wait: what cannot be counted must not be free.
        """
        self._failures = min(MOST_COUNTED, self._failures + 1)
        self._keep()
        if not self._kept:
            self._failures = max(self._failures, TRIES)
        self._open_at = self._monotonic() + wait_after(self._failures)

    def forgive(self) -> None:
        """The PIN was right: what went before counts no more. Where the disk does not keep that, there is a
        wait after the next start, and no more than that.
        """
        self._failures = 0
        self._open_at = self._monotonic()
        self._keep()

    def _keep(self) -> None:
        try:
            durable_file.write(self._path, str(self._failures).encode())
        except OSError:
            self._kept = False
        else:
            self._kept = True


def _read(path: Path) -> int:
    """The count; a file that is there and says no number counts as a full set of wrong tries."""
    try:
        text = path.read_bytes()[:8]
    except FileNotFoundError:
        return 0
    except OSError:
        return TRIES
    return min(MOST_COUNTED, int(text)) if text.isdigit() else TRIES
