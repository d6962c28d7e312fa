"""Is the person at the terminal the card's owner: by a one-time code to the telephone on file for the card,
by their own app, by the word of a member of staff, or by a face module's.

A code lives five minutes and five tries. The ID number comes sealed, so asking for a code is a row that the
opening answers (`central.code_sending`); what was typed is judged here. Kept of a code is a keyed digest, and
of the person too; both are removed soon after. Who answers right gets a signed statement, and gets it again
if it was lost.
"""

import hmac
import threading
import time
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import get_args
from uuid import UUID, uuid4

from sqlalchemy import delete

from central import codes, face_modules, staff_codes
from central.assurance import CLOCK_TOLERANCE
from central.authentication import Caller
from central.codes import PATIENCE, QUOTA_WINDOW, Outcome
from central.keys import Keys
from central.problems import Refusal
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.verification_tables import CodeRequest, Verification
from kiosk.contract import api, assurance
from kiosk.contract.problem import ProblemKind

_LOOK_AGAIN_SECONDS = 0.02
APP_PATH = "/app"
"""Where an app finds what it has scanned: `/app/<verification>`."""
_MEANS: dict[str, api.VerificationMeans] = {each: each for each in get_args(api.VerificationMeans)}


class Verifications:
    """Has codes sent and judges answers."""

    def __init__(
        self,
        storage: Storage,
        keys: Keys,
        clock: Clock,
        ring: Callable[[], None],
        *,
        has_app: bool = False,
    ) -> None:
        """`ring` tells the opening that somebody waits; `has_app`: there is an app that can confirm."""
        self._has_app = has_app
        self._storage = storage
        self._keys = keys
        self._clock = clock
        self._ring = ring

    def start(
        self,
        caller: Caller,
        sealed_number: bytes,
        means: api.VerificationMeans = "one_time_code",
        asked_at: str = "",
    ) -> api.VerificationStarted:
        """Have a code sent to the telephone on file for the ID number; or let somebody else say the word.
        `asked_at`: where apps find this service.

        Raises:
            Refusal: 404 no telephone, 422 sealed for another, no app is connected here or no face module is
                registered for the terminal, 429 too many codes lately, 503 the message cannot be sent.

        """
        if means == "phone_app" and not self._has_app:
            detail = "no app is connected to this service; choose another way, or file without"
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.BAD_CONTENT, detail)
        if means == "face":
            self._have_a_module(caller)
        now = self._clock()
        asked = CodeRequest(
            id=uuid4(), terminal=caller.terminal, sealed_number=sealed_number, asked=now, means=means
        )
        with self._storage.write() as session:
            session.execute(delete(CodeRequest).where(CodeRequest.asked < now - 2 * PATIENCE))
            session.add(asked)
        self._ring()
        answered = self._answered(asked.id)
        with self._storage.write() as session:
            session.execute(delete(CodeRequest).where(CodeRequest.id == asked.id))
            sent = session.get(Verification, asked.id)
        told = answered is not None and (bool(answered.masked_phone) or means != "one_time_code")
        if answered is None or answered.outcome != Outcome.SENT or sent is None or not told:
            raise _not_started(answered.outcome if answered else None)
        return api.VerificationStarted(
            id=sent.id,
            masked_phone=answered.masked_phone or "",
            expires=sent.expires,
            tries=sent.tries_left,
            address=f"{asked_at.rstrip('/')}{APP_PATH}/{sent.id}" if means == "phone_app" else "",
        )

    def confirm(self, caller: Caller, verification: UUID, code: str) -> api.VerificationStatement:
        """The statement, if `code` is the one that was sent.

        Raises:
            Refusal: 404 unknown or expired, 422 wrong, 429 no try left.

        """
        now = self._clock()
        secret = self._keys.code_secret
        with self._storage.write(turns.VERIFICATION) as session:
            row = session.get(Verification, verification)
            if row is None or row.terminal != caller.terminal or row.expires <= now:
                detail = "the code has expired or was never sent; send a new one"
                raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
            if row.tries_left == 0:
                raise _no_try_left()
            match row.means:
                case "staff":
                    said = row.verified is not None  # asked once more: the answer was lost
                    right = said or staff_codes.spend(session, self._keys, caller.terminal, code, now)
                case "phone_app" | "face":
                    right = False  # an app, and a face module, say their word elsewhere
                case _:
                    right = hmac.compare_digest(row.code, codes.code_digest(secret, verification, code))
            if right:
                row.verified = row.verified or now
            else:
                row.tries_left -= 1
            verified, tries_left = row.verified, row.tries_left
            statement = self._statement(row) if right else None
        if not right and not tries_left:
            raise _no_try_left()
        if not right or verified is None or statement is None:
            detail = f"look at the code again; {tries_left} tries left"
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.WRONG_CODE, detail)
        return api.VerificationStatement(statement=statement)

    def state(self, caller: Caller, verification: UUID) -> api.VerificationState:
        """Whether somebody else has said the word yet. Raises Refusal: 404 unknown or expired."""
        with self._storage.read() as session:
            row = session.get(Verification, verification)
            if row is None or row.terminal != caller.terminal or row.expires <= self._clock():
                detail = "it has expired or was never begun; begin anew"
                raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
            if row.refused:
                return api.VerificationState(state="refused")
            if row.verified is None:
                return api.VerificationState(state="waiting")
            return api.VerificationState(state="confirmed", statement=self._statement(row))

    def app_says(self, verification: UUID, *, yes: bool) -> bool:
        """The person's app has confirmed what it scanned, or refused. Gives whether anybody waited for it."""
        now = self._clock()
        with self._storage.write(turns.VERIFICATION) as session:
            row = session.get(Verification, verification)
            if row is None or row.means != "phone_app" or row.expires <= now or row.refused:
                return False
            if yes:
                row.verified = row.verified or now
            elif row.verified is None:
                row.refused = True
            return True

    def face_says(
        self, caller: Caller, verification: UUID, untrusted_assertion: str
    ) -> api.VerificationStatement:
        """The statement, if a module that is registered for this terminal has said yes to this very
        verification, lately. What it has denied it cannot confirm afterwards; the person's other ways are
        verifications of their own.

        Raises:
            Refusal: 404 unknown or expired, 422 not believed, or no yes.

        """
        now, statement = self._clock(), None
        with self._storage.write(turns.VERIFICATION) as session:
            row = session.get(Verification, verification)
            here = row is not None and row.terminal == caller.terminal and row.means == "face"
            if row is None or not here or row.expires <= now:
                detail = "it has expired or was never begun; begin anew"
                raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
            said = face_modules.heard(session, caller.terminal, untrusted_assertion)
            about_this = said is not None and (said.verification, said.terminal) == (row.id, row.terminal)
            if said is not None and about_this and _is_of_now(said.at, row.started, now):
                if said.answer == "yes" and not row.refused:
                    row.verified = row.verified or now
                    statement = self._statement(row)
                elif row.verified is None:
                    row.refused = True
        if statement is None:
            detail = "no module registered for this terminal has confirmed this; offer the other ways"
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.NOT_BELIEVED, detail)
        return api.VerificationStatement(statement=statement)

    def _have_a_module(self, caller: Caller) -> None:
        with self._storage.read() as session:
            if not face_modules.is_any(session, caller.terminal):
                detail = "no face module is registered for this terminal; choose another way, or file without"
                raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.NOT_BELIEVED, detail)

    def _statement(self, row: Verification) -> str:
        assert row.verified is not None
        claims = api.VerificationClaims(
            id=row.id,
            terminal=row.terminal,
            number_digest=codes.unseal(self._keys.code_secret, row.id, row.sealed_digest),
            means=_MEANS[row.means],
            verified=row.verified,
        )
        return assurance.sign(claims, self._keys.signing)

    def _answered(self, request: UUID) -> CodeRequest | None:
        """The request with what became of it; None when the opening does not answer."""
        until = time.monotonic() + PATIENCE.total_seconds()
        again = threading.Event()
        while True:
            with self._storage.read() as session:
                row = session.get_one(CodeRequest, request)
            if row.outcome not in (None, Outcome.TAKEN_UP):
                return row
            if time.monotonic() > until:
                return None
            again.wait(_LOOK_AGAIN_SECONDS)


def _is_of_now(at: datetime, started: datetime, now: datetime) -> bool:
    """The module's clock is the terminal's, which may be off by as much as a submission's."""
    return started - CLOCK_TOLERANCE <= at <= now + CLOCK_TOLERANCE


def _not_started(outcome: str | None) -> Refusal:
    match outcome:
        case Outcome.CANNOT_OPEN:
            detail = "seal the ID number with the key and suite the enrolment gave"
            return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.CANNOT_OPEN, detail)
        case Outcome.NO_PHONE:
            detail = "file without it: identity to be confirmed at the window"
            return Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NO_PHONE_ON_FILE, detail)
        case Outcome.TOO_MANY:
            return Refusal(
                HTTPStatus.TOO_MANY_REQUESTS,
                ProblemKind.TOO_MANY_TRIES,
                "too many codes were sent to this telephone; wait ten minutes or file without",
                retry_after=int(QUOTA_WINDOW.total_seconds()),
            )
        case _:
            detail = "no message can be sent now; file without it: identity to be confirmed at the window"
            return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, ProblemKind.INTERNAL, detail)


def _no_try_left() -> Refusal:
    detail = "this code is spent; send a new one or file without"
    return Refusal(HTTPStatus.TOO_MANY_REQUESTS, ProblemKind.TOO_MANY_TRIES, detail)
