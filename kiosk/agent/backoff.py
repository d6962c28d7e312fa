"""How long to wait after a failure: full jitter, so that a district's terminals do not come back all at
once.
"""

from collections.abc import Callable

FIRST_SECONDS = 2.0
LONGEST_SECONDS = 900.0
"""2 s doubling to 15 min (architecture.md, "What a response means to the sender")."""


def ceiling(failures: int) -> float:
    """The longest wait after so many failures in a row (1 is the first), seconds."""
    # Beyond 2 ** 9 the ceiling is reached; the bound keeps the power small after weeks of failures.
    return min(LONGEST_SECONDS, FIRST_SECONDS * 2.0 ** min(failures - 1, 9))


def delay(failures: int, random: Callable[[], float], retry_after: float | None = None) -> float:
    """Seconds to wait: evenly anywhere below the ceiling, and never less than what was asked for.

    ``random`` gives numbers from 0 to 1.
    """
    return max(random() * ceiling(failures), retry_after or 0.0)
