"""Whose cases are these? Answered on the opening's side: the ID number comes sealed, and cases are known by a
digest that only the opening can make.

The request and its answer are rows: `central.mine` writes the one and reads the other.
"""

from sqlalchemy import select, update

from central.opening_key import OpeningKey
from central.storage.case_tables import CANNOT_OPEN, FOUND, PersonLookup
from central.storage.database import Storage
from kiosk.contract.assurance import number_digest
from kiosk.contract.progress import MINE_INFO
from kiosk.contract.suite import CannotOpen

_AT_ONCE = 50


class PersonLookups:
    """Answers requests."""

    def __init__(self, storage: Storage, key: OpeningKey) -> None:
        self._storage = storage
        self._key = key

    def step(self) -> bool:
        """Answer those that wait. Gives whether there were any."""
        with self._storage.read() as session:
            rows = session.scalars(
                select(PersonLookup)
                .where(PersonLookup.outcome.is_(None))
                .order_by(PersonLookup.asked)
                .limit(_AT_ONCE)
            ).all()
        if not rows:
            return False
        answers = [(row.id, self._person(row)) for row in rows]
        with self._storage.write() as session:
            for id_, person in answers:
                session.execute(
                    update(PersonLookup)
                    .where(PersonLookup.id == id_)
                    .values(outcome=FOUND if person else CANNOT_OPEN, person=person)
                )
        return True

    def _person(self, row: PersonLookup) -> bytes | None:
        """The digest, where the number inside is the one that was verified."""
        try:
            number = self._key.unseal(row.sealed_number, MINE_INFO).decode("ascii")
        except (CannotOpen, UnicodeDecodeError):
            return None
        if number_digest(number, row.verification) != row.number_digest:
            return None
        return self._key.fingerprint("person", number)
