"""Until when what belongs to an ended case is kept."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from central.personal_data import keep_until
from central.retention import KEPT_WHEN_ENDED
from central.storage.case_tables import Attachment, Correction, Document, FollowUp
from central.storage.models import Case
from central.storage.refund_tables import Refund, RefundEntry


def let_go(session: Session, case: Case) -> None:
    """Give everything personal of it the day on which it goes."""
    assert case.ended is not None
    asked = session.scalars(
        select(Correction.content).where(Correction.task_id.in_([task.id for task in case.tasks]))
    )
    later = session.scalars(select(FollowUp.content).where(FollowUp.case_id == case.id))
    papers = session.scalars(select(Document.content).where(Document.case_id == case.id))
    after = select(FollowUp.submission_id).where(FollowUp.case_id == case.id)
    pictures = session.scalars(
        select(Attachment.content).where(
            or_(Attachment.submission_id == case.submission_id, Attachment.submission_id.in_(after))
        )
    )
    refunds = session.scalars(
        select(RefundEntry.text)
        .join(Refund, Refund.order_id == RefundEntry.order_id)
        .where(Refund.receipt_number == case.submission.receipt_number)
    )
    keep_until(session, refunds, case.ended + KEPT_WHEN_ENDED["refund"])
    decisions = [task.decision for task in case.tasks]
    keep_until(
        session, [case.content, *asked, *later, *pictures], case.ended + KEPT_WHEN_ENDED["case_content"]
    )
    keep_until(session, [*papers, *decisions], case.ended + KEPT_WHEN_ENDED["document"])
