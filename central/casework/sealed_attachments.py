"""Which submissions have attachments that wait for the opening."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from central.storage.case_tables import SealedAttachments


def to_be_opened(session: Session, submissions: Sequence[UUID]) -> None:
    """These have; within the opening's transaction."""
    session.add_all(SealedAttachments(submission_id=each) for each in submissions)
