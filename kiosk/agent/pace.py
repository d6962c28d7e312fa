"""When the sender may send next, and how many at once. Holds what it knows of the channel; has no clock of
its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.agent.backoff import delay
from kiosk.contract.api import MAX_BATCH

FIRST_BATCH = 20
"""Twice as many after each success, half as many after a failure: a slow line must get something through."""
FAILURES_TO_OPEN = 5
"""The breaker opens after five channel failures in a row and probes with one (architecture.md)."""


@dataclass
class Pace:
    """Times are seconds of a clock that never goes back. ``random`` gives numbers from 0 to 1."""

    random: Callable[[], float]
    largest: int = MAX_BATCH
    failures: int = 0
    not_before: float = 0.0
    paused: bool = field(default=False)
    """The central service refuses this terminal: only an answered heartbeat ends that."""
    _asked_to_wait_until: float = 0.0
    _batch: int = field(init=False)

    def __post_init__(self) -> None:
        self._batch = min(FIRST_BATCH, self.largest)

    @property
    def broken(self) -> bool:
        """Whether the breaker is open."""
        return self.failures >= FAILURES_TO_OPEN

    @property
    def limit(self) -> int:
        """How many may be sent at once."""
        return 1 if self.broken else self._batch

    @property
    def proven(self) -> bool:
        """Whether the way carries the largest batches, one after the other."""
        return not self.failures and self._batch == self.largest

    def may_send(self, now: float) -> bool:
        """Whether the wait is over."""
        return not self.paused and now >= self.not_before

    def wait(self, now: float) -> float | None:
        """Seconds until something may be sent; None while only a heartbeat can end the wait."""
        return None if self.paused else max(0.0, self.not_before - now)

    def failed(self, now: float, retry_after: float | None = None) -> float:
        """The channel failed. Gives the wait in seconds."""
        self.failures += 1
        self._batch = max(1, self._batch // 2)
        wait = delay(self.failures, self.random, retry_after)
        self.not_before = now + wait
        self._asked_to_wait_until = now + (retry_after or 0.0)
        return wait

    def succeeded(self) -> None:
        """The central service answered as it should."""
        self.failures, self.not_before, self.paused, self._asked_to_wait_until = 0, 0.0, False, 0.0
        self._batch = min(self.largest, 2 * self._batch)

    def refused(self) -> None:
        """The central service does not accept this terminal."""
        self.paused = True

    def new_commit(self) -> None:
        """A resident has just filed: worth a try at once, unless we were asked to stay away. The failures
        stay counted, so that the next wait is not short again.
        """
        self.not_before = min(self.not_before, self._asked_to_wait_until)

    def heartbeat_answered(self) -> None:
        """The central service is there: whatever the wait was for, it is over. The breaker stays open until a
        submission has gone through.
        """
        self.not_before, self.paused, self._asked_to_wait_until = 0.0, False, 0.0
