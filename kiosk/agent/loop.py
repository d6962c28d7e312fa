"""The agent's loop: heartbeat and sender in turn, asleep in between."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from kiosk.agent.alarms import of_disk
from kiosk.agent.aside import Aside
from kiosk.agent.audit_sender import AuditSender
from kiosk.agent.commands import Commands
from kiosk.agent.doorbell import Doorbell
from kiosk.agent.heartbeat import Beat, Heartbeat
from kiosk.agent.pace import Pace
from kiosk.agent.sender import Sender
from kiosk.agent.update_watch import UpdateErrand
from kiosk.central_client.answer import Response
from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from offline_cache.disk_watch import DiskWatch
from offline_cache.sending_end import SendingEnd

_UNEVENNESS = 0.2
"""Heartbeats come up to a fifth earlier, so that terminals started together drift apart."""
SOON_SECONDS = 1.0
"""After an answer with news there may be more: seconds until the heartbeat that finds out, and waits."""


@dataclass
class Loop:
    """``random`` gives 0 to 1. ``line`` is the heartbeat's
    own: the central service keeps it waiting until there is news, and nothing else waits for that.
    """

    sender: Sender
    heartbeat: Heartbeat
    line: CentralClient
    audit: AuditSender
    end: SendingEnd
    pace: Pace
    doorbell: Doorbell
    updates: UpdateErrand
    clock: CorrectedClock
    heartbeat_seconds: float
    commands: Commands
    disk: DiskWatch
    monotonic: Callable[[], float] = time.monotonic
    random: Callable[[], float] = random.random
    rotate_if_due: Callable[[], None] = lambda: None
    """Raises ``KeyRotated`` once the terminal has another key."""
    alive: Callable[[], None] = lambda: None
    """Called at every turn."""
    ended: Callable[[], bool] = lambda: False
    """Asked now and then whether the agent is to start again, with other settings."""
    _next_look: float = 0.0
    _next_beat: float = 0.0
    _beating: Aside[tuple[Beat, Response]] = field(default_factory=lambda: Aside("heartbeat"))

    def run(self) -> None:
        """Until ``ended`` or ``Stopping``. The outbox first: nobody waits for a heartbeat then."""
        while not self.ended():
            self.alive()
            self.disk.tried(self._hear)
            self.disk.tried(self.updates.step)
            more = self.disk.takes_writes() and self.disk.tried(self.sender.step)
            self._beat_if_due()
            self._look_if_due()
            if not more and not self.disk.tried(self._may_send_more):
                self._sleep()

    def _beat_if_due(self) -> None:
        """Writes nothing: a disk that takes no write is told as well, be it that it cannot be read either."""
        now = self.monotonic()
        if now >= self._next_beat and not self._beating.busy:
            self._next_beat = now + self._interval()
            beat = self.disk.tried(self.heartbeat.request) or self.heartbeat.again(of_disk(self.disk))
            if beat is not None:
                self._beating.do(partial(self._exchanged, beat))

    def _exchanged(self, beat: Beat) -> tuple[Beat, Response]:
        """In a thread of its own."""
        return beat, self.line.exchange("POST", beat.path, beat.body)

    def _look_if_due(self) -> None:
        now = self.monotonic()
        if now < self._next_look:
            return
        self._next_look = now + self._interval()
        # The screen's process may have replaced it: then this one ends, and starts again.
        self.disk.tried(self.end.outbox.database.require_current)
        self.disk.tried(self.audit.write_kept)
        if self.disk.refusal:
            return
        if self.pace.may_send(now):
            self.disk.tried(self.audit.step)
            self.disk.tried(self.commands.step)
        self.disk.tried(self.rotate_if_due)

    def _interval(self) -> float:
        return self.heartbeat_seconds * (1 - _UNEVENNESS * self.random())

    def _hear(self) -> None:
        answered = self._beating.take()
        if answered is not None and self.heartbeat.heard(*answered):
            self._next_beat = min(self._next_beat, self.monotonic() + SOON_SECONDS)
        if self.commands.ended or (answered is not None and self.pace.may_send(self.monotonic())):
            self.commands.step()

    def _may_send_more(self) -> bool:
        if self.disk.refusal or not self.pace.may_send(self.monotonic()):
            return False
        return bool(self.end.next_due(self.clock.now().timestamp(), 1))

    def _sleep(self) -> None:
        now = self.monotonic()
        due = self.disk.tried(self._until_due)
        waits = [self._next_look - now, self.heartbeat_seconds, self.updates.wait(), self.disk.wait()]
        if not self._beating.busy:
            waits.append(self._next_beat - now)
        if due is not None:
            waits.append(due)
        others = [self._beating.handle, self.updates.handle, self.commands.handle]
        if self.doorbell.wait(max(0.0, min(waits)), others):
            if not self.pace.may_send(self.monotonic()):
                self._next_beat = min(self._next_beat, self.monotonic())  # somebody wants to know now
            self.pace.new_commit()
            if self.disk.refusal:
                self.disk.ask_again()  # somebody else could write

    def _until_due(self) -> float:
        """Seconds until something may be sent; what is due waits for a disk that takes no write."""
        if self.disk.refusal:
            return float("inf")
        if paced := self.pace.wait(self.monotonic()):
            return paced if self.end.next_due(float("inf"), 1) else float("inf")
        next_try = self.end.next_try()
        return float("inf") if next_try is None else next_try - self.clock.now().timestamp()
