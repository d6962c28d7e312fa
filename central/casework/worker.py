"""The worker: short durable steps that nobody waits for, on DBOS. What is to be done are rows (`CaseWork`),
put there in the transaction that makes them due; a step that was begun and not ended goes on where it was, at
this worker or another.

DBOS keeps in its own tables which step is done. Only ids go through them. A row is taken for a while and let
go when its workflow is through; whoever finds a row whose time is over takes it over and resumes.
The engine is started with the first work: until then this is a loop that looks.
"""

import os
import secrets
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import delete, or_, select, update
from sqlalchemy.exc import SQLAlchemyError

from central.casework.collating import Collation
from central.casework.overdue import note_overdue
from central.notices.sending import NoticeSender
from central.settings import Clock
from central.storage.case_tables import CaseWork
from central.storage.database import Storage

LEASE = timedelta(minutes=2)
"""A workflow of ours takes a second; whoever has not ended by then is gone."""
LOOK_EVERY_SECONDS = 1.0
OVERDUE_EVERY = timedelta(seconds=30)
_AT_ONCE = 20


@dataclass(frozen=True)
class Work:
    """A row that this worker has taken. `again`: somebody had begun it before."""

    id: int
    kind: str
    case: int
    asked: datetime
    again: bool


class Engine:
    """DBOS, one for each process. `steps` are what a workflow is made of."""

    def __init__(self, database: str, name: str, collation: Collation) -> None:
        """`database`: where DBOS keeps its tables, an SQLAlchemy URL; `name` is like no other's."""
        # A second and a half of import, for whoever has work only.
        from dbos import DBOS, SetWorkflowID  # noqa: PLC0415

        self._named = SetWorkflowID
        self._dbos = DBOS(
            config={
                "name": "central-casework",
                "system_database_url": database,
                "executor_id": name,
                # Pinned: a step means the same in every release, or it gets another name.
                "application_version": "1",
                "log_level": "WARNING",
            }
        )

        @DBOS.step(name="make", retries_allowed=True, max_attempts=3)
        def make(case: int) -> str:
            return collation.make(case)

        @DBOS.step(name="release", retries_allowed=True, max_attempts=3)
        def release(case: int, document: str) -> bool:
            return collation.release(case, document)

        @DBOS.workflow(name="collate", max_recovery_attempts=20)
        def collate(case: int) -> None:
            release(case, make(case))

        self._collate = collate
        DBOS.launch()

    def carry_out(self, work: Work) -> None:
        """Run its workflow to the end, from where it was where somebody else had begun it."""
        id_ = f"{work.kind}-{work.id}-{work.asked:%Y%m%dT%H%M%S%f}"
        begun = self._dbos.get_workflow_status(id_) if work.again else None
        if begun is not None and begun.status != "ERROR":
            self._dbos.resume_workflow(id_).get_result()
            return
        if begun is not None:  # It failed for good: begun anew, each step finds what it has done already.
            id_ = f"{id_}-{secrets.token_hex(4)}"
        with self._named(id_):
            self._collate(work.case)

    def close(self) -> None:
        """End it."""
        self._dbos.destroy(workflow_completion_timeout_sec=5)


class Worker:
    """Takes rows and carries them out."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        name: str,
        start_engine: Callable[[], Engine],
        notices: NoticeSender,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._name = name
        self._start_engine = start_engine
        self._notices = notices
        self._engine: Engine | None = None
        self._log = structlog.get_logger("central.worker")
        self._looked = clock() - OVERDUE_EVERY

    def step(self) -> bool:
        """Everything that waits now; whether there was anything."""
        now = self._clock()
        if now - self._looked >= OVERDUE_EVERY:
            self._looked = now
            with self._storage.write() as session:
                found = note_overdue(session, now)
            if found:
                self._log.info("overdue", count=found)
        taken = take(self._storage, self._name, self._clock)
        for work in taken:
            self._carry_out(work)
        return self._notices.step() or bool(taken)

    def close(self) -> None:
        """End the engine, where one was started."""
        if self._engine is not None:
            self._engine.close()

    def _carry_out(self, work: Work) -> None:
        self._engine = self._engine or self._start_engine()
        try:
            self._engine.carry_out(work)
        except Exception as error:  # noqa: BLE001  one that fails must not hold up the others; it is tried again
            self._log.error("step failed", kind=work.kind, error=type(error).__name__)
            return
        with self._storage.write() as session:
            session.execute(delete(CaseWork).where(CaseWork.id == work.id))
        self._log.info("done", kind=work.kind)


def take(storage: Storage, name: str, clock: Clock) -> list[Work]:
    """Rows that nobody has, or whose holder's time is over; from here on they are this worker's."""
    now = clock()
    free = or_(CaseWork.taken.is_(None), CaseWork.taken < now - LEASE)
    with storage.read() as session:
        waiting = session.scalar(select(CaseWork.id).where(free).limit(1))
    if waiting is None:
        return []
    with storage.write() as session:
        rows = (
            session.execute(
                select(CaseWork)
                .where(free)
                .order_by(CaseWork.id)
                .limit(_AT_ONCE)
                .with_for_update(skip_locked=True)
            )
            .scalars()
            .all()
        )
        taken = [Work(row.id, row.kind, row.case_id, row.asked, row.taken is not None) for row in rows]
        session.execute(
            update(CaseWork)
            .where(CaseWork.id.in_([each.id for each in taken]))
            .values(taken=now, taken_by=name),
            execution_options={"synchronize_session": False},
        )
    return taken


def run(worker: Worker, wait: Callable[[float], bool]) -> None:
    """Until `wait` says that it is over."""
    log = structlog.get_logger("central.worker")
    while True:
        try:
            if worker.step():
                continue
        except SQLAlchemyError as error:
            log.warning("database out of reach", kind=type(error).__name__)
        if not wait(LOOK_EVERY_SECONDS):
            return


def own_name() -> str:
    """A name that no other worker has, on this machine or another."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"


def engine_database(database: str) -> str:
    """Where DBOS keeps its tables: in a file beside SQLite's, in PostgreSQL in a schema of its own."""
    if database.startswith("sqlite:"):
        return f"{database}.work"
    return database


def forever(event: threading.Event) -> Callable[[float], bool]:
    """A wait that `event` ends."""

    def wait(seconds: float) -> bool:
        return not event.wait(seconds)

    return wait
