"""When the agent asks what it is to run, and what it lets others know of the answer."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.agent.aside import Aside
from kiosk.agent.notes import Log
from kiosk.central_client.clock import system_now
from kiosk.errors import KioskError
from kiosk.updates import state as states
from kiosk.updates.errors import NoRoot, NothingAssigned, OutOfReach, Refused, UpdateError
from kiosk.updates.place import UpdatesPlace
from offline_cache.audit import AuditTrail

SPREAD_SECONDS = 60.0
"""A thousand terminals that are told in the same second fetch over a minute."""
AGAIN_SECONDS = 6 * 3600.0
"""Without a hint: often enough to notice in time that what is held grows stale."""
RETRY_SECONDS = 15 * 60.0

STALE = "stale"
"""The audit trail's word for a service that has been out of reach for too long."""
NO_ROOT_ALARM = "updates_no_root"
REFUSED_ALARM = "updates_refused"
STALE_ALARM = "updates_stale"


@dataclass(frozen=True)
class Looked:
    """What came of one look. `trouble`: why there is no news, in a stable word; None: all is well."""

    trouble: str | None
    detail: str
    changed: bool
    """Whether another assignment is held than before."""
    targets: int
    sequence: int


class UpdateWatch:
    """`look` may run in a thread of its own. `random` gives 0 to 1."""

    def __init__(
        self,
        place: UpdatesPlace,
        take: Callable[[], object],
        held: Callable[[], tuple[int, int]],
        offered: Callable[[], str] = lambda: "",
        *,
        wall: Callable[[], datetime] = system_now,
        monotonic: Callable[[], float] = time.monotonic,
        random: Callable[[], float] = random.random,
        spread_seconds: float = SPREAD_SECONDS,
    ) -> None:
        """`take` asks and does what follows (`Updates.refresh`, or what applies it); raises KioskError where
        there is no news. `held` gives the sequence held and how many targets it has; 0 and 0 for none.
        `offered`: the version of the catalogue that residents see here.
        """
        self._place = place
        self._take = take
        self._held = held
        self._wall = wall
        self._monotonic = monotonic
        self._random = random
        self._offered = offered
        self._hint: int | None = None
        self._catalogue_hint: str | None = None
        self._trouble: str | None = None
        self._spread_seconds = spread_seconds
        self._next = monotonic() + spread_seconds * random()

    def hinted(self, sequence: int | None) -> None:
        """A heartbeat's answer names the newest assignment. Said again, it changes nothing."""
        if sequence is not None and sequence != self._hint:
            self._hint = sequence
            if sequence != self._held()[0]:
                self._look_soon()

    def catalogue_hinted(self, version: str | None) -> None:
        """A heartbeat's answer names the catalogue that the central service works with. Where another one is
        offered here, it is asked once whether one was assigned; which one runs is the assignment's to say.
        """
        if version is not None and version != self._catalogue_hint:
            self._catalogue_hint = version
            if version != self._offered():
                self._look_soon()

    def _look_soon(self) -> None:
        self._next = min(self._next, self._monotonic() + self._spread_seconds * self._random())

    def wait(self) -> float:
        """Seconds until it is time to look."""
        return max(0.0, self._next - self._monotonic())

    def look(self) -> Looked:
        """Ask once."""
        before = self._held()[0]
        trouble, detail = None, ""
        try:
            self._take()
        except NothingAssigned:
            pass
        except UpdateError as error:
            trouble, detail = error.word, str(error)
        except (KioskError, OSError) as error:
            trouble, detail = "not_taken", str(error)
        sequence, targets = self._held()
        return Looked(trouble, detail, sequence != before, targets, sequence)

    def heard(self, looked: Looked, audit: AuditTrail, log: Log) -> None:
        """Tell what came of it, a trouble once, and set the next time."""
        restful = looked.trouble in (None, NoRoot.word)
        self._next = self._monotonic() + (AGAIN_SECONDS if restful else RETRY_SECONDS) * (
            0.5 + self._random()
        )
        if looked.trouble is None and self._hint is not None and self._hint > looked.sequence:
            # Something was assigned while this look was under way.
            self._next = self._monotonic() + self._spread_seconds * self._random()
        if looked.changed:
            audit.record("updates.assigned", count=looked.targets)
            log.info("updates.assigned", sequence=looked.sequence, count=looked.targets)
        if looked.trouble == NoRoot.word and self._hint is None:
            return  # A service that pushes nothing gave no root, and that is no news.
        if looked.trouble is not None:
            log.warning("updates.no_news", reason=looked.trouble, detail=looked.detail)
        trouble = looked.trouble
        if trouble == OutOfReach.word:
            # How the channel is, its own trail tells; this one, that it has been so for too long.
            trouble = STALE if self.alarms(self._wall()) else None
        if trouble not in (self._trouble, None):
            audit.record("updates.no_news", reason=trouble)
        self._trouble = trouble

    def alarms(self, now: datetime) -> tuple[str, ...]:
        """One word at most: what somebody should do about updates. `now` by the corrected clock."""
        state = states.load(self._place)
        if state is None:
            return (NO_ROOT_ALARM,) if self._hint else ()
        if state.trouble == Refused.word:
            return (REFUSED_ALARM,)
        return (STALE_ALARM,) if state.stale(now) else ()


class UpdateErrand:
    """The watch and a thread for its looks: downloads take long, and delivery waits for nothing. Belongs to
    the loop's thread.
    """

    def __init__(self, watch: UpdateWatch, audit: AuditTrail, log: Log) -> None:
        self._watch = watch
        self._audit = audit
        self._log = log
        self._looking: Aside[Looked] = Aside("updates")

    @property
    def handle(self) -> int:
        """Readable as soon as a look has ended."""
        return self._looking.handle

    def step(self) -> None:
        """Hear of the look that ended; begin another when it is time."""
        looked = self._looking.take()
        if looked is not None:
            self._watch.heard(looked, self._audit, self._log)
        if not self._looking.busy and self._watch.wait() == 0:
            self._looking.do(self._watch.look)

    def wait(self) -> float:
        """Seconds until there is something to begin."""
        return float("inf") if self._looking.busy else self._watch.wait()
