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
from central.casework.amended import values_given_anew
from central.casework.answering import Answered, answer
from central.casework.brought import Brought, brought, read
from central.casework.calling import call_anew
from central.casework.means import Means
from central.casework.sealed_attachments import to_be_opened
from central.casework.slots import slot_and_piece
from central.consequences import Opened
from central.local_time import LOCAL
from central.personal_data import SealedRow, keep_all, keep_until
from central.retention import KEPT_WHEN_ENDED
from central.storage import turns
from central.storage.case_tables import FollowUp, FollowUpState
from central.storage.models import Case, HeldSubmission, Identity
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Amendment, BadForm, Withdrawal, read_form
from kiosk.contract.receipt_number import BadReceiptNumber, ReceiptNumber

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
    brings: Brought | None
    """Of an amendment."""


class FollowUpDesk:
    """A `central.consequences.Desk`."""

    kinds = frozenset({SubmissionKind.AMENDMENT, SubmissionKind.WITHDRAWAL})

    def __init__(
        self,
        means: Means,
        signing_public: Ed25519PublicKey,
        person_of: Callable[[str], bytes],
    ) -> None:
        """As `central.cases.CaseDesk`."""
        self._means = means
        self._signing_public = signing_public
        self._person_of = person_of

    def plan(self, opened: Opened) -> FollowUpPlan | None:
        """What it is about; None where its form says nothing that can be followed."""
        header, submission = opened.header, opened.submission
        try:
            form = read_form(header.kind, submission.form)
        except BadForm:
            return None
        brings = None
        if isinstance(form, Amendment):
            what = form.department or ""
            brings = self._brings(opened, form)
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
            content=self._means.data.seal(
                FOLLOW_UP, submission.model_dump_json(exclude={"signature"}).encode()
            ),
            received=opened.received,
            has_parts=bool(header.parts),
            brings=brings,
        )

    def _brings(self, opened: Opened, form: Amendment) -> Brought:
        slots = {slot_and_piece(each.slot)[0] for each in opened.header.parts}
        handed_in = min(opened.header.created, opened.received).astimezone(LOCAL).date()
        return brought(self._means.services, opened.submission, form, sorted(slots), handed_in)

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
                brings=plan.brings.model_dump_json() if plan.brings else None,
            )
            session.add(row)
            if case := cases.get(plan.after):
                _join(session, self._means, row, case)


def join_originals(session: Session, means: Means, opened: Mapping[int, str]) -> None:
    """These cases were opened: what came before them may hold now. `opened`: receipt number by case."""
    numbers = list(opened.values())
    waiting = session.scalars(
        select(FollowUp)
        .where(FollowUp.state == FollowUpState.WAITS_FOR_ORIGINAL, FollowUp.after.in_(numbers))
        .order_by(FollowUp.received)
    ).all()
    of_number = {number: case for case, number in opened.items()}
    for row in waiting:
        _join(session, means, row, session.get_one(Case, of_number[row.after]))


def confirmed(session: Session, means: Means, row: FollowUp, now: datetime) -> None:
    """A window knows who sent it: it holds."""
    if row.state is FollowUpState.WAITS_FOR_IDENTITY and row.case_id is not None:
        _apply(session, means, row, session.get_one(Case, row.case_id), now)


def _join(session: Session, means: Means, row: FollowUp, case: Case) -> None:
    turns.wait_for(session.connection(), turns.case(case.id))
    session.refresh(case)
    row.case_id = case.id
    if case.person is None or row.person != case.person:
        row.state = FollowUpState.OTHER_PERSON
    elif case.identity is Identity.CONFIRMED and case.needs_verified and not row.is_verified:
        row.state = FollowUpState.WAITS_FOR_IDENTITY
    else:
        if row.is_verified and case.identity is Identity.TO_BE_CONFIRMED:
            moves.confirm_identity(session, means.calendar, case, row.received)
        _apply(session, means, row, case, row.received)


def _apply(session: Session, means: Means, row: FollowUp, case: Case, now: datetime) -> None:
    if case.ended is not None:
        keep_until(session, [row.content], case.ended + KEPT_WHEN_ENDED["case_content"])
    if row.kind == SubmissionKind.AMENDMENT:
        _amend(session, means, row, case, now)
    else:
        holds = _withdraws(session, means, row, case, now)
        row.state = FollowUpState.APPLIED if holds else FollowUpState.TOO_LATE


def _amend(session: Session, means: Means, row: FollowUp, case: Case, now: datetime) -> None:
    """What it brings counts, and what it lacks stays asked: it is never for nothing."""
    before = values_given_anew(session, means.data, case)
    asked = [task for task in case.tasks if row.what in ("", task.department)]
    match answer(session, means.data, means.calendar, asked, read(row.brings), now):
        case Answered.IN_PART:
            row.state = FollowUpState.INCOMPLETE
        case Answered.NOTHING_ASKED if case.ended is not None:
            row.state = FollowUpState.TOO_LATE
        case _:
            row.state = FollowUpState.APPLIED
    session.flush()
    call_anew(session, means, case, before, values_given_anew(session, means.data, case), now)


def _withdraws(session: Session, means: Means, row: FollowUp, case: Case, now: datetime) -> bool:
    if row.what == COMMITMENT:
        try:
            commitments.withdraw(session, case.id, now)
        except commitments.NotInOrder:
            return False
        return True
    return moves.withdraw(session, means.calendar, case, now) > 0


def _as_printed(number: str) -> str:
    try:
        return str(ReceiptNumber.parse(number))
    except BadReceiptNumber:
        return number
