"""Signing in: password and one-time code together, one answer for everything that can be wrong with them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.console import one_time_codes, passwords, patience, sessions
from central.console.deeds import Doer, record
from central.console.patience import ACCOUNT, ADDRESS
from central.keys import Keys
from central.settings import Clock
from central.storage import turns
from central.storage.console_tables import Person
from central.storage.database import Storage

_NOBODY = "?"


class SignIn:
    """Lets people in."""

    def __init__(self, storage: Storage, keys: Keys, clock: Clock) -> None:
        self._storage = storage
        self._keys = keys
        self._clock = clock

    def try_once(self, name: str, password: str, code: str, address: str) -> str | None:
        """The cookie of a new session; None where account, password or code is wrong, or the code was used.

        Raises:
            patience.MustWait: too many tries.

        """
        name = name.strip().lower()
        with self._storage.write(turns.PEOPLE) as session:
            patience.begin(session, self._keys, ACCOUNT, name, self._clock())
            patience.begin(session, self._keys, ADDRESS, address, self._clock())
        with self._storage.read() as session:
            person = _open_account(session, name)
        right = passwords.is_right(password[: passwords.LONGEST + 1], person.password if person else None)
        with self._storage.write(turns.PEOPLE) as session:
            person = _open_account(session, name)
            if person is None or not right or not self._takes(person, code):
                who = person.name if person else _NOBODY  # a name that is no account may be a password
                record(session, self._clock(), Doer(who, address), "person.sign_in_failed", who)
                return None
            patience.succeeded(session, self._keys, ACCOUNT, name)
            patience.took_back(session, self._keys, ADDRESS, address)
            record(session, self._clock(), Doer(name, address), "person.signed_in", name)
            return sessions.begin(session, person, self._clock())

    def _takes(self, person: Person, code: str) -> bool:
        """Whether the code is good; then it is used up."""
        if person.secret is None:
            return False
        secret = one_time_codes.unseal(self._keys, person.secret, person.name)
        step = one_time_codes.step_of(secret, code, self._clock(), person.last_step)
        if step is not None:
            person.last_step = step
        return step is not None


def _open_account(session: Session, name: str) -> Person | None:
    return session.scalar(select(Person).where(Person.name == name, Person.disabled.is_(None)))
