"""The register of commitments (告知承诺): pledged, decided on, checked afterwards, put right or revoked.

The days are those that the notice named to the resident (`Commitment.post_check_days`, `rectify_days`): days
of the calendar, each ending at midnight here.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import cast

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from central.catalogue import Services
from central.local_time import LOCAL
from central.storage.case_tables import CommitmentEntry, CommitmentState, Document
from central.storage.models import Case, TaskState

_ENTER = insert(cast("Table", CommitmentEntry.__table__))
_POST_CHECK_DAYS, _RECTIFY_DAYS = 30, 15
"""Where the catalogue here does not know the template: a terminal may hold a newer one."""


class NotInOrder(Exception):
    """The register does not allow that of this commitment now."""


def enter(session: Session, pledged: Sequence[tuple[int, str, datetime]]) -> None:
    """Put commitments into the register: case, template, when."""
    if pledged:
        session.connection().execute(
            _ENTER,
            [
                {"case_id": case, "template": template, "pledged": at, "state": CommitmentState.PLEDGED}
                for case, template, at in pledged
            ],
        )


def withdraw(session: Session, case: int, now: datetime) -> None:
    """Before the decision the resident takes it back; the documents follow.

    Raises:
        NotInOrder: there is none, or something was decided on it.

    """
    entry = _entry(session, case, CommitmentState.PLEDGED)
    entry.state, entry.ended = CommitmentState.WITHDRAWN, now


def decided(session: Session, case: Case, now: datetime) -> None:
    """All departments have decided. `check_by` is filled in when the output is released (`to_check`)."""
    entry = session.get(CommitmentEntry, case.id)
    if entry is None or entry.state is not CommitmentState.PLEDGED:
        return
    if any(task.state is TaskState.DONE for task in case.tasks):
        entry.state = CommitmentState.TO_CHECK
    else:
        entry.state, entry.ended = CommitmentState.LAPSED, now


def check_by(entry: CommitmentEntry, services: Services, decided_at: datetime) -> datetime:
    """Until when it is to be checked."""
    template = services.commitment(entry.template)
    return _after(decided_at, template.post_check_days if template else _POST_CHECK_DAYS)


def found_true(session: Session, case: int, who: str, now: datetime) -> None:
    """The check found what was pledged.

    Raises:
        NotInOrder: there is nothing to check.

    """
    entry = _entry(session, case, CommitmentState.TO_CHECK)
    entry.state, entry.checked, entry.checked_by, entry.ended = CommitmentState.TRUE, now, who, now


def found_false(session: Session, services: Services, case: int, who: str, now: datetime) -> None:
    """It did not: the resident has `rectify_days` to put it right.

    Raises:
        NotInOrder: there is nothing to check.

    """
    entry = _entry(session, case, CommitmentState.TO_CHECK)
    entry.state, entry.checked, entry.checked_by = CommitmentState.TO_RECTIFY, now, who
    template = services.commitment(entry.template)
    entry.rectify_by = _after(now, template.rectify_days if template else _RECTIFY_DAYS)


def rectified(session: Session, case: int, now: datetime) -> None:
    """It was put right.

    Raises:
        NotInOrder: nothing was to be put right.

    """
    entry = _entry(session, case, CommitmentState.TO_RECTIFY)
    entry.state, entry.ended = CommitmentState.RECTIFIED, now


def revoke(session: Session, case: int, now: datetime) -> None:
    """It was not put right in its time: what was decided on it is taken back, and its documents with it.

    Raises:
        NotInOrder: nothing was to be put right, or there is still time.

    """
    entry = _entry(session, case, CommitmentState.TO_RECTIFY)
    if entry.rectify_by is not None and now <= entry.rectify_by:
        raise NotInOrder("there is still time to put it right")
    entry.state, entry.ended = CommitmentState.REVOKED, now
    for document in session.query(Document).where(Document.case_id == case, Document.revoked.is_(None)):
        document.revoked = now


def _entry(session: Session, case: int, state: CommitmentState) -> CommitmentEntry:
    entry = session.get(CommitmentEntry, case)
    if entry is None or entry.state is not state:
        raise NotInOrder(f"not {state}")
    return entry


def _after(moment: datetime, days: int) -> datetime:
    day = moment.astimezone(LOCAL).date() + timedelta(days=days + 1)
    return datetime.combine(day, time(), LOCAL)
