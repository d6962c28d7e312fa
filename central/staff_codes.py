"""Codes with which a member of staff vouches: for one person, at one terminal, once, within minutes.

Whoever vouches has looked at the person and the card. That they did stands in the journal twice: when the
code was given, and when it was used.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from central import journal
from central.admission import find
from central.errors import CentralError
from central.keys import Keys
from central.storage.models import Terminal
from central.storage.verification_tables import StaffCode

DIGITS = 6
"""As a one-time code: the terminal has one pad for both."""
LIFE = timedelta(minutes=5)


def issue(session: Session, keys: Keys, terminal: str, now: datetime, by: str, address: str = "") -> str:
    """A code for this terminal. The one that was given to the same person for it before is void.

    Raises:
        CentralError: no such terminal, or it was shut out.

    """
    found = find(session, terminal)
    if found.revoked is not None:
        raise CentralError(f"{found.code} was shut out; nobody can be vouched for there")
    expired = StaffCode.expires <= now
    mine = (StaffCode.terminal == found.id) & (StaffCode.issued_to == by)
    session.execute(delete(StaffCode).where(expired | mine))
    while True:
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        digest = _digest(keys, found.id, code)
        if session.get(StaffCode, digest) is None:
            break
    session.add(StaffCode(digest=digest, terminal=found.id, issued_to=by, expires=now + LIFE))
    journal.write(session, now, by, "staff.code_given", terminal=found.code, address=address)
    return code


def spend(session: Session, keys: Keys, terminal: int, code: str, now: datetime) -> bool:
    """Whether it is a code for this terminal; then it is used up, and the journal says whose it was."""
    row = session.get(StaffCode, _digest(keys, terminal, code))
    if row is None or row.expires <= now:
        return False
    who = row.issued_to
    session.delete(row)
    journal.write(session, now, who, "staff.vouched", terminal=session.get_one(Terminal, terminal).code)
    return True


def _digest(keys: Keys, terminal: int, code: str) -> bytes:
    return hmac.digest(keys.code_secret, f"staff/1|{terminal}|{code}".encode(), hashlib.sha256)
