"""What was counted last for each of many terminals."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session


def newest(
    session: Session,
    terminal: InstrumentedAttribute[int],
    number: InstrumentedAttribute[int],
    terminals: Collection[int],
) -> dict[int, int]:
    """The greatest `number` of each of these terminals that has any; both columns are of one table."""
    rows = session.execute(
        select(terminal, func.max(number)).where(terminal.in_(terminals)).group_by(terminal)
    )
    return {row[0]: row[1] for row in rows}
