"""Known failures become one line and an exit code. Anything else is a defect and is shown as such."""

import os
import sys
from collections.abc import Callable

from kiosk.errors import KioskError
from offline_cache.unwritable import meaning

DONE = 0
FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells report it

# The base exception of each package that kiosk builds on, as (module, class). A family can only have been
# raised when its module is loaded, so none is imported here.
FAMILIES = (("devices.errors", "DeviceError"), ("offline_cache.errors", "CacheError"))


def guarded(program: Callable[[], int], name: str = "kiosk") -> int:
    """Run a whole program and return its exit code; what a person can mend is one line on stderr, never a
    traceback.

    The one such place of each process: `kiosk`, `python -m ui`, the agent.
    """
    try:
        try:
            return program()
        finally:
            sys.stdout.flush()  # here, where a reader that has left is still an exception
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (`| head`) has left. Nothing more can be said to it, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        explained = explain(error)
        if explained is None:
            raise
        line, code = explained
        sys.stderr.write(f"{name}: {line}\n")
        return code


def explain(error: Exception) -> tuple[str, int] | None:
    """One line that says what to do and the exit code, or None when this is no known failure."""
    if isinstance(error, KioskError):
        return _one_line(error), error.exit_code
    for module, name in FAMILIES:
        family = getattr(sys.modules.get(module), name, None)
        if family is not None and isinstance(error, family):
            return _one_line(error), FAILED
    if isinstance(error, OSError) and (found := meaning(error)):
        place = "" if error.filename is None else f"{error.filename}: "
        return f"{place}{found.what}; {found.remedy}", FAILED
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}; check that the path exists and is yours to use", FAILED
    return None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
