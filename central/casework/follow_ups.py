"""What a resident sends after a filing: an amendment (补正) or a withdrawal. It finds its case by the receipt
number, whichever of the two arrives first.

It holds only when it comes from the same person (the same card) and, where the matter asks for more than the
card, from somebody who was verified; otherwise it waits for a window. A found receipt and a found card
withdraw nothing. One of the same person who was verified also says whose the filing was, where that was
still to be confirmed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select
from sqlalchemy.orm import Session

from central.assurance import reached
from central.casework import commitments, moves
from central.casework.sealed_attachments import to_be_opened
from central.consequences import Opened
from central.personal_data import PersonalData, SealedRow, keep_all, keep_until
from central.retention import KEPT_WHEN_ENDED
from central.storage import turns
from central.storage.case_tables import FollowUp, FollowUpState
from central.storage.models import Case, HeldSubmission, Identity
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Amendment, BadForm, Withdrawal, read_form
from kiosk.contract.receipt_number import BadReceiptNumber, ReceiptNumber
from kiosk.contract.working_days import WorkingDays

FOLLOW_UP = "follow_up"
"""What `personal_data` calls it: the submission as JSON, without its strokes."""
COMMITMENT, ALL = "commitment", "all"


@dataclass(frozen=True)
class FollowUpPlan:
    """One that was read."""

    after: str
    kind: SubmissionKind
    what: str
    person: bytes | None
    is_verified: bool
    content: SealedRow
    received: datetime
    has_parts: bool


class FollowUpDesk:
    """A `central.consequences.Desk`."""

    kinds = frozenset({SubmissionKind.AMENDMENT, SubmissionKind.WITHDRAWAL})

    def __init__(
        self,
        signing_public: Ed25519PublicKey,
        data: PersonalData,
        person_of: Callable[[str], bytes],
        calendar: WorkingDays,
    ) -> None:
        """As `central.cases.CaseDesk`."""
        self._signing_public = signing_public
        self._data = data
        self._person_of = person_of
        self._calendar = calendar

    def plan(self, opened: Opened) -> FollowUpPlan | None:
        """What it is about; None where its form says nothing that can be followed."""
        header, submission = opened.header, opened.submission
        try:
            form = read_form(header.kind, submission.form)
        except BadForm:
            return None
        if isinstance(form, Amendment):
            what = form.department or ""
        elif isinstance(form, Withdrawal):
            what = form.what
        else:
            return None
        applicant = submission.applicant
        level = reached(submission, terminal=header.terminal, key=self._signing_public)
        return FollowUpPlan(
            after=_as_printed(form.receipt_number),
            kind=header.kind,
            what=what,
            person=self._person_of(applicant.number) if applicant else None,
            is_verified=level is Assurance.VERIFIED,
            content=self._data.seal(FOLLOW_UP, submission.model_dump_json(exclude={"signature"}).encode()),
            received=opened.received,
            has_parts=bool(header.parts),
        )

    def store(self, session: Session, plans: Mapping[UUID, FollowUpPlan]) -> None:
        """Keep them, and let hold what can."""
        keep_all(session, [each.content for each in plans.values()])
        to_be_opened(session, [each for each, plan in plans.items() if plan.has_parts])
        numbers = {each.after for each in plans.values()}
        cases = {
            number: case
            for case, number in session.execute(
                select(Case, HeldSubmission.receipt_number)
                .join(HeldSubmission, Case.submission)
                .where(HeldSubmission.receipt_number.in_(numbers))
            )
        }
        for submission, plan in plans.items():
            row = FollowUp(
                submission_id=submission,
                after=plan.after,
                kind=plan.kind.value,
                what=plan.what,
                person=plan.person,
                is_verified=plan.is_verified,
                state=FollowUpState.WAITS_FOR_ORIGINAL,
                content=plan.content.id,
                received=plan.received,
            )
            session.add(row)
            if case := cases.get(plan.after):
                _join(session, self._calendar, row, case)


def join_originals(session: Session, calendar: WorkingDays, opened: Mapping[int, str]) -> None:
    """These cases were opened: what came before them may hold now. `opened`: receipt number by case."""
    numbers = list(opened.values())
    waiting = session.scalars(
        select(FollowUp)
        .where(FollowUp.state == FollowUpState.WAITS_FOR_ORIGINAL, FollowUp.after.in_(numbers))
        .order_by(FollowUp.received)
    ).all()
    of_number = {number: case for case, number in opened.items()}
    for row in waiting:
        _join(session, calendar, row, session.get_one(Case, of_number[row.after]))


def confirmed(session: Session, calendar: WorkingDays, row: FollowUp, now: datetime) -> None:
    """A window knows who sent it: it holds."""
    if row.state is FollowUpState.WAITS_FOR_IDENTITY and row.case_id is not None:
        _apply(session, calendar, row, session.get_one(Case, row.case_id), now)


def _join(session: Session, calendar: WorkingDays, row: FollowUp, case: Case) -> None:
    turns.wait_for(session.connection(), turns.case(case.id))
    session.refresh(case)
    row.case_id = case.id
    if case.person is None or row.person != case.person:
        row.state = FollowUpState.OTHER_PERSON
    elif case.identity is Identity.CONFIRMED and case.needs_verified and not row.is_verified:
        row.state = FollowUpState.WAITS_FOR_IDENTITY
    else:
        if row.is_verified and case.identity is Identity.TO_BE_CONFIRMED:
            moves.confirm_identity(session, calendar, case, row.received)
        _apply(session, calendar, row, case, row.received)


def _apply(session: Session, calendar: WorkingDays, row: FollowUp, case: Case, now: datetime) -> None:
    row.state = FollowUpState.APPLIED if _holds(session, calendar, row, case, now) else FollowUpState.TOO_LATE


def _holds(session: Session, calendar: WorkingDays, row: FollowUp, case: Case, now: datetime) -> bool:
    if case.ended is not None:
        keep_until(session, [row.content], case.ended + KEPT_WHEN_ENDED["case_content"])
    if row.kind == SubmissionKind.AMENDMENT:
        asked = [task for task in case.tasks if row.what in ("", task.department)]
        return moves.answer(session, calendar, asked, now) > 0 or case.ended is None
    if row.what == COMMITMENT:
        try:
            commitments.withdraw(session, case.id, now)
        except commitments.NotInOrder:
            return False
        return True
    return moves.withdraw(session, calendar, case, now) > 0


def _as_printed(number: str) -> str:
    try:
        return str(ReceiptNumber.parse(number))
    except BadReceiptNumber:
        return number
