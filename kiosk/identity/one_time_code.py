"""Verification through the central service: a one-time code, the person's own app, the word of staff or of a
face module.
"""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import ValidationError

from kiosk.central_client.answer import Answer, Response
from kiosk.contract import assurance
from kiosk.contract.api import (
    VERIFICATION_INFO,
    VerificationConfirm,
    VerificationRequest,
    VerificationStarted,
    VerificationState,
    VerificationStatement,
)
from kiosk.contract.face import VerificationAssertion
from kiosk.contract.problem import ProblemKind
from kiosk.contract.suite import CryptoSuite
from kiosk.identity.means import Means
from kiosk.identity.verification import Started, ToCompare, ToScan, Unavailable, Verified, Waiting, Why, Wrong

Exchange = Callable[[str, str, bytes], Response]
"""Method, path and body to what came back: `CentralClient.exchange`."""

_DONE = (HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.ACCEPTED)
_REASONS = {
    ProblemKind.NO_PHONE_ON_FILE: Why.NO_PHONE,
    ProblemKind.TOO_MANY_TRIES: Why.TOO_MANY_TRIES,
    ProblemKind.NOT_FOUND: Why.EXPIRED,
    ProblemKind.NOT_BELIEVED: Why.FACE_FAILED,
    ProblemKind.UNKNOWN_TERMINAL: Why.REFUSED,
    ProblemKind.REVOKED: Why.REFUSED,
}


@dataclass(frozen=True, repr=False)
class _Pending:
    id: UUID
    number: str
    tries_left: int


class OneTimeCode:
    """A `Verification`. Holds one person's number from `start` until `forget`, in memory only."""

    def __init__(
        self,
        exchange: Exchange,
        *,
        terminal: int,
        central_key: Ed25519PublicKey,
        suite: CryptoSuite,
        sealing_key: bytes,
    ) -> None:
        self._exchange = exchange
        self._terminal = terminal
        self._central_key = central_key
        self._suite = suite
        self._sealing_key = sealing_key
        self._pending: _Pending | None = None

    def start(
        self, number: str, means: Means = Means.ONE_TIME_CODE
    ) -> Started | ToScan | ToCompare | Unavailable:
        """Have a code sent, or let an app, a member of staff or a face module say the word. The number
        travels sealed.
        """
        self.forget()
        sealed = self._suite.seal(number.encode(), self._sealing_key, VERIFICATION_INFO)
        encoded = base64.b64encode(sealed).decode("ascii")
        body = VerificationRequest(sealed_number=encoded, means=means.value)
        response = self._exchange("POST", "/v1/verifications", body.model_dump_json().encode())
        if not isinstance(response, Answer) or response.status not in _DONE:
            return _unavailable(response)
        try:
            started = VerificationStarted.model_validate_json(response.body)
        except ValidationError:
            return Unavailable(Why.OFFLINE)
        self._pending = _Pending(started.id, number, started.tries)
        if means is Means.PHONE_APP:
            return ToScan(started.address)
        if means is Means.FACE:
            return ToCompare(started.id, self._terminal)
        return Started(started.masked_phone, started.expires, started.tries)

    def confirm(self, code: str) -> Verified | Wrong | Unavailable:
        """Have the digits judged; the statement is believed only if it is about this very verification."""
        pending = self._pending
        if pending is None:
            return Unavailable(Why.EXPIRED)
        try:
            body = VerificationConfirm(code=code)
        except ValidationError:
            return Wrong(pending.tries_left)  # six digits it is not, so nobody needs to be asked
        path = f"/v1/verifications/{pending.id}/confirm"
        response = self._exchange("POST", path, body.model_dump_json().encode())
        if isinstance(response, Answer) and response.problem == ProblemKind.WRONG_CODE:
            left = max(0, pending.tries_left - 1)
            self._pending = _Pending(pending.id, pending.number, left)
            return Wrong(left)
        if not isinstance(response, Answer) or response.status not in _DONE:
            return _unavailable(response)
        return self._verified(response.body, pending)

    def vouch(self, assertion: str) -> Verified | Unavailable:
        """Hand on the word of a face module; whether it is believed is not judged here."""
        pending = self._pending
        if pending is None:
            return Unavailable(Why.EXPIRED)
        try:
            body = VerificationAssertion(assertion=assertion)
        except ValidationError:
            return Unavailable(Why.FACE_FAILED)
        path = f"/v1/verifications/{pending.id}/face"
        response = self._exchange("POST", path, body.model_dump_json().encode())
        if not isinstance(response, Answer) or response.status not in _DONE:
            return _unavailable(response)
        return self._verified(response.body, pending)

    def look(self) -> Waiting | Verified | Unavailable:
        """A moment without a network is no answer."""
        pending = self._pending
        if pending is None:
            return Unavailable(Why.EXPIRED)
        response = self._exchange("GET", f"/v1/verifications/{pending.id}", b"")
        if not isinstance(response, Answer):
            return Waiting()
        if response.status not in _DONE:
            return _unavailable(response)
        try:
            said = VerificationState.model_validate_json(response.body)
        except ValidationError:
            return Waiting()
        if said.state == "refused":
            return Unavailable(Why.SAID_NO)
        return Waiting() if said.statement is None else self._borne_out(said.statement, pending)

    def forget(self) -> None:
        """Nothing of the person stays."""
        self._pending = None

    def _verified(self, body: bytes, pending: _Pending) -> Verified | Unavailable:
        try:
            statement = VerificationStatement.model_validate_json(body).statement
        except ValidationError:
            return Unavailable(Why.OFFLINE)
        return self._borne_out(statement, pending)

    def _borne_out(self, statement: str, pending: _Pending) -> Verified | Unavailable:
        try:
            claims = assurance.verify(statement, self._central_key)
        except assurance.BadStatement:
            return Unavailable(Why.OFFLINE)
        expected = (pending.id, self._terminal, assurance.number_digest(pending.number, pending.id))
        if (claims.id, claims.terminal, claims.number_digest) != expected:
            return Unavailable(Why.REFUSED)
        self.forget()
        return Verified(statement)


def _unavailable(response: Response) -> Unavailable:
    if isinstance(response, Answer) and response.problem is not None:
        return Unavailable(_REASONS.get(response.problem, Why.OFFLINE))
    return Unavailable(Why.OFFLINE)
