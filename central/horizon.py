"""Up to where the service holds everything a terminal has filed."""

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session, aliased

from central.storage.models import HeldSubmission


def highest_contiguous(session: Session, terminal: int, epoch: int) -> int:
    """The highest sequence below which none is missing, 0 when the first is; the index finds it."""
    this, following = aliased(HeldSubmission), aliased(HeldSubmission)
    successor = and_(
        following.terminal == this.terminal,
        following.epoch == this.epoch,
        following.sequence == this.sequence + 1,
    )
    first = select(HeldSubmission.id).where(
        _of(HeldSubmission, terminal, epoch), HeldSubmission.sequence == 1
    )
    if session.scalar(first) is None:
        return 0
    before_a_hole = (
        select(func.min(this.sequence))
        .outerjoin(following, successor)
        .where(_of(this, terminal, epoch), following.id.is_(None))
    )
    return session.scalar(before_a_hole) or 0


def _of(held: type[HeldSubmission], terminal: int, epoch: int) -> ColumnElement[bool]:
    return and_(held.terminal == terminal, held.epoch == epoch)
