"""The visits of a headless demonstration: handed out one by one, given back when the screen dies in the
middle.
"""

import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kiosk.demo.deeds import Deed


@dataclass(frozen=True)
class Plan:
    """Who comes, for what. `seed` decides what the person answers."""

    index: int
    resident: str
    life_event: str
    language: str
    seed: int
    deeds: tuple[Deed, ...] = ()
    """What the person does besides."""


@dataclass(frozen=True)
class Done:
    """One finished visit."""

    plan: Plan
    seconds: float
    receipt_number: str
    screenshots: tuple[str, ...]
    deeds: Mapping[str, bool] = field(default_factory=dict)
    """What was done besides, and whether it came off."""


class Visits:
    """All planned visits; safe between threads. `after` is called with each finished one, unlocked."""

    def __init__(self, plans: list[Plan], after: Callable[[Done], None]) -> None:
        self._waiting = deque(plans)
        self._after = after
        self._current: Plan | None = None
        self._done: list[Done] = []
        self._total = len(plans)
        self._lock = threading.Lock()
        self.all_done = threading.Event()
        if not plans:
            self.all_done.set()

    def take(self) -> Plan | None:
        """The next visit, or None when there is none left."""
        with self._lock:
            if self._current is not None:
                self._waiting.appendleft(self._current)
            self._current = self._waiting.popleft() if self._waiting else None
            return self._current

    def give_back(self) -> None:
        """The visit under way ended without a receipt (the screen died): the person starts again."""
        with self._lock:
            if self._current is not None:
                self._waiting.appendleft(self._current)
                self._current = None

    def finish(
        self,
        seconds: float,
        receipt_number: str,
        screenshots: tuple[str, ...],
        deeds: Mapping[str, bool] = MappingProxyType({}),
    ) -> None:
        """The visit under way ended with a receipt."""
        with self._lock:
            if self._current is None:
                return
            done = Done(self._current, seconds, receipt_number, screenshots, deeds)
            self._done.append(done)
            self._current = None
        self._after(done)
        if len(self._done) == self._total:
            self.all_done.set()

    @property
    def done(self) -> tuple[Done, ...]:
        """The finished visits, in order."""
        with self._lock:
            return tuple(self._done)
