"""Personal data in the database: encrypted under a key that is not there, each row with the day it goes.

One table for all of it, whatever it belongs to, so that one purge and one rotation reach everything. Whoever
keeps something personal has the id of its row in a column of its own table, and no foreign key: the row goes
when its time is over, and what it belonged to stays without it.

`delete_after` is None while the matter is open; whoever closes it says when (`keep_until`). A row without a
date whose matter never closes is what the retention page counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.orm import Session

from central.data_keys import DataKeys
from central.errors import CentralError
from central.storage.case_tables import PersonalDatum

_PUT = insert(cast("Table", PersonalDatum.__table__))
_AT_ONCE = 500


@dataclass(frozen=True)
class SealedRow:
    """A row that was sealed and is not kept yet: sealing needs no transaction."""

    id: UUID
    kind: str
    key_id: str
    sealed: bytes
    delete_after: datetime | None


class PersonalData:
    """Puts personal data away and takes it out again."""

    def __init__(self, keys: DataKeys) -> None:
        self._keys = keys

    def seal(self, kind: str, content: bytes, delete_after: datetime | None = None) -> SealedRow:
        """A row for `keep_all`. `kind` says what it is, for whoever counts what is kept."""
        id_ = uuid4()
        key_id, sealed = self._keys.seal(content, _context(kind, id_))
        return SealedRow(id_, kind, key_id, sealed, delete_after)

    def put(self, session: Session, kind: str, content: bytes, delete_after: datetime | None = None) -> UUID:
        """Keep one thing, within the caller's transaction; gives the id of its row."""
        row = self.seal(kind, content, delete_after)
        keep_all(session, [row])
        return row.id

    def read(self, session: Session, id_: UUID | None) -> bytes | None:
        """What was put there; None where its time was over.

        Raises:
            CentralError: the key is gone, or somebody changed the row.

        """
        row = session.get(PersonalDatum, id_) if id_ is not None else None
        return None if row is None else self._keys.open(row.key_id, row.sealed, _context(row.kind, row.id))

    def reseal(self, session: Session) -> int:
        """Seal some hundred rows anew that an older key has sealed; gives how many, 0 when none is left."""
        current = self._keys.current
        rows = session.scalars(
            select(PersonalDatum).where(PersonalDatum.key_id != current).limit(_AT_ONCE)
        ).all()
        for row in rows:
            context = _context(row.kind, row.id)
            row.key_id, row.sealed = self._keys.seal(
                self._keys.open(row.key_id, row.sealed, context), context
            )
        return len(rows)


def keep_all(session: Session, rows: Iterable[SealedRow]) -> None:
    """Keep what was sealed, within the caller's transaction."""
    values: list[dict[str, Any]] = [
        {
            "id": row.id,
            "kind": row.kind,
            "key_id": row.key_id,
            "sealed": row.sealed,
            "delete_after": row.delete_after,
        }
        for row in rows
    ]
    if values:
        session.connection().execute(_PUT, values)


def keep_until(session: Session, ids: Iterable[UUID | None], moment: datetime) -> None:
    """Say when these go; their matter is closed."""
    known = [each for each in ids if each is not None]
    if known:
        session.execute(
            update(PersonalDatum).where(PersonalDatum.id.in_(known)).values(delete_after=moment),
            execution_options={"synchronize_session": False},
        )


def delete_due(session: Session, now: datetime) -> int:
    """Delete whatever has had its time; gives how many rows. No key is needed for it."""
    gone = session.connection().execute(
        delete(PersonalDatum).where(PersonalDatum.delete_after < now).returning(PersonalDatum.id)
    )
    return len(gone.all())


def keys_in_use(session: Session) -> set[str]:
    """The ids of the keys that rows are sealed with."""
    return set(session.scalars(select(PersonalDatum.key_id).distinct()))


def counted(session: Session) -> list[tuple[str, int, datetime | None]]:
    """Of each kind: how many rows, and the first day on which one goes. For the page of retention."""
    rows = session.execute(
        select(PersonalDatum.kind, func.count(), func.min(PersonalDatum.delete_after))
        .group_by(PersonalDatum.kind)
        .order_by(PersonalDatum.kind)
    )
    return [(kind, count, first) for kind, count, first in rows]


def _context(kind: str, id_: UUID) -> bytes:
    return f"personal-data/1|{kind}|{id_}".encode()


def require(data: PersonalData | None) -> PersonalData:
    """`data`, where its keys are here.

    Raises:
        CentralError: they were carried to another worker.

    """
    if data is None:
        raise CentralError("the keys of personal data are not on this worker; ask the one that has them")
    return data
