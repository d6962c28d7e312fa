"""How a rollout fares, and whether it goes on: pure, over what is known of each terminal that has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Outcome(StrEnum):
    """What has become of it at one terminal."""

    NOT_GIVEN = "not_given"
    ON_ITS_WAY = "on_its_way"
    """Given, nothing heard of it yet; or on probation."""
    KEPT = "kept"
    FAILED = "failed"
    """Refused by its checks, or undone."""
    CRASHED = "crashed"
    """Undone because the screen crashed or hung, or the agent crashed."""
    LOST = "lost"
    """Given, and no heartbeat since."""


BAD = frozenset({Outcome.FAILED, Outcome.CRASHED, Outcome.LOST})


@dataclass(frozen=True)
class Member:
    """One terminal of the rollout. `stage`: from 0, when its turn comes; `given`: when it was assigned."""

    stage: int
    given: datetime | None
    outcome: Outcome


@dataclass(frozen=True)
class Limits:
    """When it stops by itself, and how long a stage is watched before the next begins."""

    failed_share: float = 0.02
    """Of those that have it, in all stages together; one is let pass from fifty on."""
    crashed: int = 1
    """So many whose screen crashed or hung under it."""
    lost_share: float = 0.05
    """Of those that have it: no heartbeat any more."""
    watched: timedelta = timedelta(minutes=30)
    """Each stage, after its last terminal has kept it."""


class Why(StrEnum):
    """Why it stops."""

    FAILURES = "failures"
    CRASHES = "crashes"
    LOST = "lost"


@dataclass(frozen=True)
class Verdict:
    """What follows; nothing: wait. `next_stage`: the one that may begin; `finished`: all have kept it."""

    stop: Why | None = None
    next_stage: int | None = None
    finished: bool = False


def judge(
    members: Sequence[Member], stage: int, quiet_since: datetime | None, now: datetime, limits: Limits
) -> Verdict:
    """What follows from how its members fare. `stage` is the last one that was begun, -1 before the first;
    `quiet_since` when the last of its terminals kept it, None while some are under way.
    """
    having = [each for each in members if each.given is not None]
    if why := _trouble(having, limits):
        return Verdict(stop=why)
    last = max((each.stage for each in members), default=-1)
    if stage < 0:
        return Verdict(next_stage=0) if members else Verdict(finished=True)
    under_way = any(
        each.given is None or each.outcome is Outcome.ON_ITS_WAY for each in members if each.stage <= stage
    )
    if under_way:
        return Verdict()
    if stage >= last:
        return Verdict(finished=True)
    if quiet_since is not None and now - quiet_since >= limits.watched:
        return Verdict(next_stage=stage + 1)
    return Verdict()


def _trouble(having: Sequence[Member], limits: Limits) -> Why | None:
    count = {outcome: sum(each.outcome is outcome for each in having) for outcome in Outcome}
    if count[Outcome.CRASHED] >= limits.crashed:
        return Why.CRASHES
    if count[Outcome.LOST] > limits.lost_share * len(having):
        return Why.LOST
    if count[Outcome.FAILED] + count[Outcome.CRASHED] > limits.failed_share * len(having):
        return Why.FAILURES
    return None
