"""What arrived, counted: of one terminal or of all."""

from sqlalchemy import ColumnElement, func, select, true

from central.storage.database import Storage
from central.storage.models import Case, HeldSubmission, Task
from central.unopened import count_unopened, until_opened
from kiosk.contract import api

_PATIENCE_SECONDS = 10.0


def count(storage: Storage, terminal: int | None) -> api.Statistics:
    """The counts of one terminal, or of all when `terminal` is None. What has just come is opened first."""
    until_opened(storage, lambda session: count_unopened(session, terminal), _PATIENCE_SECONDS)
    chosen: ColumnElement[bool] = true() if terminal is None else HeldSubmission.terminal == terminal
    with storage.read() as session:
        held = session.execute(
            select(HeldSubmission.id, HeldSubmission.receipt_number)
            .where(chosen)
            .order_by(HeldSubmission.received, HeldSubmission.id)
        ).all()
        cases = select(func.count(Case.id)).join(Case.submission).where(chosen)
        distinct = (
            select(func.count(HeldSubmission.receipt_number.distinct()))
            .join(HeldSubmission.case)
            .where(chosen)
        )
        tasks = select(func.count(Task.id)).join(Task.case).join(Case.submission).where(chosen)
        counted = session.scalar(cases) or 0
        return api.Statistics(
            received=len(held),
            cases=counted,
            tasks=session.scalar(tasks) or 0,
            duplicates=counted - (session.scalar(distinct) or 0),
            unopened=count_unopened(session, terminal),
            held=tuple(api.HeldSubmission(id=id_, receipt_number=number) for id_, number in held),
        )
