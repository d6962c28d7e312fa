"""What a heartbeat says of bundles: how far the last assignment is, and whether it worked here."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.apply.bundle import Bundle
from kiosk.apply.record import Entry, Kept, Outcome, Probation, Reason, Record
from kiosk.contract.status import ApplyPhase, ApplyStatus

ALARMS = {Outcome.REFUSED: "bundle_refused", Outcome.UNDONE: "bundle_undone"}


@dataclass(frozen=True)
class Staging:
    """An assignment that is being fetched, checked and drawn, and since when."""

    sequence: int
    since: datetime


@dataclass(frozen=True)
class Applied:
    """What the screen is to run, and how far the last assignment is; None: there was none yet."""

    running: Bundle
    how: ApplyStatus | None


def alarms(record: Record) -> tuple[str, ...]:
    """The last assignment did not work here: somebody should look at it before it goes to others."""
    last = record.history[-1] if record.history else None
    if last is None or last.sequence != record.sequence or last.outcome not in ALARMS:
        return ()
    return (ALARMS[last.outcome],)


def told(record: Record, staging: Staging | None) -> ApplyStatus | None:
    """How far the last assignment is; None: there was none yet."""
    if staging is not None:
        return ApplyStatus(sequence=staging.sequence, phase=ApplyPhase.STAGING, since=staging.since)
    state = record.state
    if not isinstance(state, Kept):
        phase = ApplyPhase.PROBATION if isinstance(state, Probation) else ApplyPhase.WAITING
        return ApplyStatus(sequence=state.candidate.sequence, phase=phase, since=state.since)
    if not record.history:
        return None
    last = record.history[-1]
    return ApplyStatus(
        sequence=last.sequence,
        phase=_ended(record, last),
        since=last.at,
        reason="" if last.reason is Reason.NONE else last.reason.value,
        detail=last.detail,
    )


def _ended(record: Record, last: Entry) -> ApplyPhase:
    """A word of a newer release, which was undone since, says at least whether that assignment runs."""
    try:
        return ApplyPhase(last.outcome.value)
    except ValueError:
        return ApplyPhase.KEPT if last.sequence == record.confirmed.sequence else ApplyPhase.UNDONE
