"""Holds the visit: takes events from screens and workers, steps, sends effects out, shows the outcome."""

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.visit.answers import Answer
from kiosk.visit.effects import Effect, Wipe
from kiosk.visit.events import Event, Tick
from kiosk.visit.setting import Moment
from kiosk.visit.step import step
from kiosk.visit.touches.touch import Touch
from kiosk.visit.visit import Visit
from kiosk.words import Language
from ui.trail import audited
from ui.viewmodels.all_screens import AllScreens
from ui.viewmodels.bench.state import NOTHING, Bench
from ui.viewmodels.snapshot import Snapshot, offered
from ui.viewmodels.speaker import Speaker
from ui.wipe import Proof
from ui.workers.desk import Audit
from ui.workers.scribe import Scribe

TICK_MS = 250
"""Countdowns show whole seconds; four looks a second are enough for that."""


class Log(Protocol):
    """The logger, as far as it is used here."""

    def info(self, event: str, **fields: object) -> object:
        """One line."""


class Out(Protocol):
    """Where effects go: the workers' threads."""

    def ask(self, effect: Effect) -> None:
        """Hand an effect over. Never waits."""


class VisitController(QObject):
    """Owned by the UI thread, and never waits in it.

    Args:
        visit: as the terminal starts.
        out: takes every effect.
        wipe: empties what may hold a person.
        prove: looks whether it is empty.
        speakers: the words of each language, in the order in which they are offered.
        places: where the terminal stands, in each language.
        monotonic, wall: the clocks.
        scribe: reads handwriting; None where it cannot be read.
        bench: what the technician's screens show beside the visit.
        offering: the languages on offer to residents; None: all of `speakers`.

    """

    acted = Signal()
    """Somebody touched something; told before anything comes of it."""
    shown = Signal(object)
    """The snapshot that the screens have just been fed."""

    def __init__(
        self,
        visit: Visit,
        out: Out,
        wipe: Callable[[], None],
        speakers: Mapping[Language, Speaker],
        places: Mapping[Language, str],
        log: Log,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        scribe: Scribe | None = None,
        prove: Callable[[], Proof] = Proof,
        bench: Callable[[Visit], Bench] = lambda _: NOTHING,
        offering: tuple[Language, ...] | None = None,
    ) -> None:
        super().__init__()
        # Whoever stands before it has until now had no chance to touch anything.
        self.visit = replace(visit, entered_at=monotonic(), touched_at=monotonic())
        self._out = out
        self._wipe = wipe
        self._prove = prove
        self._speakers = speakers
        self._places = places
        self._languages = tuple(offered(speakers[each]) for each in offering or speakers)
        self._bench = bench
        self._log = log
        self._monotonic = monotonic
        self._wall = wall
        self._waiting: deque[Event] = deque()
        self._stepping = False
        self.screens = AllScreens(self.send, scribe)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._show(self.moment())

    def start(self) -> None:
        """Let time pass."""
        self._timer.start()

    def stop(self) -> None:
        """Let time stand still."""
        self._timer.stop()

    def send(self, event: Event) -> None:
        """Let something happen. What a screen sends while it is being fed happens after that."""
        self._waiting.append(event)
        if self._stepping:
            return
        self._stepping = True
        try:
            while self._waiting:
                self._happen(self._waiting.popleft())
        finally:
            self._stepping = False

    def _tick(self) -> None:
        self.send(Tick())

    def _happen(self, event: Event) -> None:
        if isinstance(event, Touch):
            self.acted.emit()
        before, now = self.visit, self.moment()
        timely = not isinstance(event, Answer) or before.awaits(event)
        self.visit, effects = step(before, event, now)
        if timely:
            for audit in audited(event, before):
                self._out.ask(audit)
        for effect in effects:
            self._out.ask(effect)
        if self.visit.stage is not before.stage:
            names = {"previous": before.stage.value, "state": self.visit.stage.value}
            self._log.info("visit.stage", trigger=type(event).__name__, **names)
        self._show(now)
        for effect in effects:
            if isinstance(effect, Wipe):
                self._wipe()
                reason = effect.reason.value
                QTimer.singleShot(0, self, lambda reason=reason: self._proven(reason))

    def _proven(self, reason: str) -> None:
        """One line of log and an event of the trail: what was emptied, what was found empty, what was not.
        Said after the event loop has taken down the screen that was there.
        """
        proof = self._prove()
        self._log.info(
            "visit.wiped",
            reason=reason,
            verified=",".join(proof.verified),
            emptied=",".join(proof.emptied),
            left=sum(proof.left.values()),
        )
        self._out.ask(Audit("visit.wiped", (("reason", reason),)))
        for store, count in proof.left.items():
            self._out.ask(Audit("visit.left_over", (("store", store), ("count", count))))

    def _show(self, now: Moment) -> None:
        language = self.visit.language
        speaker, place = self._speakers[language], self._places[language]
        bench = self._bench(self.visit)
        snapshot = Snapshot(self.visit, now, self._wall(), speaker, place, self._languages, bench)
        self.screens.show(snapshot)
        self.shown.emit(snapshot)

    def moment(self) -> Moment:
        """Now, as a step takes it."""
        return Moment(self._monotonic(), self._wall().date())
