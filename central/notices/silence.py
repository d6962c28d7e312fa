"""Numbers that are never written to again, because their owner asked for deletion."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from central.console.deeds import Doer, record
from central.keys import Keys
from central.settings import Clock
from central.storage.database import Storage
from central.storage.notice_tables import SilencedNumber

_DIGITS = range(7, 13)


class NoNumber(ValueError):
    """What was typed is no telephone."""


def digest_of(keys: Keys) -> Callable[[str], bytes]:
    """What a number is known by here."""

    def digest(number: str) -> bytes:
        return keys.fingerprint("silenced", number)

    return digest


def silence(storage: Storage, keys: Keys, clock: Clock, number: str, doer: Doer) -> None:
    """From now on no message goes there. The journal says that somebody did it, and no number.

    Raises:
        NoNumber: it is none.

    """
    digits = "".join(each for each in number if each in "0123456789")
    if len(digits) not in _DIGITS:
        raise NoNumber
    digest, now = keys.fingerprint("silenced", digits), clock()
    with storage.write() as session:
        if session.get(SilencedNumber, digest) is None:
            session.add(SilencedNumber(digest=digest, since=now, by=doer.name[:40]))
        record(session, now, doer, "notices.silenced", "")


def is_silenced(session: Session, digest: bytes) -> bool:
    """Whether its owner wants none."""
    return session.get(SilencedNumber, digest) is not None
