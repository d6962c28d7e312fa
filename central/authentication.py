"""Which terminal is asking: the signature of its request, time, nonce, and whether it was shut out."""

import re
from collections.abc import Callable, Mapping, Sequence
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
_SIGNED_BY = "signature-input"
_NAME = re.compile(r'keyid="([^"]{1,80})"')
"""Who a request says it is from, to look for it; whether it is, the signature tells."""


_PRESENT = select(Terminal, Enrolment).join(
    Enrolment, (Enrolment.terminal == Terminal.id) & (Enrolment.epoch == Terminal.epoch)
)
"""Terminals with the key that each signs with now."""


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
                row = session.execute(_PRESENT.where(Terminal.code == key_id)).one_or_none()
                if row is None:
                    return None
                self.found, enrolment = row
                self.approved = enrolment.approved is not None
                return Ed25519PublicKey.from_public_bytes(enrolment.public_key)
        except SQLAlchemyError as error:
            self.failure = error
            return None


@dataclass
class _Among:
    """The same among terminals that were looked up together."""

    known: Mapping[str, tuple[Terminal, Enrolment]]
    asked: bool = False
    found: Terminal | None = None
    approved: bool = False
    failure: SQLAlchemyError | None = None

    def key(self, key_id: str) -> Ed25519PublicKey | None:
        self.asked = True
        if key_id not in self.known:
            return None
        self.found, enrolment = self.known[key_id]
        self.approved = enrolment.approved is not None
        return Ed25519PublicKey.from_public_bytes(enrolment.public_key)


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
        _refuse_unless_approved(approved=unspent.approved)
        return unspent

    def waiting_all(self, messages: Sequence[HttpMessage]) -> list["Unspent | Refusal"]:
        """Of several, whose terminals are looked up together, also those that wait for their approval. Who
        acts on one spends it first.
        """
        names = {found[1] for each in messages if (found := _NAME.search(each.headers.get(_SIGNED_BY, "")))}
        with self._storage.read() as session:
            rows = session.execute(_PRESENT.where(Terminal.code.in_(names)))
            known = {terminal.code: (terminal, enrolment) for terminal, enrolment in rows}
        judged: list[Unspent | Refusal] = []
        for each in messages:
            try:
                judged.append(self._judged(each, _Among(known)))
            except Refusal as refusal:
                judged.append(refusal)
        return judged

    def sweep(self, session: Session) -> None:
        """Forget old nonces, once a minute; for whoever spends them."""
        now = self._clock()
        if abs(now - self._swept) > _SWEEP_EVERY:
            self._swept = now
            forget_old(session, now)

    def _spent(self, unspent: "Unspent") -> Caller:
        with self._storage.write() as session:
            unspent.spend(session)
            self.sweep(session)
        return unspent.caller

    def _unspent(self, request: Request) -> "Unspent":
        return self._judged(request.state.message, _Lookup(self._storage))

    def _judged(self, message: HttpMessage, lookup: _Lookup | _Among) -> "Unspent":
        now = self._clock()
        try:
            signed = verify_request(message, find_key=lookup.key, now=now)
        except ClockSkew as error:
            raise _clock_skew(now) from error
        except BadSignature as error:
            if lookup.failure:
                raise lookup.failure from error
            raise _refusal(lookup) from error
        assert lookup.found is not None
        _refuse_if_revoked(lookup.found)
        caller = Caller(lookup.found.id, lookup.found.epoch)
        return Unspent(caller, lookup.found.code, signed, lookup.approved)


def refuse_unless_in(terminal: Terminal, *, approved: bool) -> None:
    """Nothing, for a terminal that may file.

    Raises:
        Refusal: 403 shut out, or not approved yet.

    """
    _refuse_if_revoked(terminal)
    _refuse_unless_approved(approved=approved)


def _refuse_if_revoked(terminal: Terminal) -> None:
    if terminal.revoked:
        detail = "keep everything; the operator must enrol this terminal again"
        raise Refusal(HTTPStatus.FORBIDDEN, ProblemKind.REVOKED, detail)


def _refuse_unless_approved(*, approved: bool) -> None:
    if not approved:
        detail = "wait: an operator has yet to compare the fingerprint of its key; keep everything"
        raise Refusal(HTTPStatus.FORBIDDEN, ProblemKind.NOT_APPROVED, detail)


def verified(
    message: HttpMessage, find_key: Callable[[str], Ed25519PublicKey | None], now: datetime, otherwise: str
) -> Signed:
    """What a request that begins a key says of its own signature. `otherwise`: what to do about another one.

    Raises:
        Refusal: 401, the clock or the signature is wrong.

    """
    try:
        return verify_request(message, find_key=find_key, now=now)
    except ClockSkew as error:
        raise _clock_skew(now) from error
    except BadSignature as error:
        raise Refusal(HTTPStatus.UNAUTHORIZED, ProblemKind.BAD_SIGNATURE, otherwise) from error


def _clock_skew(now: datetime) -> Refusal:
    """Tells the time here; the signature of the answer vouches for it."""
    detail = f"the time here is {now.isoformat(timespec='seconds')}; correct your clock and sign again"
    return Refusal(HTTPStatus.UNAUTHORIZED, ProblemKind.CLOCK_SKEW, detail)


def _refusal(lookup: _Lookup | _Among) -> Refusal:
    if lookup.asked and lookup.found is None:
        detail = "enrol this terminal, or sign under the name the enrolment gave"
        return Refusal(HTTPStatus.UNAUTHORIZED, ProblemKind.UNKNOWN_TERMINAL, detail)
    detail = "sign method, path, query and content digest with the terminal's key, a time and a nonce"
    return Refusal(HTTPStatus.UNAUTHORIZED, ProblemKind.BAD_SIGNATURE, detail)
