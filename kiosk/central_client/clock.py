"""The clock of this machine, corrected by what the central service says the time is."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

NOTABLE_SECONDS = 1
"""A clock corrected by less is not worth a technician's time: signed times have whole seconds."""


TOLERANCE_SECONDS = 5
"""A signed time has whole seconds and may have been on its way for a few."""


def system_now() -> datetime:
    """The system's own time, UTC."""
    return datetime.now(UTC)


class CorrectedClock:
    """Time with an offset that only a signed answer may set. The system's clock itself is left alone."""

    def __init__(self, system: Callable[[], datetime] = system_now, offset: timedelta = timedelta()) -> None:
        self._system = system
        self.offset = offset
        """What is added to the system's time."""

    def now(self) -> datetime:
        """The corrected time, UTC."""
        return self._system() + self.offset

    def learn(self, central_time: datetime) -> None:
        """From any signed answer: follow it when it is further away than the way here explains. A clock that
        was wrong and has been set right is found out like this.
        """
        if abs((central_time - self.now()).total_seconds()) > TOLERANCE_SECONDS:
            self.correct(central_time)

    def correct(self, central_time: datetime) -> None:
        """Follow the central service's clock, which stood at ``central_time`` just now."""
        self.offset = central_time - self._system()
