"""How long whoever tries to sign in must wait after tries that failed. Nobody is locked out for ever."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from central.keys import Keys
from central.storage.console_tables import Attempt

LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)
"""Since the last failure."""


@dataclass(frozen=True)
class Limit:
    """`free` failures cost nothing; each one after doubles the wait, from a second on."""

    kind: str
    free: int


ACCOUNT = Limit("account", free=3)
ADDRESS = Limit("address", free=20)
"""A whole office may stand behind one address."""


class MustWait(Exception):
    """Too many tries; `seconds` from now another one is looked at."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


def wait_after(failures: int, limit: Limit) -> timedelta:
    """How long after the last of so many failures nothing is looked at."""
    beyond = failures - limit.free
    if beyond < 0:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(beyond, 12)), LONGEST_WAIT)


def begin(session: Session, keys: Keys, limit: Limit, of: str, now: datetime) -> None:
    """Count a try as failed before it is looked at: whoever tries many at once gains nothing.

    Raises:
        MustWait: it is too early; the try is not counted.

    """
    session.execute(delete(Attempt).where(Attempt.last < now - FORGOTTEN_AFTER))
    key = _key(keys, limit, of)
    attempt = session.get(Attempt, key)
    if attempt is None:
        session.add(Attempt(key=key, failures=1, last=now))
        return
    left = attempt.last + wait_after(attempt.failures, limit) - now
    if left > timedelta(0):
        raise MustWait(max(1, round(left.total_seconds())))
    attempt.failures += 1
    attempt.last = now


def succeeded(session: Session, keys: Keys, limit: Limit, of: str) -> None:
    """Take the failures of an account back once its owner is in."""
    session.execute(delete(Attempt).where(Attempt.key == _key(keys, limit, of)))


def took_back(session: Session, keys: Keys, limit: Limit, of: str) -> None:
    """Take back the one try that `begin` counted: it did not fail."""
    attempt = session.get(Attempt, _key(keys, limit, of))
    if attempt is not None:
        attempt.failures -= 1


def _key(keys: Keys, limit: Limit, of: str) -> bytes:
    return keys.fingerprint(f"attempt-{limit.kind}", of.casefold())
