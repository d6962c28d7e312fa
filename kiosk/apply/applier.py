"""Takes an assignment through all its steps: staged, checked, drawn, moved to, kept or undone.

One look at a time (`take`, `step`); when to look again is the caller's business. Whatever a look raises that
is not the bundle's fault (no network, no room) leaves everything as it was, and the next look begins there.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Protocol

from kiosk.apply import record as rules
from kiosk.apply.bundle import Bundle
from kiosk.apply.checks import Checks
from kiosk.apply.judgement import (
    Failing,
    Limits,
    Now,
    counted,
    has_stood,
    has_stood_alone,
    may_begin,
    why_undone,
)
from kiosk.apply.notes import ApplyNotes
from kiosk.apply.pushed import Pushed
from kiosk.apply.record import Kept, Probation, Ready, Reason, Record
from kiosk.apply.releases import is_intact, stage_release
from kiosk.apply.screen import Screen
from kiosk.apply.staging import PathOf, intact, stage
from kiosk.apply.status import Staging
from kiosk.apply.store import Store
from kiosk.apply.unusable import Unusable
from kiosk.config import Config
from kiosk.contract.assignment import Assignment

SAVE_EVERY_SECONDS = 60.0
"""What a bundle has stood is written down so often; every look would wear the disk."""
PROVE_EVERY_SECONDS = 5.0
"""How often a new way to the central service is tried."""
LOST_FACTOR = 2
"""A device must be lost for so many times the screen's silence: it takes a while to be found anew."""

Step = Callable[[Record], Record]


class Refresh(Protocol):
    """What this terminal is to run, verified; `kiosk.updates` gives it."""

    def __call__(self) -> Assignment:
        """Raises KioskError where there is no news."""
        ...


@dataclass(frozen=True)
class World:
    """What the applier sees and does of everything else.

    `now` gives the moment and the screen's last word; `self_check` lets the bundle's own program look whether
    it can run here, and `draw` lets it draw every screen, or they raise `Unusable`; `answers` tries the way
    to the central service that these settings describe; `reachable` says whether the agent's own way works;
    `working`: the devices that work now, by the settings' names;
    `self_test`: what keeps a terminal that nobody used from being called well, "" for nothing.
    """

    now: Callable[[], Now]
    wall: Callable[[], datetime]
    self_check: Callable[[Pushed], None]
    draw: Callable[[Pushed], None]
    answers: Callable[[Config], bool]
    reachable: Callable[[], bool]
    working: Callable[[], frozenset[str]]
    self_test: Callable[[], str]


@dataclass
class Applier:
    """`refresh` and `path_of` are those of `kiosk.updates`. Two threads may call `take` and `step`."""

    store: Store
    refresh: Refresh
    path_of: PathOf
    checks: Checks
    world: World
    limits: Limits
    notes: ApplyNotes
    closed: bool = False
    """Nothing more is taken: the agent ends."""
    staging: Staging | None = None
    """What is fetched, checked and drawn right now."""
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _before: Screen | None = None
    _watched: Probation | None = None
    _saved_at: float = 0.0
    _prove_at: float = 0.0
    _no_way: Failing = field(default_factory=Failing)
    _lost: Mapping[str, Failing] = field(default_factory=dict)

    @property
    def under_way(self) -> bool:
        """Whether anything has to be looked at again soon."""
        return not isinstance(self.store.read().state, Kept)

    def take(self) -> None:
        """Ask what is assigned, and take it as far as it goes without waiting.

        Raises:
            KioskError: no news from the central service, or a target cannot be fetched.
            OSError: the disk refuses. Both: nothing has changed, try again later.

        """
        assignment = self.refresh()
        with self._turn:
            if not self.closed and assignment.sequence > self.store.read().sequence:
                self._take(assignment)

    def _take(self, assignment: Assignment) -> None:
        record = self.store.read()
        bundle = Bundle.of(assignment)
        if rules.assigned_again(record, bundle, self.world.wall()) is not None:
            self._change(lambda now: rules.assigned_again(now, bundle, self.world.wall()) or now)
            return
        self._change(lambda now: rules.overtaken(now, self.world.wall()))
        record = self.store.read()
        if rules.assigned_again(record, bundle, self.world.wall()) is not None:
            self._change(lambda now: rules.assigned_again(now, bundle, self.world.wall()) or now)
        elif (why := record.why_denied(bundle.digest)) is not None:
            self._refuse(bundle, Reason.DENIED_BEFORE, f"it failed before: {why}")
        else:
            self.staging = Staging(bundle.sequence, self.world.wall())
            try:
                self._check(bundle, record.confirmed)
            except Unusable as error:
                self._refuse(bundle, error.reason, error.detail)
            finally:
                self.staging = None
                self.store.tidy()

    def step(self) -> None:
        """Look at what is on its way. Raises OSError: nothing has changed."""
        with self._turn:
            now = self.world.now()
            record = self.store.read()
            if isinstance(record.state, Ready):
                self._wait(record.state, now)
            elif isinstance(record.state, Probation):
                self._watch(record.state, now)
            self._before = now.current

    def mend(self) -> None:
        """Stage again what the disk has damaged of the confirmed bundle. Raises as `take` does."""
        with self._turn:
            confirmed = self.store.read().confirmed
            well = intact(confirmed, self.store.directory)
            if not well:
                stage(confirmed, self.path_of, self.store.directory)
            if confirmed.software is not None and not is_intact(confirmed.software, self.store.releases):
                stage_release(confirmed.software, self.path_of, self.store.releases)
                well = False
            if not well:
                self.notes.mended(confirmed)

    def _check(self, bundle: Bundle, confirmed: Bundle) -> None:
        if bundle.software is not None:
            stage_release(bundle.software, self.path_of, self.store.releases)
        staged = stage(bundle, self.path_of, self.store.directory)
        found = self.checks.examine(staged, confirmed)
        if found.same:
            self._change(_only(Kept, lambda before: rules.unchanged(before, staged, self.world.wall())))
            return
        pushed = self.checks.pushed(staged)
        if found.new_program:
            self.world.self_check(pushed)
        self.world.draw(pushed)
        ready = partial(
            rules.ready,
            bundle=staged,
            now=self.world.wall(),
            new_way=found.new_way,
            devices=found.devices,
        )
        self._change(_only(Kept, ready))

    def _wait(self, state: Ready, now: Now) -> None:
        if state.new_way and not state.proved:
            if not self._way_is_proved(state.candidate, now):
                return
            self._change(_only(Ready, rules.proved))
        if may_begin(now, self.limits):
            working = self.world.working()
            self._change(_only(Ready, lambda before: rules.moved(before, working, self.world.wall())))
            self._watched, self._lost, self._saved_at = None, {}, now.seconds

    def _way_is_proved(self, candidate: Bundle, now: Now) -> bool:
        """Whether the central service answers on the new way. While the old one is silent too, nothing is
        held against the bundle.
        """
        if now.seconds < self._prove_at:
            return False
        self._prove_at = now.seconds + PROVE_EVERY_SECONDS
        if self.world.answers(self.checks.settings(candidate)):
            self._no_way = Failing()
            return True
        self._no_way = self._no_way.seen(now.seconds, failing=self.world.reachable())
        if self._no_way.lasted(now.seconds, self.limits.proof_seconds):
            self._no_way = Failing()
            self._fail(Reason.NO_WAY_TO_CENTRAL, "the central service did not answer on the new way")
        return False

    def _watch(self, on_record: Probation, now: Now) -> None:
        mine = self._watched
        same = mine is not None and mine.candidate == on_record.candidate
        state = mine if mine is not None and same else on_record
        after = self._watched = counted(state, now, self._before)
        if (why := why_undone(after, now, self.limits)) is not None:
            starts = now.current.starts if now.current is not None else 0
            self._fail(why, f"{starts} starts in a row without a good one")
        elif (lost := self._lost_device(after, now)) is not None:
            self._fail(Reason.DEVICE_LOST, f"{lost} worked before, and does not with these settings")
        elif self._well(after) and (not after.new_way or self._way_is_proved(after.candidate, now)):
            self._change(_only(Probation, lambda before: rules.kept(before, self.world.wall())))
            self.store.tidy()
        elif after.visits != on_record.visits or now.seconds - self._saved_at >= SAVE_EVERY_SECONDS:
            self._saved_at = now.seconds
            self.store.change(lambda before: rules.watched(before, after))

    def _well(self, state: Probation) -> bool:
        if has_stood(state, self.limits):
            return True
        return has_stood_alone(state, self.limits) and not self.world.self_test()

    def _lost_device(self, state: Probation, now: Now) -> str | None:
        working = self.world.working() if state.devices else frozenset()
        self._lost = {
            name: self._lost.get(name, Failing()).seen(now.seconds, failing=name not in working)
            for name in state.devices
        }
        limit = LOST_FACTOR * self.limits.silence_seconds
        return next((name for name, each in self._lost.items() if each.lasted(now.seconds, limit)), None)

    def _fail(self, reason: Reason, detail: str) -> None:
        def step(before: Record) -> Record:
            wall = self.world.wall()
            if isinstance(before.state, Probation):
                return rules.undone(before, reason, detail, wall)
            if isinstance(before.state, Ready):
                return rules.refused(before, before.state.candidate, reason, detail, wall)
            return before

        self._change(step)
        self.store.tidy()

    def _refuse(self, bundle: Bundle, reason: Reason, detail: str) -> None:
        self._change(
            _only(Kept, lambda before: rules.refused(before, bundle, reason, detail, self.world.wall()))
        )

    def _change(self, step: Step) -> None:
        before = self.store.read()
        after = self.store.change(step)
        if after != before:
            self.notes.changed(before, after)


def _only(kind: type[Kept | Ready | Probation], step: Step) -> Step:
    """The step, where the record is still in that state: a person may have gone back by hand meanwhile."""
    return lambda before: step(before) if isinstance(before.state, kind) else before
