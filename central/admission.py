"""Letting a terminal in: an operator compares the fingerprint of its key with what the technician reads out.

Until then it may ask (heartbeat, what is near, updates) and hand over its audit trail and reports; what it
files is refused with a signed word that means: wait.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from central import journal
from central.errors import CentralError
from central.news import tell
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import Enrolment, Terminal
from kiosk.contract.fingerprint import fingerprint, same_fingerprint


def find(session: Session, code: str) -> Terminal:
    """The terminal of that code.

    Raises:
        CentralError: there is none.

    """
    terminal = session.scalar(select(Terminal).where(Terminal.code == code.upper()))
    if terminal is None:
        raise CentralError(f"no terminal {code}; give the first group of its receipt numbers")
    return terminal


def present_key(session: Session, terminal: Terminal) -> Enrolment:
    """The enrolment whose key the terminal signs its requests with."""
    return session.get_one(Enrolment, (terminal.id, terminal.epoch))


def fingerprint_of(session: Session, terminal: Terminal) -> str:
    """Of the key it signs with now."""
    return fingerprint(present_key(session, terminal).public_key)


def approve(
    storage: Storage, code: str, untrusted_fingerprint: str, now: datetime, by: str, address: str = ""
) -> None:
    """Let the terminal in. Once more changes nothing. Whatever comes of it stands in the journal, with the
    network address that `by` sits at.

    Raises:
        CentralError: no such terminal, it was shut out, or its key has another fingerprint.

    """
    with storage.write(turns.ENROLMENT) as session:
        terminal = find(session, code)
        present = present_key(session, terminal)
        if terminal.revoked is not None:
            raise CentralError(f"{terminal.code} was shut out; give it a new code and enrol it again")
        same = same_fingerprint(untrusted_fingerprint, present.public_key)
        if not same:
            deed = "terminal.fingerprint_differs"
            journal.write(session, now, by, deed, terminal=terminal.code, address=address)
        elif present.approved is None:
            _approve(session, terminal, present, now, by, address)
    if not same:
        raise CentralError(
            f"{terminal.code}: its key has another fingerprint than the one given; do not let it in: "
            "have the technician read it out again, and revoke the terminal if it still differs"
        )


def _approve(
    session: Session, terminal: Terminal, present: Enrolment, now: datetime, by: str, address: str
) -> None:
    """The spare epochs are under the same key."""
    key = present.public_key
    for enrolment in session.scalars(
        select(Enrolment).where(Enrolment.terminal == terminal.id, Enrolment.public_key == key)
    ):
        enrolment.approved = now
    tell(session, [terminal.id])
    detail = fingerprint(key)
    journal.write(
        session, now, by, "terminal.approved", terminal=terminal.code, detail=detail, address=address
    )
