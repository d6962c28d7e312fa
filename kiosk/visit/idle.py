"""Nobody there any more? The warning, the touch that answers it, and the end when nobody does.

The warning is apart from the stage: it lies over whatever screen there is, which is the same after it.
"""

from dataclasses import replace

from kiosk.visit.bench import AT_BENCH
from kiosk.visit.effects import WipeReason
from kiosk.visit.events import Tick
from kiosk.visit.handlers.farewell import end
from kiosk.visit.setting import ELDER_FACTOR, Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.everywhere import KeyPressed, Leave, Touched
from kiosk.visit.touches.touch import Touch
from kiosk.visit.visit import Step, Visit

SAME_TOUCH = 0.4
"""Seconds in which a second touch still belongs to the tap that put up or answered a warning."""


def allowed(visit: Visit) -> float:
    """Seconds without a touch before the warning."""
    timings = visit.setting.timings
    if visit.stage in AT_BENCH:
        return timings.bench
    if visit.stage is Stage.SUMMARY:
        return timings.signing * (ELDER_FACTOR if visit.manner.unhurried else 1)
    if visit.idle_allowed is not None:
        return visit.idle_allowed
    return timings.elder_idle if visit.manner.unhurried else timings.idle


def warning_seconds(visit: Visit) -> float:
    """How long the warning stays."""
    if visit.stage in AT_BENCH:
        return visit.setting.timings.bench_warning
    return visit.setting.timings.warning * (ELDER_FACTOR if visit.manner.unhurried else 1)


def seconds_left(visit: Visit, now: Moment) -> int:
    """Whole seconds until the warning ends the visit, 0 without a warning."""
    if visit.warned_at is None:
        return 0
    return max(0, round(visit.warned_at + warning_seconds(visit) - now.seconds))


def tick(visit: Visit, _: Tick, now: Moment) -> Step:
    """Warn when the time is up, end when the warning is."""
    if visit.warned_at is not None:
        if now.seconds - visit.warned_at >= warning_seconds(visit):
            return end(visit, now, WipeReason.IDLE)
    elif now.seconds - visit.touched_at >= allowed(visit):
        return replace(visit, warned_at=now.seconds), ()
    return visit, ()


def ask(visit: Visit, now: Moment) -> Step:
    """Put up the warning at once: somebody wants to leave, and something would be lost."""
    return replace(visit, warned_at=now.seconds, deaf_until=now.seconds + SAME_TOUCH), ()


def takes_touch(visit: Visit, now: Moment) -> bool:
    """Whether a touch now is about the warning and nothing else."""
    return visit.warned_at is not None or now.seconds < visit.deaf_until


def answered(visit: Visit, event: Touch, now: Moment) -> Step:
    """Leave ends; any other touch extends, as often as one likes. A bare press waits for its release."""
    if visit.warned_at is None or isinstance(event, Touched | KeyPressed) or now.seconds < visit.deaf_until:
        return visit, ()
    if isinstance(event, Leave):
        return end(visit, now, WipeReason.LEFT)
    timings = visit.setting.timings
    granted = max(timings.extend, timings.elder_idle if visit.manner.unhurried else timings.extend)
    return replace(
        visit,
        warned_at=None,
        touched_at=now.seconds,
        idle_allowed=granted,
        deaf_until=now.seconds + SAME_TOUCH,
    ), ()
