"""What a worker posted, and a way to let it rest until it did."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from devices.standing import Standing
from kiosk.visit.events import Event
from ui.workers.worker import Worker

Kind = TypeVar("Kind")


@dataclass
class Heard:
    """Collects events. `clock` is moved on by hand, so that nothing sleeps."""

    events: list[Event] = field(default_factory=list)
    seconds: float = 0.0
    stood: list[Standing] = field(default_factory=list)
    """What was told about the device, each word once."""

    def post(self, event: Event) -> None:
        """The worker's way out."""
        self.events.append(event)

    def stand(self, standing: Standing) -> None:
        """The worker's way to the board."""
        if self.stood[-1:] != [standing]:
            self.stood.append(standing)

    def clock(self) -> float:
        """The worker's clock."""
        return self.seconds

    def of(self, kind: type[Kind]) -> list[Kind]:
        """The events of one kind, in order."""
        return [event for event in self.events if isinstance(event, kind)]

    def rest_until(self, worker: Worker, done: Callable[[], bool], tries: int = 60) -> None:
        """Let the worker do what is due, again and again, each time when it is due."""
        for _ in range(tries):
            self.seconds += worker.rest()
            if done():
                return
        raise AssertionError(f"never happened; heard {self.events}")
