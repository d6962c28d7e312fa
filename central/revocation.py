"""Shutting a terminal out: looked up at every request, so it works from the next one on."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.errors import CentralError
from central.storage.models import Enrolment, Terminal


def revoke(session: Session, code: str, now: datetime) -> None:
    """Refuse the terminal from now on; what it has delivered stays. What its keys have signed may still come,
    after another enrolment or from an export: then a person looks at it (`central.review`).

    Raises:
        CentralError: no such terminal.

    """
    terminal = session.scalar(select(Terminal).where(Terminal.code == code.upper()))
    if terminal is None:
        raise CentralError(f"no terminal {code}; give the first group of its receipt numbers")
    terminal.revoked = terminal.revoked or now
    for enrolment in session.scalars(select(Enrolment).where(Enrolment.terminal == terminal.id)):
        enrolment.revoked = enrolment.revoked or now
