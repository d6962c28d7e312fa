"""What somebody at a desk does with a task or a case. Every act is one transaction under the case's turn,
with its line in the journal; the journal names the case and the department, and nobody who filed.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from central.cases import case_number
from central.casework import answering, commitments, corrections, follow_ups, moves, uploads
from central.casework.corrections import CORRECTION, Asked
from central.casework.decisions import DECISION, Decision, checked
from central.casework.means import Means
from central.casework.share import askable_of
from central.casework.states import Act
from central.catalogue import Services
from central.console.deeds import Doer, record
from central.personal_data import PersonalData
from central.settings import Clock
from central.storage import turns
from central.storage.case_tables import Correction, FollowUp, FollowUpState
from central.storage.database import Storage
from central.storage.models import Case, Task
from kiosk.contract.working_days import WorkingDays


class NotYours(Exception):
    """The task is another department's."""


class Desk:
    """Carries out what people decide."""

    def __init__(
        self, storage: Storage, data: PersonalData, services: Services, calendar: WorkingDays, clock: Clock
    ) -> None:
        self._storage = storage
        self._data = data
        self._services = services
        self._calendar = calendar
        self._clock = clock

    def accept(self, task: int, doer: Doer, departments: Collection[str]) -> None:
        """受理: take it up.

        Raises:
            NotYours, NotInOrder (`central.casework.states.NotNow`).

        """
        with self._task(task, departments) as (session, row, now):
            moves.move(session, self._calendar, row, Act.ACCEPT, now)
            row.handler = doer.name
            _record(session, now, doer, "task.accepted", row)

    def ask(self, task: int, doer: Doer, departments: Collection[str], asked: Asked) -> None:
        """补正: ask the resident for what is missing or wrong. It is read by who holds the receipt.

        Raises:
            NotYours, NotNow; ValueError: nothing is asked for, too much, or what is not this department's.

        """
        with self._task(task, departments) as (session, row, now):
            wanted = corrections.checked(asked, askable_of(session, self._data, self._services, row))
            moves.move(session, self._calendar, row, Act.ASK, now)
            row.handler = doer.name
            content = self._data.put(session, CORRECTION, wanted.model_dump_json().encode())
            session.add(
                Correction(id=uuid4(), task_id=row.id, asked=now, asked_by=doer.name, content=content)
            )
            _record(session, now, doer, "task.correction_asked", row)

    def enough(self, task: int, doer: Doer, departments: Collection[str]) -> None:
        """Go on with what has come of what was asked for, though not all of it did.

        Raises:
            NotYours, NotNow.

        """
        with self._task(task, departments) as (session, row, now):
            answering.enough(session, self._calendar, row, now)
            row.handler = doer.name
            _record(session, now, doer, "task.answer_taken", row)

    def decide(
        self,
        task: int,
        doer: Doer,
        departments: Collection[str],
        *,
        approved: bool,
        note: str = "",
        ground: str = "",
        remedy: str = "",
        untrusted_result: bytes = b"",
    ) -> None:
        """Approve or refuse; with the result as PDF, or without, and then it is made.

        Raises:
            NotYours, NotNow, BadDecision; BadUpload: what was uploaded is no PDF that can be read.

        """
        upload = uploads.checked(untrusted_result) if untrusted_result else None
        with self._task(task, departments) as (session, row, now):
            decision = checked(
                Decision(
                    approved=approved,
                    department=row.department,
                    decided=now,
                    decided_by=doer.name,
                    note=note.strip(),
                    ground=ground.strip(),
                    remedy=remedy.strip(),
                )
            )
            row.handler = doer.name
            row.decision = self._data.put(session, DECISION, decision.model_dump_json().encode())
            moves.move(session, self._calendar, row, Act.APPROVE if approved else Act.REFUSE, now)
            if upload:
                uploads.keep(session, self._data, row, upload, now)
            _record(session, now, doer, "task.approved" if approved else "task.refused", row)

    def confirm_identity(self, case: int, doer: Doer, how: str) -> None:
        """A window has seen the person and the card: the tasks begin.

        Raises:
            ValueError: it does not say how.

        """
        if not how.strip():
            raise ValueError("say how it was confirmed")
        means = Means(self._services, self._data, self._calendar)
        with self._case(case) as (session, row, now):
            moves.confirm_identity(session, self._calendar, row, now)
            waiting = session.query(FollowUp).where(
                FollowUp.case_id == case, FollowUp.state == FollowUpState.WAITS_FOR_IDENTITY
            )
            for each in waiting.order_by(FollowUp.received):
                follow_ups.confirmed(session, means, each, now)
            record(session, now, doer, "case.identity_confirmed", f"{_number(row)}: {how.strip()[:200]}")

    def commitment(self, case: int, doer: Doer, verdict: str) -> None:
        """What the check of a commitment found, or what came of it: `true`, `false`, `rectified`, `revoked`.

        Raises:
            NotInOrder: the register does not allow it now.

        """
        with self._case(case) as (session, row, now):
            match verdict:
                case "true":
                    commitments.found_true(session, case, doer.name, now)
                case "false":
                    commitments.found_false(session, self._services, case, doer.name, now)
                case "rectified":
                    commitments.rectified(session, case, now)
                case _:
                    commitments.revoke(session, case, now)
            record(session, now, doer, f"commitment.{verdict}", _number(row))

    @contextmanager
    def _task(self, task: int, departments: Collection[str]) -> Iterator[tuple[Session, Task, datetime]]:
        with self._storage.read() as session:
            case = session.get_one(Task, task).case_id
        with self._storage.write(turns.case(case)) as session:
            row = session.get_one(Task, task)
            if row.department not in departments:
                raise NotYours(row.department)
            yield session, row, self._clock()

    @contextmanager
    def _case(self, case: int) -> Iterator[tuple[Session, Case, datetime]]:
        with self._storage.write(turns.case(case)) as session:
            yield session, session.get_one(Case, case), self._clock()


def _record(session: Session, now: datetime, doer: Doer, deed: str, task: Task) -> None:
    record(session, now, doer, deed, f"{_number(task.case)} {task.department}")


def _number(case: Case) -> str:
    return case_number(case.id, case.submission.received)
