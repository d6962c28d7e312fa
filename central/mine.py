"""``POST /v1/cases/mine``: a verified person's cases and appointments, and a grant for documents."""

import base64
import threading
import time
from datetime import timedelta
from http import HTTPStatus
from uuid import uuid4

from sqlalchemy import delete, select

from central import grants
from central.assurance import CLOCK_TOLERANCE, LONGEST_VISIT
from central.authentication import Caller
from central.bookings_told import bookings_of
from central.catalogue import Services
from central.intake import Ring
from central.keys import Keys
from central.personal_data import PersonalData
from central.problems import Refusal
from central.progress import progress_of
from central.settings import Clock
from central.storage.case_tables import FOUND, PersonLookup
from central.storage.database import Storage
from central.storage.models import Case
from kiosk.contract import assurance
from kiosk.contract.api import VerificationClaims
from kiosk.contract.problem import ProblemKind
from kiosk.contract.progress import MOST_CASES, Mine, MineRequest

PATIENCE = timedelta(seconds=10)
"""Whoever asked longer ago has gone on."""
_LOOK_AGAIN_SECONDS = 0.02


class MyCases:
    """Knows a person by a verification, and shows what is theirs."""

    def __init__(
        self,
        storage: Storage,
        keys: Keys,
        services: Services,
        data: PersonalData | None,
        clock: Clock,
        ring: Ring,
    ) -> None:
        """`ring` tells the opening that somebody waits."""
        self._storage = storage
        self._keys = keys
        self._services = services
        self._data = data
        self._clock = clock
        self._ring = ring

    def of(self, caller: Caller, asked: MineRequest) -> Mine:
        """The cases.

        Raises:
            Refusal: 422 the statement is none of ours for this terminal and visit, or for another person; 503
                nobody can look now.

        """
        claims = self._claims(caller, asked.statement)
        person = self._person(claims, base64.b64decode(asked.sealed_number))
        now = self._clock()
        with self._storage.write() as session:
            grant, expires = grants.give(session, caller, person, now)
        with self._storage.read() as session:
            cases = session.scalars(
                select(Case).where(Case.person == person).order_by(Case.id.desc()).limit(MOST_CASES)
            )
            shown = [progress_of(session, case, self._services, self._data, now) for case in cases]
            shown += bookings_of(session, person, self._services, self._data, MOST_CASES)
        newest = sorted(shown, key=lambda each: each.received, reverse=True)[:MOST_CASES]
        return Mine(cases=tuple(newest), grant=grant, expires=expires)

    def _claims(self, caller: Caller, statement: str) -> VerificationClaims:
        try:
            claims = assurance.verify(statement, self._keys.signing.public_key())
        except assurance.BadStatement as error:
            raise _not_verified() from error
        age = self._clock() - claims.verified
        if claims.terminal != caller.terminal or not -CLOCK_TOLERANCE <= age <= LONGEST_VISIT:
            raise _not_verified()
        return claims

    def _person(self, claims: VerificationClaims, sealed_number: bytes) -> bytes:
        now = self._clock()
        asked = PersonLookup(
            id=uuid4(),
            verification=claims.id,
            number_digest=claims.number_digest,
            sealed_number=sealed_number,
            asked=now,
        )
        with self._storage.write() as session:
            session.execute(delete(PersonLookup).where(PersonLookup.asked < now - 2 * PATIENCE))
            session.add(asked)
        self._ring()
        answered = self._answered(asked)
        with self._storage.write() as session:
            session.execute(delete(PersonLookup).where(PersonLookup.id == asked.id))
        if answered is None:
            detail = "nobody can look now; ask with the receipt, or again later"
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, ProblemKind.INTERNAL, detail)
        if answered.outcome != FOUND or answered.person is None:
            raise _not_verified()
        return answered.person

    def _answered(self, asked: PersonLookup) -> PersonLookup | None:
        until = time.monotonic() + PATIENCE.total_seconds()
        again = threading.Event()
        while True:
            with self._storage.read() as session:
                row = session.get_one(PersonLookup, asked.id)
            if row.outcome is not None:
                return row
            if time.monotonic() > until:
                return None
            again.wait(_LOOK_AGAIN_SECONDS)


def _not_verified() -> Refusal:
    detail = "verify the person at this terminal, and seal the same ID number"
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.NOT_VERIFIED, detail)
