"""The values of a case as they were given anew, by what holds."""

import json
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.casework.brought import read
from central.personal_data import PersonalData
from central.storage.case_tables import FollowUp, FollowUpState
from central.storage.models import Case
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import GIVEN, FormValue

HOLDS = (FollowUpState.APPLIED, FollowUpState.INCOMPLETE)


def given_in(data: PersonalData, session: Session, row: FollowUp) -> dict[str, FormValue]:
    """The fields of one, whether or not they are right."""
    raw = data.read(session, row.content)
    form: dict[str, str | Sequence[str]] = json.loads(raw)["form"] if raw else {}
    return {
        key.removeprefix(GIVEN): value if isinstance(value, str) else tuple(value)
        for key, value in form.items()
        if key.startswith(GIVEN)
    }


def good_in(data: PersonalData, session: Session, row: FollowUp) -> dict[str, FormValue]:
    """The fields of one that count: it holds, and so do they."""
    if row.state not in HOLDS:
        return {}
    wrong = read(row.brings).wrong
    return {key: value for key, value in given_in(data, session, row).items() if key not in wrong}


def values_given_anew(session: Session, data: PersonalData, case: Case) -> dict[str, FormValue]:
    """The last word of each field."""
    rows = session.scalars(
        select(FollowUp)
        .where(FollowUp.case_id == case.id, FollowUp.kind == SubmissionKind.AMENDMENT.value)
        .order_by(FollowUp.received)
    )
    found: dict[str, FormValue] = {}
    for row in rows:
        found.update(good_in(data, session, row))
    return found
