"""What the service holds of a terminal's sequence, and what it lacks: a terminal counts without a gap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from central.storage.models import Enrolment, HeldSubmission, VoidedSequence
from kiosk.contract.api import MAX_MISSING, MissingSequences


@dataclass(frozen=True)
class Range:
    """Consecutive sequences, both ends included."""

    first: int
    last: int


@dataclass(frozen=True)
class Horizon:
    """Of one epoch. `holes` lie before something that is here; `tail` was issued after all that is here."""

    highest_contiguous: int
    holes: tuple[Range, ...]
    tail: Range | None


def horizons_of(session: Session, terminal: int) -> dict[int, Horizon]:
    """Of each epoch of a terminal, up to where everything is here. Voided sequences count as here."""
    enrolments = session.execute(
        select(Enrolment.epoch, Enrolment.issued).where(Enrolment.terminal == terminal)
    )
    runs = _runs(session, terminal)
    return {epoch: of_runs(runs.get(epoch, []), issued or 0) for epoch, issued in enrolments}


def of_runs(runs: Sequence[Range], issued: int) -> Horizon:
    """The horizon of what is here, given as runs without a gap, in order. `issued` is the highest sequence
    that the terminal says it gave out.
    """
    last = 0
    holes: list[Range] = []
    for run in runs:
        if run.first > last + 1:
            holes.append(Range(last + 1, run.first - 1))
        last = run.last
    tail = Range(last + 1, issued) if issued > last else None
    first_lacking = holes[0].first if holes else last + 1
    return Horizon(first_lacking - 1, tuple(holes), tail)


def missing(horizons: Mapping[int, Horizon], epoch: int) -> tuple[MissingSequences, ...]:
    """What the service lacks, that of `epoch` first, then later before earlier; `MAX_MISSING` at most."""
    order = sorted(horizons, key=lambda each: (each != epoch, -each))
    found = [
        MissingSequences(epoch=each, first=lacking.first, last=lacking.last)
        for each in order
        for lacking in (*horizons[each].holes, horizons[each].tail)
        if lacking is not None
    ]
    return tuple(found[:MAX_MISSING])


def _runs(session: Session, terminal: int) -> dict[int, list[Range]]:
    here = union(
        select(HeldSubmission.epoch, HeldSubmission.sequence).where(HeldSubmission.terminal == terminal),
        select(VoidedSequence.epoch, VoidedSequence.sequence).where(VoidedSequence.terminal == terminal),
    ).subquery()
    place = func.row_number().over(partition_by=here.c.epoch, order_by=here.c.sequence)
    # In a run, sequence and place rise together, so their difference names the run.
    numbered = select(here.c.epoch, here.c.sequence, (here.c.sequence - place).label("run")).subquery()
    rows = session.execute(
        select(numbered.c.epoch, func.min(numbered.c.sequence), func.max(numbered.c.sequence))
        .group_by(numbered.c.epoch, numbered.c.run)
        .order_by(numbered.c.epoch, numbered.c.run)
    )
    runs: dict[int, list[Range]] = {}
    for epoch, first, last in rows:
        runs.setdefault(epoch, []).append(Range(first, last))
    return runs
