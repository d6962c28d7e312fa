"""Inserting what may be there already, in one statement, so that no other process comes in between."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Row, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

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
    table = cast("Table", model.__table__)
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).values(rows).on_conflict_do_nothing()
    # What comes back tells; how many rows were changed is not told by every driver.
    return list(session.connection().execute(statement.returning(*table.primary_key)))
