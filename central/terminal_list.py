"""What the page of terminals shows: which are silent, what they lack, what waits for a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.horizon import Horizon, Range, horizons_of_many
from central.storage.models import Enrolment, HeldSubmission, Terminal, VoidedSequence
from kiosk.contract.fingerprint import fingerprint


@dataclass(frozen=True)
class Hole:
    """Sequences of one epoch that are missing though a later one has come."""

    epoch: int
    first: int
    last: int
    since: datetime
    """When the submission after it was received."""

    @property
    def count(self) -> int:
        """How many submissions are missing."""
        return self.last - self.first + 1

    def age(self, now: datetime) -> timedelta:
        """How long it has been one."""
        return now - self.since


@dataclass(frozen=True)
class TerminalLine:
    """One terminal."""

    code: str
    epoch: int
    seen: datetime | None
    version: str | None
    waiting: int | None
    """Submissions that it says it still has to deliver."""
    alarms: tuple[str, ...]
    shut_out: bool
    approved: bool
    fingerprint: str
    """Of the key that it signs with now."""
    site: str | None
    highest_contiguous: int
    holes: tuple[Hole, ...]
    not_yet_here: int
    """Submissions it has given out after the last one that came."""


MOST_VOIDED = 50
"""On the page of a terminal."""


def terminal_list(session: Session) -> list[TerminalLine]:
    """Every terminal, those that wait for an approval first, then those that lack something."""
    terminals = session.scalars(select(Terminal).order_by(Terminal.id)).all()
    horizons = horizons_of_many(session, [each.id for each in terminals])
    keys = {(each.terminal, each.epoch): each for each in session.scalars(select(Enrolment))}
    lines = [_line(session, each, keys[each.id, each.epoch], horizons.get(each.id, {})) for each in terminals]
    return sorted(
        lines, key=lambda each: (each.approved or each.shut_out, not each.holes, not each.alarms, each.code)
    )


def _line(
    session: Session, terminal: Terminal, key: Enrolment, horizons: Mapping[int, Horizon]
) -> TerminalLine:
    present = max((epoch for epoch in horizons if not _is_untouched(horizons[epoch])), default=terminal.epoch)
    return TerminalLine(
        code=terminal.code,
        epoch=present,
        seen=terminal.seen,
        version=terminal.version,
        waiting=terminal.waiting,
        alarms=tuple((terminal.alarms or "").split()),
        shut_out=terminal.revoked is not None,
        approved=key.approved is not None,
        fingerprint=fingerprint(key.public_key),
        site=terminal.site,
        highest_contiguous=horizons[present].highest_contiguous,
        holes=tuple(
            _hole(session, terminal.id, epoch, each)
            for epoch, horizon in sorted(horizons.items(), reverse=True)
            for each in horizon.holes
        ),
        not_yet_here=sum(each.tail.last - each.tail.first + 1 for each in horizons.values() if each.tail),
    )


def _is_untouched(horizon: Horizon) -> bool:
    return horizon.highest_contiguous == 0 and not horizon.holes and horizon.tail is None


def _hole(session: Session, terminal: int, epoch: int, missing: Range) -> Hole:
    """What lies behind a hole is there, or was voided; then the terminal's next one tells the time."""
    since = session.scalar(
        select(HeldSubmission.received)
        .where(
            HeldSubmission.terminal == terminal,
            HeldSubmission.epoch == epoch,
            HeldSubmission.sequence > missing.last,
        )
        .order_by(HeldSubmission.sequence)
        .limit(1)
    )
    told = (
        since
        or session.scalars(
            select(VoidedSequence.told)
            .where(
                VoidedSequence.terminal == terminal,
                VoidedSequence.epoch == epoch,
                VoidedSequence.sequence > missing.last,
            )
            .order_by(VoidedSequence.sequence)
            .limit(1)
        ).one()
    )
    return Hole(epoch, missing.first, missing.last, told)


def voided_of(session: Session, terminal: int) -> list[VoidedSequence]:
    """What was given up there, by a person with a reason; the latest first."""
    latest = (VoidedSequence.epoch.desc(), VoidedSequence.sequence.desc())
    return list(
        session.scalars(
            select(VoidedSequence)
            .where(VoidedSequence.terminal == terminal)
            .order_by(*latest)
            .limit(MOST_VOIDED)
        )
    )
