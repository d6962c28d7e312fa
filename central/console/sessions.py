"""Who is in: a session on the server for each sign-in. The cookie is a random name for it, no more."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from central.console.roles import May, Role, from_text, may
from central.storage.console_tables import DeskSession, Person

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
_NOTED_EVERY = timedelta(minutes=1)
"""Writing down each click would make every reader a writer."""


@dataclass(frozen=True)
class Visitor:
    """Somebody who is in, as a page needs to know them."""

    id: int
    name: str
    shown: str
    roles: frozenset[Role]
    address: str
    token: str
    """The cookie; forms are bound to it."""

    def may(self, what: May) -> bool:
        """Whether one of their roles gives the permission."""
        return may(self.roles, what)


def begin(session: Session, person: Person, now: datetime) -> str:
    """A new session; gives the cookie. What the browser held before is of no use for it."""
    token = secrets.token_urlsafe(32)
    session.execute(delete(DeskSession).where(DeskSession.begun < now - LONGEST))
    session.add(DeskSession(digest=_digest(token), person=person.id, begun=now, used=now))
    return token


def visitor(session: Session, untrusted_token: str, address: str, now: datetime) -> Visitor | None:
    """Who is in with that cookie; nobody where the session is over or the account was closed."""
    held = session.get(DeskSession, _digest(untrusted_token))
    if held is None or now - held.used > IDLE or now - held.begun > LONGEST:
        return None
    person = session.get_one(Person, held.person)
    if person.disabled is not None:
        return None
    roles = from_text(person.roles)
    return Visitor(person.id, person.name, person.shown, roles, address, untrusted_token)


def is_due(session: Session, token: str, now: datetime) -> bool:
    """Whether its use must be written down again."""
    held = session.get(DeskSession, _digest(token))
    return held is not None and now - held.used >= _NOTED_EVERY


def note_use(session: Session, token: str, now: datetime) -> None:
    """Put the idle limit off."""
    held = session.get(DeskSession, _digest(token))
    if held is not None:
        held.used = now


def end(session: Session, token: str) -> None:
    """Sign out."""
    session.execute(delete(DeskSession).where(DeskSession.digest == _digest(token)))


def end_all(session: Session, person: int) -> None:
    """Sign somebody out everywhere: the password, the roles or the account have changed."""
    session.execute(delete(DeskSession).where(DeskSession.person == person))


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
