"""Inserting what may be there already, in one statement, so that no other process comes in between."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import Row, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from central.storage.models import Base


def insert_if_absent(session: Session, model: type[Base], values: Mapping[str, Any]) -> bool:
    """Whether the row is new; one with any of its unique keys stays as it is."""
    return bool(insert_all_absent(session, model, [values]))


def insert_all_absent(
    session: Session, model: type[Base], rows: Sequence[Mapping[str, Any]]
) -> list[Row[Any]]:
    """The primary keys of the rows that are new; those with any of their unique keys stay as they are."""
    if not rows:
        return []
    statement = _unless_there(model, session.get_bind().dialect.name)
    # What comes back tells; how many rows were changed is not told by every driver.
    return list(session.connection().execute(statement, list(rows)))


@cache
def _unless_there(model: type[Base], dialect: str) -> ReturningInsert[Any]:
    """Made once: putting it together costs more than running it."""
    table = cast("Table", model.__table__)
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(table).on_conflict_do_nothing().returning(*table.primary_key)
