"""When a bundle may begin to run, and when it has proved itself or failed. Pure; time comes in.

The times are those of a clock that never goes back and that all processes of a machine share
(`time.monotonic`, CLOCK_MONOTONIC on Linux); it begins anew with the machine, which `boot` tells.
"""

from dataclasses import dataclass, replace

from kiosk.apply.record import Probation, Reason
from kiosk.apply.screen import Screen

RESTARTS_FACTOR = 2
"""A screen that dies again and again after good starts may do so twice as often as one that dies at once."""


@dataclass(frozen=True)
class Limits:
    """Seconds and counts; `[apply]` in `config.toml`."""

    probation_seconds: float
    probation_visits: int
    long_probation_seconds: float
    silence_seconds: float
    most_starts: int
    proof_seconds: float


@dataclass(frozen=True)
class Now:
    """The moment, of which start of the machine, and what the screen said last; None: nothing yet."""

    seconds: float
    boot: str
    screen: Screen | None

    @property
    def current(self) -> Screen | None:
        """What the screen has said since the machine started."""
        return self.screen if self.screen is not None and self.screen.boot == self.boot else None

    def silent(self, limits: Limits) -> bool:
        """Whether the screen has not given a sign of life for too long: it hangs, or is gone."""
        said = self.current
        return said is not None and self.seconds - said.alive > limits.silence_seconds


def may_begin(now: Now, limits: Limits) -> bool:
    """Whether nobody can be in a visit. A screen that was never heard of is waited for; one that hangs, or
    dies at every start, has nobody before it and may need this very bundle.
    """
    said = now.current
    if said is None:
        return False
    if now.silent(limits):
        return True
    return said.idle if said.standing else said.starts > limits.most_starts


def counted(state: Probation, now: Now, before: Screen | None) -> Probation:
    """With the time it has stood and the visits it has served since `before`, what the screen said last."""
    said = now.current
    if said is None or said.effect != state.candidate.effect or not said.standing:
        return state
    # A power cut ends a screen, too; that is nobody's fault.
    again = said.pid != state.counted_pid and said.boot == state.counted_boot
    served = said.visits - (state.counted_visits if said.pid == state.counted_pid else 0)
    stood = 0.0
    if before is not None and before.pid == said.pid and before.standing:
        stood = max(0.0, said.alive - before.alive)
    return state.model_copy(
        update={
            "stood_seconds": state.stood_seconds + stood,
            "visits": state.visits + max(0, served),
            "counted_pid": said.pid,
            "counted_boot": said.boot,
            "counted_visits": said.visits,
            "restarts": state.restarts + again,
        }
    )


def why_undone(state: Probation, now: Now, limits: Limits) -> Reason | None:
    """What the screen's behaviour says against it; None: nothing. Of a screen that still runs what was before
    nothing is held against it.
    """
    said = now.current
    if said is None or said.effect != state.candidate.effect:
        return None
    if said.starts > limits.most_starts or state.restarts > RESTARTS_FACTOR * limits.most_starts:
        return Reason.SCREEN_CRASHED
    return Reason.SCREEN_HUNG if now.silent(limits) else None


def has_stood(state: Probation, limits: Limits) -> bool:
    """Whether it has stood long enough, with visits."""
    return state.stood_seconds >= limits.probation_seconds and state.visits >= limits.probation_visits


def has_stood_alone(state: Probation, limits: Limits) -> bool:
    """Whether it has stood so long that a self-test may take the visits' place."""
    return state.stood_seconds >= limits.long_probation_seconds


@dataclass(frozen=True)
class Failing:
    """Something that must go on failing for a while before it counts."""

    since: float | None = None

    def seen(self, seconds: float, *, failing: bool) -> "Failing":
        """As it is after another look."""
        if not failing:
            return Failing()
        return self if self.since is not None else replace(self, since=seconds)

    def lasted(self, seconds: float, limit: float) -> bool:
        """Whether it has failed for so long."""
        return self.since is not None and seconds - self.since >= limit
