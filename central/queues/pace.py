"""How long somebody waits, by how fast numbers were called just now. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

LATELY = timedelta(hours=1)
"""What was called before says nothing of now: the morning's rush, the break at noon."""
ENOUGH = 5
"""Calls from which a pace is told. Fewer may be chance."""
STEP = 5
"""Minutes to which an estimate is rounded up: nobody's wait is known better."""


def minutes(called: Sequence[datetime], before: int, now: datetime) -> int | None:
    """About how long somebody waits who has `before` others before him: as far apart as the calls of the last
    hour were. None where too little was called lately to say, and where nobody is before.
    """
    lately = sorted(each for each in called if now - each <= LATELY)
    if before <= 0 or len(lately) < ENOUGH:
        return None
    # Until now, not until the last call: a window that has stopped calling is not fast.
    apart = (now - lately[0]) / len(lately)
    return max(STEP, ceil(apart * before / timedelta(minutes=STEP)) * STEP)
