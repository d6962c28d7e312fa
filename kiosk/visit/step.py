"""One step of a visit. Pure: devices, disk, network and clock stand outside."""

from dataclasses import replace

from devices.ups.supply import Supply
from kiosk.visit import idle
from kiosk.visit.answers import Answer
from kiosk.visit.beside import cell_of
from kiosk.visit.copying import LOOKING, Copier
from kiosk.visit.effects import (
    ClosePhonePage,
    ScanCode,
    ShutDown,
    StartLooking,
    StartReading,
    StopLooking,
    StopReading,
    StopScan,
    StopVerifying,
)
from kiosk.visit.events import Event
from kiosk.visit.handlers import queueing, setup
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.touch import Touch
from kiosk.visit.visit import CodePhase, Refused, Step, Verification, Visit
from kiosk.visit.ways import camera_may_be_on


def step(visit: Visit, event: Event, now: Moment) -> Step:
    """What `event` makes of `visit` at `now`, and what the world is asked to do.

    Never raises. An answer to a request that is no longer the visit's own is late and changes nothing: it may
    belong to the person before. A touch that answers the idle warning does nothing else.
    """
    if isinstance(event, Answer) and not visit.awaits(event):
        return visit, ()
    if isinstance(event, Touch):
        if idle.takes_touch(visit, now):
            return _look(visit, _over(visit, idle.answered(visit, event, now)))
        visit = replace(visit, touched_at=now.seconds)
    cell = cell_of(visit, event)
    if isinstance(cell, Refused):
        return visit, ()
    after = _over(visit, _let_go(visit, cell(visit, event, now)))
    return _run_down(visit, _scan(visit, _look(visit, after)))


def _let_go(before: Visit, after: Step) -> Step:
    """A page that waited for somebody's card was left: none is wanted now, and a late read is nobody's."""
    visit, effects = after
    left = before.their_card is not None and visit.their_card is None
    if not left or any(isinstance(each, StartReading | StopReading) for each in effects):
        return after
    return replace(visit, ticket=max(visit.ticket, before.ticket + 1)), (*effects, StopReading())


def _over(before: Visit, after: Step) -> Step:
    """What was waited for and is not any more, however the visit goes on or ends."""
    return _no_longer(before, queueing.let_go(before, after))


def _no_longer(before: Visit, after: Step) -> Step:
    """What waits for a phone is over with the screen that shows its code, however the visit leaves it."""
    visit, effects = after
    if before.stage is Stage.PHONE and visit.stage is not Stage.PHONE:
        return visit, (*effects, ClosePhonePage())
    if before.verification.phase is CodePhase.SCAN and visit.verification.phase is not CodePhase.SCAN:
        return visit, (*effects, StopVerifying())
    if camera_may_be_on(before) and not camera_may_be_on(visit):
        # Under something that was laid over the screen the way is offered anew: its answer is nobody's now.
        covered = camera_may_be_on(replace(visit, aside=None))
        begun_anew = (
            replace(visit, ticket=visit.ticket + 1, verification=Verification()) if covered else visit
        )
        return begun_anew, (*effects, StopVerifying())
    return after


def _look(before: Visit, after: Step) -> Step:
    """A camera sees only while a page is being laid down, however the visit came there or leaves."""
    visit, effects = after
    if _looks(visit) is _looks(before):
        return after
    return visit, (*effects, StartLooking() if _looks(visit) else StopLooking())


def _looks(visit: Visit) -> bool:
    taking_pages = visit.stage in (Stage.COPYING, Stage.COPY)
    laying = visit.copying is not None and visit.copying.phase in LOOKING
    return taking_pages and visit.aside is None and laying and visit.surroundings.copier is Copier.CAMERA


def _scan(before: Visit, after: Step) -> Step:
    """The scanner is lit only while a code is waited for, however the visit came there or leaves; and asked
    anew under each ticket.
    """
    visit, effects = after
    if not _scans(visit):
        return (visit, (*effects, StopScan())) if _scans(before) else after
    if _scans(before) and visit.ticket == before.ticket:
        return after
    return visit, (*effects, ScanCode(visit.ticket))


def _scans(visit: Visit) -> bool:
    if visit.stage is Stage.SETUP:
        return setup.takes_code(visit)
    if visit.stage is Stage.ASKING:
        return True
    return visit.stage is Stage.BENCH_ACCESS and visit.access.scans


def _run_down(before: Visit, after: Step) -> Step:
    """The battery is nearly empty, and nobody is in a visit any more: it is asked for once."""
    visit, effects = after
    if not _nearly_empty(visit) or _nearly_empty(before):
        return after
    return visit, (*effects, ShutDown())


def _nearly_empty(visit: Visit) -> bool:
    return visit.stage is Stage.OUT_OF_SERVICE and visit.surroundings.supply is Supply.LOW
