"""Accounts: added, given roles, closed, and the one-time links by which their owners get into them.

Nobody ever types a password for somebody else, and there is no password that ships with the service.
"""

import hashlib
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from central.console import one_time_codes, sessions
from central.console.deeds import Doer, record
from central.console.roles import Role, from_text, to_text
from central.errors import CentralError
from central.keys import Keys
from central.storage.console_tables import Link, LinkKind, Person

LINK_LIFE = timedelta(hours=24)
LOOKER = "looker"
"""The account of `look`: no password, and it may only read."""
_NAME = re.compile(r"[a-z][a-z0-9._-]{1,39}")
_SHOWN_LENGTH = 80


class Refused(CentralError):
    """An account cannot be changed like this. `rule` is a stable word: ``name``, ``taken``, ``shown``,
    ``roles``, ``unknown``, ``last_administrator``, ``oneself``, ``closed``.
    """

    def __init__(self, rule: str, text: str) -> None:
        super().__init__(text)
        self.rule = rule


@dataclass(frozen=True)
class Invited:
    """Who a link is for, and what their app needs."""

    name: str
    shown: str
    secret: bytes


def add(
    session: Session, keys: Keys, doer: Doer, name: str, shown: str, roles: Collection[Role], now: datetime
) -> str:
    """A new account; gives its owner's link, which is shown once.

    Raises:
        Refused: the name, the shown name or the roles will not do.

    """
    name = name.strip().lower()
    if not _NAME.fullmatch(name):
        raise Refused("name", f"{name!r}: a name has 2 to 40 of a-z 0-9 . _ - and begins with a letter")
    if not shown.strip() or len(shown) > _SHOWN_LENGTH:
        raise Refused("shown", f"say what people call them, in at most {_SHOWN_LENGTH} characters")
    if not roles:
        raise Refused("roles", "give at least one role")
    if session.scalar(select(Person.id).where(Person.name == name)) is not None:
        raise Refused("taken", f"{name}: there is such an account already; invite it again instead")
    person = Person(name=name, shown=shown.strip(), roles=to_text(roles), added=now)
    session.add(person)
    session.flush()
    record(session, now, doer, "person.added", f"{name}: {person.roles}")
    return _new_link(session, keys, person, LinkKind.ENROL, now)


def invite(session: Session, keys: Keys, doer: Doer, name: str, now: datetime) -> str:
    """A new link for an account whose owner has lost password or telephone. Nothing changes until it is used.

    Raises:
        Refused: no such account, or it is closed.

    """
    person = of_name(session, name)
    if person.disabled is not None:
        raise Refused("closed", f"{name}: the account is closed; open it first")
    record(session, now, doer, "person.invited", person.name)
    return _new_link(session, keys, person, LinkKind.ENROL, now)


def look(session: Session, keys: Keys, doer: Doer, now: datetime) -> str:
    """A link that lets its bearer in once, as somebody who may read and do nothing: for a demonstration."""
    person = session.scalar(select(Person).where(Person.name == LOOKER))
    if person is None:
        person = Person(name=LOOKER, shown="参观 Looker", roles="", added=now)
        session.add(person)
        session.flush()
    person.roles, person.password, person.disabled = to_text({Role.AUDITOR}), None, None
    record(session, now, doer, "person.look_link", person.name)
    return _new_link(session, keys, person, LinkKind.LOOK, now)


def give_roles(session: Session, doer: Doer, name: str, roles: Collection[Role], now: datetime) -> None:
    """Exactly these. Whoever is in under the account signs in again.

    Raises:
        Refused: no such account, no role, one's own account, or the last administrator.

    """
    person = of_name(session, name)
    _not_oneself(doer, person)
    if not roles:
        raise Refused("roles", "give at least one role, or close the account")
    before = person.roles
    person.roles = to_text(roles)
    session.flush()
    _require_an_administrator(session)
    sessions.end_all(session, person.id)
    record(session, now, doer, "person.roles", f"{person.name}: {before} → {person.roles}")


def close(session: Session, doer: Doer, name: str, now: datetime) -> None:
    """Nobody gets in under it from the next click on. It is not deleted: the trail names it.

    Raises:
        Refused: no such account, one's own, or the last administrator.

    """
    person = of_name(session, name)
    _not_oneself(doer, person)
    person.disabled = person.disabled or now
    session.flush()
    _require_an_administrator(session)
    sessions.end_all(session, person.id)
    session.execute(delete(Link).where(Link.person == person.id))
    record(session, now, doer, "person.closed", person.name)


def reopen(session: Session, doer: Doer, name: str, now: datetime) -> None:
    """As it was before it was closed.

    Raises:
        Refused: no such account.

    """
    person = of_name(session, name)
    person.disabled = None
    record(session, now, doer, "person.reopened", person.name)


def invited(session: Session, keys: Keys, untrusted_token: str, now: datetime) -> Invited | None:
    """Whom an enrolment link is for, while it is good."""
    link = _good_link(session, untrusted_token, LinkKind.ENROL, now)
    if link is None:
        return None
    person = session.get_one(Person, link.person)
    return Invited(person.name, person.shown, one_time_codes.unseal(keys, link.secret, person.name))


def accept(
    session: Session,
    keys: Keys,
    untrusted_token: str,
    kept_password: str,
    code: str,
    now: datetime,
    address: str,
) -> bool:
    """Use an enrolment link up: the account gets the password, hashed already, and the secret of its codes.
    False where the link or the code is not good; then nothing has changed.
    """
    link = _good_link(session, untrusted_token, LinkKind.ENROL, now)
    if link is None:
        return False
    person = session.get_one(Person, link.person)
    secret = one_time_codes.unseal(keys, link.secret, person.name)
    step = one_time_codes.step_of(secret, code, now, last_step=None)
    if step is None:
        return False
    person.password, person.secret, person.last_step = kept_password, link.secret, step
    session.execute(delete(Link).where(Link.person == person.id))
    sessions.end_all(session, person.id)
    record(session, now, Doer(person.name, address), "person.enrolled", person.name)
    return True


def look_in(session: Session, untrusted_token: str, now: datetime, address: str) -> str | None:
    """Use a `look` link up; gives the cookie of a session."""
    link = _good_link(session, untrusted_token, LinkKind.LOOK, now)
    if link is None:
        return None
    person = session.get_one(Person, link.person)
    session.delete(link)
    record(session, now, Doer(person.name, address), "person.signed_in", person.name)
    return sessions.begin(session, person, now)


def of_name(session: Session, name: str) -> Person:
    """The account.

    Raises:
        Refused: there is none.

    """
    person = session.scalar(select(Person).where(Person.name == name.strip().lower()))
    if person is None:
        raise Refused("unknown", f"{name}: no such account; see central people list")
    return person


def everybody(session: Session) -> list[Person]:
    """All accounts, the open ones first."""
    found = session.scalars(select(Person)).all()
    return sorted(found, key=lambda each: (each.disabled is not None, each.name))


def _good_link(session: Session, untrusted_token: str, kind: LinkKind, now: datetime) -> Link | None:
    link = session.get(Link, _digest(untrusted_token))
    return link if link is not None and link.kind is kind and now < link.expires else None


def _new_link(session: Session, keys: Keys, person: Person, kind: LinkKind, now: datetime) -> str:
    """Its path. An account has one link at a time."""
    session.execute(delete(Link).where(Link.person == person.id))
    token = secrets.token_urlsafe(32)
    sealed = one_time_codes.seal(keys, one_time_codes.new_secret(), person.name)
    session.add(
        Link(digest=_digest(token), person=person.id, kind=kind, secret=sealed, expires=now + LINK_LIFE)
    )
    return f"/{kind.value}/{token}"


def _not_oneself(doer: Doer, person: Person) -> None:
    if doer.name == person.name:
        raise Refused("oneself", "nobody changes their own roles or closes their own account")


def _require_an_administrator(session: Session) -> None:
    for each in session.scalars(select(Person).where(Person.disabled.is_(None))):
        if Role.ADMINISTRATOR in from_text(each.roles):
            return
    raise Refused("last_administrator", "somebody must remain administrator")


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
