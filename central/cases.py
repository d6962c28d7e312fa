"""What becomes of a filing: one case, a task for each department of the service, waiting or open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from central.assurance import reached
from central.casework import commitments, follow_ups
from central.casework.clocks import Clock, Limit, started
from central.casework.means import Means
from central.casework.sealed_attachments import to_be_opened
from central.consequences import Opened
from central.local_time import LOCAL
from central.personal_data import SealedRow, keep_all
from central.storage.models import Case, CaseState, Identity, Task, TaskState
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import SubmissionKind

CASE_KINDS = frozenset({SubmissionKind.FILING, SubmissionKind.POLICY_CLAIM})
"""What departments work on; all else is answered by a person at the intake desk."""
CASE_CONTENT = "case_content"
"""What of a case `personal_data` holds: the submission as JSON (`Submission` without its strokes)."""
_CASES, _TASKS = (cast("Table", model.__table__) for model in (Case, Task))
_OPEN_CASE = insert(_CASES).returning(_CASES.c.id, sort_by_parameter_order=True)
_GIVE_TASK = insert(_TASKS)

_RANK = {
    level: rank
    for rank, level in enumerate(
        (Assurance.ANONYMOUS, Assurance.RECEIPT_HOLDER, Assurance.CARD, Assurance.VERIFIED)
    )
}


@dataclass(frozen=True)
class CasePlan:
    """A case that is to be opened."""

    identity: Identity
    state: CaseState
    task_state: TaskState
    departments: tuple[str, ...]
    limits: tuple[Limit | None, ...]
    clocks: tuple[Clock, ...]
    needs_verified: bool
    person: bytes | None
    content: SealedRow
    receipt_number: str
    commitment: str | None
    pledged: datetime
    began: datetime | None
    """When the clocks began; None while they wait for the identity."""
    has_parts: bool


class CaseDesk:
    """Says what follows from a filing or a claim, and writes it down: a `central.consequences.Desk`."""

    kinds = CASE_KINDS

    def __init__(
        self,
        means: Means,
        signing_public: Ed25519PublicKey,
        person_of: Callable[[str], bytes],
    ) -> None:
        """`signing_public`: what the service signs its statements of a verification with; `person_of` gives
        the keyed digest of an ID number.
        """
        self._means = means
        self._signing_public = signing_public
        self._person_of = person_of

    def plan(self, opened: Opened) -> CasePlan:
        """The case. What is personal goes sealed; the strokes of the signature stay in the envelope, where
        they can be proven.
        """
        header, submission = opened.header, opened.submission
        service = self._means.services.filed(submission)
        assurance = reached(submission, terminal=header.terminal, key=self._signing_public)
        confirmed = _RANK[assurance] >= _RANK[service.assurance]
        content = submission.model_dump_json(exclude={"signature"}).encode()
        applicant = submission.applicant
        began = _began(header.created, opened.received)
        return CasePlan(
            identity=Identity.CONFIRMED if confirmed else Identity.TO_BE_CONFIRMED,
            state=CaseState.RECEIVED,
            task_state=TaskState.OPEN if confirmed else TaskState.WAITING_FOR_IDENTITY,
            departments=service.departments,
            needs_verified=service.assurance is Assurance.VERIFIED,
            limits=service.limits,
            # Whoever waits for the window has no clock yet: it begins when it is known who filed.
            clocks=tuple(
                started(self._means.calendar, each, began) if confirmed else Clock()
                for each in service.limits
            ),
            person=self._person_of(applicant.number) if applicant else None,
            content=self._means.data.seal(CASE_CONTENT, content),
            receipt_number=header.receipt_number,
            commitment=submission.commitment,
            pledged=began,
            began=began if confirmed else None,
            has_parts=bool(header.parts),
        )

    def store(self, session: Session, plans: Mapping[UUID, CasePlan]) -> None:
        """The case of each submission, with its tasks."""
        keep_all(session, [plan.content for plan in plans.values()])
        connection = session.connection()
        opened = [
            {
                "submission_id": submission,
                "identity": plan.identity,
                "state": plan.state,
                "person": plan.person,
                "content": plan.content.id,
                "needs_verified": plan.needs_verified,
            }
            for submission, plan in plans.items()
        ]
        cases = connection.execute(_OPEN_CASE, opened).scalars().all()
        tasks = [
            {
                "case_id": case,
                "place": place,
                "department": department,
                "state": plan.task_state,
                "limit_working_days": limit.working_days if limit else None,
                "limit_working_hours": limit.working_hours if limit else None,
                "limit_calendar_days": limit.calendar_days if limit else None,
                "due": clock.due,
                "amber": clock.amber,
                "began": plan.began,
            }
            for case, plan in zip(cases, plans.values(), strict=True)
            for place, (department, limit, clock) in enumerate(
                zip(plan.departments, plan.limits, plan.clocks, strict=True)
            )
        ]
        connection.execute(_GIVE_TASK, tasks)
        commitments.enter(
            session,
            [
                (case, plan.commitment, plan.pledged)
                for case, plan in zip(cases, plans.values(), strict=True)
                if plan.commitment
            ],
        )
        to_be_opened(session, [each for each, plan in plans.items() if plan.has_parts])
        follow_ups.join_originals(
            session, self._means, dict(zip(cases, [p.receipt_number for p in plans.values()], strict=True))
        )


def _began(created: datetime, received: datetime) -> datetime:
    """When the resident filed: the promise on the receipt counts from there, however long the way here took.
    A terminal's clock that is ahead gives no time away.
    """
    return min(created, received) if created.tzinfo else received


def case_number(case: int, received: datetime) -> str:
    """``GJZ-2026-0000042``: the district, the local year it was received in, and its row's number."""
    return f"GJZ-{received.astimezone(LOCAL).year}-{case:07d}"
