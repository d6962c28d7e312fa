"""Which terminal is asking: the signature of its request, time, nonce, and whether it was shut out."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from fastapi import Request
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from central.nonces import forget_old, spend
from central.problems import Refusal
from central.settings import Clock
from central.storage.database import Storage
from central.storage.models import Enrolment, Terminal
from kiosk.contract.http_signature import BadSignature, ClockSkew, HttpMessage, Signed, verify_request
from kiosk.contract.problem import ProblemKind

_SWEEP_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Caller:
    """The enrolled terminal that signed the request."""

    terminal: int
    epoch: int


@dataclass(frozen=True)
class Unspent:
    """A good request that may still be a repetition. Whoever acts on it spends it first."""

    caller: Caller
    code: str
    signed: Signed
    approved: bool

    def spend(self, session: Session) -> None:
        """Use the nonce up, within the transaction that does what was asked.

        Raises:
            Refusal: 401, this very request was made before.

        """
        spend(session, self.code, self.signed)


@dataclass
class _Lookup:
    """Finds the key of a request. The library takes any failure for a bad signature, so ours is kept."""

    storage: Storage
    asked: bool = False
    found: Terminal | None = None
    approved: bool = False
    failure: SQLAlchemyError | None = None

    def key(self, key_id: str) -> Ed25519PublicKey | None:
        self.asked = True
        try:
            with self.storage.read() as session:
                self.found = session.scalar(select(Terminal).where(Terminal.code == key_id))
                if self.found is None:
                    return None
                enrolment = session.get_one(Enrolment, (self.found.id, self.found.epoch))
                self.approved = enrolment.approved is not None
                return Ed25519PublicKey.from_public_bytes(enrolment.public_key)
        except SQLAlchemyError as error:
            self.failure = error
            return None


class Authentication:
    """A dependency of every endpoint for terminals."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        self._swept = datetime.min.replace(tzinfo=UTC)

    def __call__(self, request: Request) -> Caller:
        """The terminal that signed the request.

        Raises:
            Refusal: 401 unsigned, badly signed, late, repeated, or by nobody we know; 403 shut out, or not
            approved yet.

        """
        return self._spent(self.unspent(request))

    def waiting(self, request: Request) -> Caller:
        """The same, also for a terminal that waits for its approval: for what it may ask meanwhile.

        Raises:
            Refusal: as above, except for not approved.

        """
        return self._spent(self._unspent(request))

    def unspent(self, request: Request) -> "Unspent":
        """As a call, for who spends the nonce together with what was asked, in one commit.

        Raises:
            Refusal: as above, except for repeated.

        """
        unspent = self._unspent(request)
        if not unspent.approved:
            detail = "wait: an operator has yet to compare the fingerprint of its key; keep everything"
            raise Refusal(HTTPStatus.FORBIDDEN, ProblemKind.NOT_APPROVED, detail)
        return unspent

    def _spent(self, unspent: "Unspent") -> Caller:
        now = self._clock()
        with self._storage.write() as session:
            unspent.spend(session)
            if abs(now - self._swept) > _SWEEP_EVERY:
                self._swept = now
                forget_old(session, now)
        return unspent.caller

    def _unspent(self, request: Request) -> "Unspent":
        message: HttpMessage = request.state.message
        now = self._clock()
        lookup = _Lookup(self._storage)
        try:
            signed = verify_request(message, find_key=lookup.key, now=now)
        except ClockSkew as error:
            raise clock_skew(now) from error
        except BadSignature as error:
            if lookup.failure:
                raise lookup.failure from error
            raise _refusal(lookup) from error
        assert lookup.found is not None
        if lookup.found.revoked:
            detail = "keep everything; the operator must enrol this terminal again"
            raise Refusal(HTTPStatus.FORBIDDEN, ProblemKind.REVOKED, detail)
        caller = Caller(lookup.found.id, lookup.found.epoch)
        return Unspent(caller, lookup.found.code, signed, lookup.approved)


def clock_skew(now: datetime) -> Refusal:
    """Tells the time here; the signature of the answer vouches for it."""
    detail = f"the time here is {now.isoformat(timespec='seconds')}; correct your clock and sign again"
    return Refusal(HTTPStatus.UNAUTHORIZED, ProblemKind.CLOCK_SKEW, detail)


def _refusal(lookup: _Lookup) -> Refusal:
    if lookup.asked and lookup.found is None:
        detail = "enrol this terminal, or sign under the name the enrolment gave"
        return Refusal(HTTPStatus.UNAUTHORIZED, ProblemKind.UNKNOWN_TERMINAL, detail)
    detail = "sign method, path, query and content digest with the terminal's key, a time and a nonce"
    return Refusal(HTTPStatus.UNAUTHORIZED, ProblemKind.BAD_SIGNATURE, detail)
