"""Opens what was taken in and lets follow what follows from it: the only part of the service that opens
anything, in a process of its own.

The intake holds and acknowledges what it cannot read; this reads it, milliseconds later or whenever it runs
again. What cannot be opened, or is not what its header announces, is held all the same: it goes to the
people's review queue, and its terminal is told with the next heartbeat.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from central import consequences, news
from central.consequences import Desk, Desks, Opened
from central.opening import Fault, open_sealed
from central.opening_key import OpeningKey
from central.signed import Signed
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import Enrolment, HeldSubmission, Review, Unopened
from central.traces import frames
from kiosk.contract import envelope
from kiosk.contract.api import CANNOT_OPEN

AT_ONCE = 500
"""A commit costs as much as opening some hundred."""
_BYTES_AT_ONCE = 16 * 1024 * 1024


@dataclass(frozen=True)
class _Waiting:
    """One that waits, as it is kept; `key` is the public key of its terminal and epoch."""

    position: int
    submission: UUID
    terminal: int
    digest: str
    received: datetime
    envelope: bytes
    key: bytes


@dataclass(frozen=True)
class _Outcome:
    follows: tuple[Desk, Any] | None
    fault: Fault | None = None


class Opener:
    """Opens what waits. Several may run: each submission is opened once in effect."""

    def __init__(self, storage: Storage, key: OpeningKey, desks: Desks) -> None:
        self._storage = storage
        self._key = key
        self._desks = desks
        self._log = structlog.get_logger("central.opener")

    def step(self) -> bool:
        """Open the first that wait, some hundred at most. Gives whether any did."""
        with self._storage.read() as session:
            waiting = _first(session)
        if not waiting:
            return False
        opened = {each.position: (each, self._open(each)) for each in waiting}
        with self._storage.write(turns.OPENING) as session:
            done = [opened[position] for position in _claimed(session, list(opened))]
            consequences.store(
                session, {each.submission: found.follows for each, found in done if found.follows}
            )
            faulty = [(each, found.fault) for each, found in done if found.fault]
            for each, fault in faulty:
                _set_aside(session, each.submission, fault)
            if faulty:
                news.tell(session, {each.terminal for each, _ in faulty})
        self._log.info("opened", count=len(done), faults=len(faulty))
        return True

    def _open(self, waiting: _Waiting) -> _Outcome:
        try:
            return self._opened(waiting)
        except Exception as error:  # noqa: BLE001  a defect of ours at one must not hold up all behind it
            # The message of an exception may hold what a resident gave, so only the places are logged.
            self._log.error("defect", kind=type(error).__name__, frames=frames(error))
            return _Outcome(None, Fault(CANNOT_OPEN))

    def _opened(self, waiting: _Waiting) -> _Outcome:
        try:
            key = Ed25519PublicKey.from_public_bytes(waiting.key)
            header, sealed = envelope.verify(waiting.envelope, key)
        except envelope.BadEnvelope:
            # It was one when it was taken in: whoever changed it since then, nothing may follow from it.
            return _Outcome(None, Fault(CANNOT_OPEN))
        found = open_sealed(Signed(header, sealed, waiting.digest), self._key)
        if isinstance(found, Fault):
            return _Outcome(None, found)
        return _Outcome(self._desks.plan(Opened(header, found, waiting.received)))


def _first(session: Session) -> list[_Waiting]:
    """As many as fit into memory without harm."""
    lengths = session.execute(
        select(Unopened.position, func.length(HeldSubmission.envelope))
        .join(HeldSubmission, HeldSubmission.id == Unopened.submission_id)
        .order_by(Unopened.position)
        .limit(AT_ONCE)
    ).all()
    positions: list[int] = []
    room = _BYTES_AT_ONCE
    for position, length in lengths:
        room -= length
        if positions and room < 0:
            break
        positions.append(position)
    if not positions:
        return []
    rows = session.execute(
        select(
            Unopened.position,
            HeldSubmission.id,
            HeldSubmission.terminal,
            HeldSubmission.digest,
            HeldSubmission.received,
            HeldSubmission.envelope,
            Enrolment.public_key,
        )
        .join(HeldSubmission, HeldSubmission.id == Unopened.submission_id)
        .join(
            Enrolment,
            (Enrolment.terminal == HeldSubmission.terminal) & (Enrolment.epoch == HeldSubmission.epoch),
        )
        .where(Unopened.position.between(positions[0], positions[-1]))
        .order_by(Unopened.position)
    )
    return [_Waiting(*row) for row in rows]


def _claimed(session: Session, positions: Sequence[int]) -> list[int]:
    """Those that still wait, which from here on they do not: another process may have been quicker."""
    done = delete(Unopened).where(Unopened.position.in_(positions)).returning(Unopened.position)
    return sorted(session.connection().execute(done).scalars())


def _set_aside(session: Session, submission: UUID, fault: Fault) -> None:
    session.execute(
        update(HeldSubmission)
        .where(HeldSubmission.id == submission)
        .values(review=Review.PENDING, fault=fault.reason, fault_field=fault.field),
        execution_options={"synchronize_session": False},
    )
