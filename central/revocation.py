"""Shutting a terminal out: looked up at every request, so it works from the next one on."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from central import journal
from central.admission import find
from central.news import tell
from central.storage.models import Enrolment


def revoke(session: Session, code: str, now: datetime, by: str = "", address: str = "") -> None:
    """Refuse the terminal from now on; what it has delivered stays. What its keys have signed may still come,
    after another enrolment or from an export: then a person looks at it (`central.review`).

    Raises:
        CentralError: no such terminal.

    """
    terminal = find(session, code)
    if terminal.revoked is None:
        journal.write(session, now, by, "terminal.revoked", terminal=terminal.code, address=address)
        tell(session, [terminal.id])
    terminal.revoked = terminal.revoked or now
    for enrolment in session.scalars(select(Enrolment).where(Enrolment.terminal == terminal.id)):
        enrolment.revoked = enrolment.revoked or now
