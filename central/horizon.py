"""What the service holds of a terminal's sequence, and what it lacks: a terminal counts without a gap."""

from collections.abc import Collection, Mapping, Sequence
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
    return horizons_of_many(session, [terminal]).get(terminal, {})


def horizons_of_many(session: Session, terminals: Collection[int]) -> dict[int, dict[int, Horizon]]:
    """The same of several terminals, by terminal and epoch."""
    enrolments = session.execute(
        select(Enrolment.terminal, Enrolment.epoch, Enrolment.issued).where(Enrolment.terminal.in_(terminals))
    )
    runs = _runs(session, terminals)
    found: dict[int, dict[int, Horizon]] = {}
    for terminal, epoch, issued in enrolments:
        found.setdefault(terminal, {})[epoch] = of_runs(runs.get((terminal, epoch), []), issued or 0)
    return found


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


def _runs(session: Session, terminals: Collection[int]) -> dict[tuple[int, int], list[Range]]:
    here = union(
        *(
            select(table.terminal, table.epoch, table.sequence).where(table.terminal.in_(terminals))
            for table in (HeldSubmission, VoidedSequence)
        )
    ).subquery()
    epoch = here.c.terminal, here.c.epoch
    place = func.row_number().over(partition_by=epoch, order_by=here.c.sequence)
    # In a run, sequence and place rise together, so their difference names the run.
    numbered = select(*epoch, here.c.sequence, (here.c.sequence - place).label("run")).subquery()
    of_run = numbered.c.terminal, numbered.c.epoch, numbered.c.run
    rows = session.execute(
        select(*of_run[:2], func.min(numbered.c.sequence), func.max(numbered.c.sequence))
        .group_by(*of_run)
        .order_by(*of_run)
    )
    runs: dict[tuple[int, int], list[Range]] = {}
    for terminal, number, first, last in rows:
        runs.setdefault((terminal, number), []).append(Range(first, last))
    return runs
