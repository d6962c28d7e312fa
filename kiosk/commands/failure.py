"""Known failures become one line and an exit code. Anything else is a defect and is shown as such."""

import sys

from kiosk.errors import KioskError

FAILED = 1
WRONG_USAGE = 2

# The base exception of each package that kiosk builds on, as (module, class). A family can only have been
# raised when its module is loaded, so none is imported here.
FAMILIES = (("devices.errors", "DeviceError"), ("offline_cache.errors", "CacheError"))


def explain(error: Exception) -> tuple[str, int] | None:
    """One line that says what to do and the exit code, or None when this is no known failure."""
    if isinstance(error, KioskError):
        return _one_line(error), error.exit_code
    for module, name in FAMILIES:
        family = getattr(sys.modules.get(module), name, None)
        if family is not None and isinstance(error, family):
            return _one_line(error), FAILED
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}; check that the path exists and is yours to use", FAILED
    return None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
