"""The operator of a service under test, who lets in at once what a test enrols, unless the test says wait."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import select

from central.admission import approve, fingerprint_of
from central.storage.database import Storage
from central.storage.models import Terminal

_DESKS: dict[str, str | Storage] = {}
"""The database of each service that runs, by its URL; open already where that runs in this process."""
_AWAY: list[bool] = []


def sits_at(url: str, database: str | Storage) -> None:
    """From now on what `TestTerminal.enrol` enrols at this URL is approved."""
    _DESKS[url] = database


@contextmanager
def away() -> Iterator[None]:
    """Nobody approves anything meanwhile."""
    _AWAY.append(True)
    try:
        yield
    finally:
        _AWAY.pop()


def approves(url: str, code: str) -> None:
    """The fingerprint of the terminal of that code is compared, where somebody sits at that URL."""
    if _AWAY or url not in _DESKS:
        return
    desk = _DESKS[url]
    if isinstance(desk, Storage):
        approve_in(desk, code)
        return
    storage = Storage(desk)
    try:
        approve_in(storage, code)
    finally:
        storage.close()


def approve_in(storage: Storage, code: str) -> None:
    """Read out from the service's own list: what matters here is what follows."""
    with storage.read() as session:
        terminal = session.scalars(select(Terminal).where(Terminal.code == code)).one()
        print_ = fingerprint_of(session, terminal)
    approve(storage, code, print_, datetime.now(UTC), "tester")
