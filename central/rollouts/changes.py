"""What a rollout changes for its terminals: against each thing that some of them have now."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.rollouts import diff
from central.rollouts.desk import present
from central.rollouts.diff import Change
from central.storage.rollout_tables import RolloutMember
from central.storage.update_tables import UpdateTarget
from central.updates.contents import MOST_BYTES, content_of
from kiosk.contract.assignment import TargetKind
from kiosk.contract.updates import Chosen

MOST_CHANGES = 200
_MOST_STARTS = 5


@dataclass(frozen=True)
class TargetChange:
    """One target for another. `changes` is None where they were not compared."""

    kind: TargetKind
    old: str | None
    new: str | None
    changes: Sequence[Change] | None


@dataclass(frozen=True)
class FromHere:
    """What changes for the terminals that have the same now."""

    terminals: int
    targets: Sequence[TargetChange]


def changes_of(session: Session, rollout: int, choice: Chosen) -> list[FromHere]:
    """For those with the commonest present bundles, the commonest first."""
    members = session.scalars(select(RolloutMember).where(RolloutMember.rollout == rollout))
    starts = Counter(each.before or present(session, each.terminal).model_dump_json() for each in members)
    return [
        FromHere(count, list(_targets(session, Chosen.model_validate_json(start), choice)))
        for start, count in starts.most_common(_MOST_STARTS)
    ]


def _targets(session: Session, old: Chosen, new: Chosen) -> Iterator[TargetChange]:
    for kind in (TargetKind.CONFIG, TargetKind.CATALOGUE, TargetKind.SOFTWARE):
        was, now = getattr(old, kind), getattr(new, kind)
        if was != now:
            yield TargetChange(kind, was, now, compared(session, kind, was, now))
    for name in sorted({*old.media, *new.media}):
        if (name in old.media) != (name in new.media):
            was, now = (name, None) if name in old.media else (None, name)
            yield TargetChange(TargetKind.MEDIA, was, now, None)


def compared(session: Session, kind: TargetKind, was: str | None, now: str | None) -> Sequence[Change] | None:
    """What one target changes against another of its kind; None where that cannot be told."""
    if kind is TargetKind.SOFTWARE or (kind is TargetKind.CATALOGUE and None in (was, now)):
        # What a terminal was installed with is not here; all of a catalogue would be no list of changes.
        return None
    targets = [session.get(UpdateTarget, name) if name else None for name in (was, now)]
    if any(each is not None and each.length > MOST_BYTES for each in targets):
        return None
    return diff.of_kind(kind, content_of(session, was), content_of(session, now))[:MOST_CHANGES]
