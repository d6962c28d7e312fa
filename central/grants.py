"""What lets a verified person's documents out to the terminal where the person stands.

A grant is random, kept as a digest, bound to the terminal it was given at and gone after half an hour: an
address that a gateway has logged opens nothing elsewhere.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from central.authentication import Caller
from central.storage.case_tables import Grant
from central.storage.models import Case
from kiosk.contract.progress import GRANT_MINUTES


def give(session: Session, caller: Caller, person: bytes, now: datetime) -> tuple[str, datetime]:
    """A new grant for what belongs to `person`, and when it ends."""
    grant, expires = secrets.token_urlsafe(24), now + timedelta(minutes=GRANT_MINUTES)
    session.execute(delete(Grant).where(Grant.expires < now))
    session.add(Grant(digest=_digest(grant), terminal=caller.terminal, person=person, expires=expires))
    return grant, expires


def is_granted(session: Session, caller: Caller, untrusted_grant: str, case: Case, now: datetime) -> bool:
    """Whether a grant lets this terminal have the documents of `case`."""
    grant = session.get(Grant, _digest(untrusted_grant))
    if grant is None or grant.terminal != caller.terminal or grant.expires <= now:
        return False
    return case.person is not None and grant.person == case.person


def _digest(grant: str) -> bytes:
    return hashlib.sha256(grant.encode()).digest()
