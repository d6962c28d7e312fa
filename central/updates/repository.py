"""The TUF repository in the service's database: every worker serves the same, and a change is one commit."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp

from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.update_tables import UpdateMetadata, UpdatePiece, UpdateTarget
from central.updates import metadata
from central.updates.errors import KeyRefused, NoRepository
from central.updates.metadata import OFFLINE_ROLES, SNAPSHOT_DAYS, TIMESTAMP_DAYS
from central.updates.online_keys import OnlineKeys


def newest(session: Session, role: str) -> UpdateMetadata | None:
    """The newest metadata of a role; None before the ceremony."""
    return session.scalar(
        select(UpdateMetadata)
        .where(UpdateMetadata.role == role)
        .order_by(UpdateMetadata.version.desc())
        .limit(1)
    )


def required(session: Session, role: str) -> UpdateMetadata:
    """The same. Raises NoRepository where there is none."""
    found = newest(session, role)
    if found is None:
        raise NoRepository
    return found


def root(session: Session) -> Metadata[Root]:
    """The newest root. Raises NoRepository."""
    return metadata.parse(Root, required(session, Root.type).content)


def targets(session: Session, role: str) -> Metadata[Targets]:
    """The newest metadata of the top (`targets`) or of a kind. Raises NoRepository."""
    return metadata.parse(Targets, required(session, role).content)


def commit(
    session: Session,
    changed: Mapping[str, Metadata[Root] | Metadata[Targets]],
    online: OnlineKeys,
    now: datetime,
) -> None:
    """Put these in and say so: a new snapshot and a new timestamp, signed here. The caller holds the turn."""
    for role, each in changed.items():
        _put(session, role, each.signed.version, each.to_bytes())
    _sign_snapshot(session, online, now)
    _sign_timestamp(session, online, now)


def _put(session: Session, role: str, version: int, content: bytes) -> None:
    session.add(UpdateMetadata(role=role, version=version, content=content))
    session.flush()


def _sign_snapshot(session: Session, online: OnlineKeys, now: datetime) -> None:
    contents = {role: _pair(required(session, role)) for role in OFFLINE_ROLES}
    signed = metadata.snapshot_of(_next(session, Snapshot.type), contents, online.snapshot, now)
    _put(session, Snapshot.type, signed.signed.version, signed.to_bytes())


def _sign_timestamp(session: Session, online: OnlineKeys, now: datetime) -> None:
    number = _next(session, Timestamp.type)
    signed = metadata.timestamp_of(number, _pair(required(session, Snapshot.type)), online.timestamp, now)
    _put(session, Timestamp.type, number, signed.to_bytes())
    # Always asked for without a version: the earlier ones are of no use to anybody.
    session.execute(
        delete(UpdateMetadata).where(UpdateMetadata.role == Timestamp.type, UpdateMetadata.version < number)
    )


def _next(session: Session, role: str) -> int:
    highest = select(func.max(UpdateMetadata.version)).where(UpdateMetadata.role == role)
    return (session.scalar(highest) or 0) + 1


def _pair(row: UpdateMetadata) -> tuple[int, bytes]:
    return row.version, row.content


class Repository:
    """What the endpoints serve. Snapshot and timestamp are signed anew when half of their time is over: by
    whoever is asked for the timestamp then, so that nothing has to run in between.
    """

    def __init__(self, storage: Storage, keys: Path, clock: Clock) -> None:
        self._storage = storage
        self._keys = keys
        self._clock = clock
        self._log = structlog.get_logger("central.updates")

    def root_text(self) -> str | None:
        """The newest root, for a terminal that enrols; None before the ceremony."""
        with self._storage.read() as session:
            found = newest(session, Root.type)
        return found.content.decode() if found else None

    def metadata(self, role: str, version: int) -> bytes | None:
        """Metadata of a role in one version."""
        with self._storage.read() as session:
            found = session.get(UpdateMetadata, (role, version))
        return found.content if found else None

    def timestamp(self) -> bytes | None:
        """The newest timestamp, renewed where it is time."""
        with self._storage.read() as session:
            found = newest(session, Timestamp.type)
        if found is None:
            return None
        if not self._half_over(found.content):
            return found.content
        with self._storage.write(turns.UPDATES) as session:
            try:
                online = OnlineKeys.named_by(root(session).signed, self._keys)
            except KeyRefused as error:
                # Without keys the old one is served; terminals raise the alarm when it expires.
                self._log.error("timestamp not renewed", reason=str(error))
                return found.content
            present = required(session, Timestamp.type)
            if self._half_over(present.content):
                snapshot = metadata.parse(Snapshot, required(session, Snapshot.type).content).signed
                if metadata.half_over(snapshot.expires, SNAPSHOT_DAYS, self._clock()):
                    _sign_snapshot(session, online, self._clock())
                _sign_timestamp(session, online, self._clock())
                present = required(session, Timestamp.type)
            return present.content

    def piece(self, target: str, sha256: str, number: int) -> bytes | None:
        """One piece of a published target, by its TUF name. None: no such target with that hash, or piece."""
        with self._storage.read() as session:
            whole = session.get(UpdateTarget, target)
            if whole is None or whole.sha256 != sha256:
                return None
            found = session.get(UpdatePiece, (sha256, number))
        return found.content if found else None

    def _half_over(self, content: bytes) -> bool:
        expires = metadata.parse(Timestamp, content).signed.expires
        return metadata.half_over(expires, TIMESTAMP_DAYS, self._clock())
