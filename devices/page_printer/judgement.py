"""What became of a print, decided from what printer and spooler say. Pure.

"Printed" has one source: the printer says of its own job that it is complete, and its own count does not say
otherwise. That CUPS holds a job no more proves nothing: it lets go of what the printer threw away just the
same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from devices.page_printer.ipp_words import JobState, JobWord
from devices.page_printer.printer import Connection, Outcome, PagePrinterStatus
from devices.standing import Cause


@dataclass(frozen=True)
class Limits:
    """Seconds until a print is given up, each counted anew when what it waits for happens."""

    unreachable: float = 10.0
    """Without an answer of the printer."""
    hindered: float = 45.0
    """Without paper, open, jammed: long enough to push a tray back in, too short for the next person to
    come.
    """
    stuck: float = 120.0
    """Reachable, without a word of complaint, and nothing moves. A fuser that warms up takes half a minute.
    """
    settling: float = 3.0
    """For the printer to list what the spooler has handed over, and for the spooler to notice the end."""


@dataclass(frozen=True, slots=True)
class View:
    """One look. ``jobs``: the printer's of ours; None when it could not be asked. ``held``: whether the
    spooler still has to do with it; None when it could not be asked. ``total``: sides the printer has
    printed in its life.
    """

    status: PagePrinterStatus
    jobs: tuple[JobWord, ...] | None
    held: bool | None
    total: int | None = None
    counts: bool = False
    """Whether this printer has ever counted the sides of a job. One that never does is not contradicted by
    0.
    """


@dataclass(frozen=True, slots=True)
class Memory:
    """What the looks before have left. Times are of the monotonic clock."""

    moved_at: float
    heard_at: float
    well_at: float
    ended_at: float | None = None
    """Since when either printer or spooler says that it is over."""
    seen: tuple[JobWord, ...] = ()
    heard: bool = False
    """The printer has answered since the pages were handed over."""
    total_before: int | None = None
    hindrance: Cause = Cause.NONE


@dataclass(frozen=True, slots=True)
class Verdict:
    """``outcome`` is None while it goes on."""

    memory: Memory
    outcome: Outcome | None = None

    def after(self, outcome: Outcome) -> "Verdict":
        """The same, ended."""
        return replace(self, outcome=outcome)


_FAILURES = {
    Cause.TRAY_EMPTY: Outcome.FAILED_PAPER_OUT,
    Cause.TRAY_MISSING: Outcome.FAILED_PAPER_OUT,
    Cause.DOOR_OPEN: Outcome.FAILED_COVER_OPEN,
    Cause.PAGE_JAM: Outcome.FAILED_JAM,
}


def failure_by(cause: Cause) -> Outcome:
    """What a print that this hinders has come to."""
    return _FAILURES.get(cause, Outcome.FAILED_FAULT)


def judge(memory: Memory, view: View, limits: Limits, now: float) -> Verdict:
    """What is to be said after this look; whoever asks ends the print where there is an outcome."""
    memory = _remembered(memory, view, now)
    verdict = Verdict(memory)
    over = _over(memory, view)
    if over is not None:
        return verdict.after(over)
    if memory.ended_at is not None and now - memory.ended_at >= limits.settling:
        return verdict.after(_end_without_a_word(memory, view))
    if now - memory.heard_at >= limits.unreachable:
        return verdict.after(Outcome.UNKNOWN if memory.heard else Outcome.FAILED_UNREACHABLE)
    if now - memory.well_at >= limits.hindered:
        return verdict.after(failure_by(memory.hindrance))
    if now - memory.moved_at >= limits.stuck:
        return verdict.after(Outcome.UNKNOWN)
    return verdict


def _remembered(memory: Memory, view: View, now: float) -> Memory:
    if view.status.connection is Connection.ANSWERING and view.jobs is not None:
        moved = _pace(view.jobs) != _pace(memory.seen)
        hindrance = view.status.hindrance
        hindered = view.status.can_print is False
        memory = replace(
            memory,
            heard=True,
            heard_at=now,
            moved_at=now if moved or hindered else memory.moved_at,
            well_at=memory.well_at if hindered else now,
            seen=view.jobs or memory.seen,
            hindrance=hindrance.cause if hindrance is not None else Cause.NONE,
        )
    listed = memory.seen if view.jobs is None else view.jobs
    under_way = any(not job.state.ended for job in listed)
    gone = not under_way and (view.held is False or bool(listed))
    return replace(memory, ended_at=(memory.ended_at or now) if gone else None)


def _pace(jobs: Sequence[JobWord]) -> tuple[tuple[int, JobState, int | None], ...]:
    return tuple((job.id, job.state, job.impressions) for job in jobs)


def _over(memory: Memory, view: View) -> Outcome | None:
    """The end in the printer's own words; None while it has not said it."""
    jobs = memory.seen
    if any(job.ended_badly for job in jobs):
        return failure_by(memory.hindrance)
    if any(job.state is JobState.CANCELED for job in jobs):
        return Outcome.CANCELLED
    if not jobs or view.jobs is None or view.held is not False:
        return None
    if all(job.state is JobState.COMPLETED for job in jobs):
        return _complete(memory, view)
    return None


def _complete(memory: Memory, view: View) -> Outcome:
    """It says "complete". One that counts, and has counted nothing, contradicts itself."""
    counted = [job.impressions for job in memory.seen if job.impressions is not None]
    if view.counts and counted and not any(counted):
        return Outcome.UNKNOWN
    return Outcome.PRINTED


def _end_without_a_word(memory: Memory, view: View) -> Outcome:
    """The spooler has let go and the printer lists no such job: its count over its whole life is left."""
    if memory.seen:
        done = all(job.state is JobState.COMPLETED for job in memory.seen)
        return _complete(memory, view) if done else Outcome.UNKNOWN
    if view.total is None or memory.total_before is None:
        return Outcome.UNKNOWN
    if view.total == memory.total_before:
        return failure_by(memory.hindrance)
    return Outcome.UNKNOWN
