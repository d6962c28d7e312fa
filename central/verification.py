"""One-time codes: is the person at the terminal the one whose telephone is on file for the card?

A code lives five minutes and five tries. Kept of it is a keyed digest, and of the person too; both are
removed soon after. Who answers right gets a signed statement, and gets it again if it was lost.
"""

import hmac
import secrets
from datetime import timedelta
from http import HTTPStatus
from uuid import UUID, uuid4

import structlog
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from central.authentication import Caller
from central.keys import Keys
from central.message_gateway import MessageGateway, MessageNotSent
from central.people import PhoneRegister, masked
from central.problems import Refusal
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import Verification
from kiosk.contract import api, assurance
from kiosk.contract.problem import ProblemKind

CODE_DIGITS = 6
CODE_LIFE = timedelta(minutes=5)
TRIES = 5
CODES_PER_PERSON = 3
"""Unanswered ones within `QUOTA_WINDOW`: enough to try again, too few to pester a telephone or to guess.
A code that was answered right does not count: its telephone is at the terminal.
"""
QUOTA_WINDOW = timedelta(minutes=10)


class Verifications:
    """Sends codes and judges answers."""

    def __init__(
        self, storage: Storage, keys: Keys, clock: Clock, phones: PhoneRegister, gateway: MessageGateway
    ) -> None:
        self._storage = storage
        self._keys = keys
        self._clock = clock
        self._phones = phones
        self._gateway = gateway
        self._log = structlog.get_logger("central.verification")

    def start(self, caller: Caller, number: str) -> api.VerificationStarted:
        """Send a code to the telephone on file for the ID number.

        Raises:
            Refusal: 404 no telephone, 429 too many codes lately, 503 the message cannot be sent.

        """
        phone = self._phones.phone_of(number)
        if phone is None:
            detail = "file without it: identity to be confirmed at the window"
            raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NO_PHONE_ON_FILE, detail)
        code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
        started = self._keep(caller, number, code)
        try:
            self._gateway.send(phone, _text(code))
        except MessageNotSent as error:
            self._log.warning("message not sent", reason=str(error))
            self._forget(started.id)
            detail = "no message can be sent now; file without it: identity to be confirmed at the window"
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, ProblemKind.INTERNAL, detail) from error
        return api.VerificationStarted(
            id=started.id, masked_phone=masked(phone), expires=started.expires, tries=started.tries_left
        )

    def confirm(self, caller: Caller, verification: UUID, code: str) -> api.VerificationStatement:
        """The statement, if `code` is the one that was sent.

        Raises:
            Refusal: 404 unknown or expired, 422 wrong, 429 no try left.

        """
        now = self._clock()
        with self._storage.write(turns.VERIFICATION) as session:
            row = session.get(Verification, verification)
            if row is None or row.terminal != caller.terminal or row.expires <= now:
                detail = "the code has expired or was never sent; send a new one"
                raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
            if row.tries_left == 0:
                raise _no_try_left()
            right = hmac.compare_digest(row.code, self._code_digest(verification, code))
            if right:
                row.verified = row.verified or now
            else:
                row.tries_left -= 1
            verified, tries_left, sealed_digest = row.verified, row.tries_left, row.sealed_digest
        if not right and not tries_left:
            raise _no_try_left()
        if not right or verified is None:
            detail = f"look at the message again; {tries_left} tries left"
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.WRONG_CODE, detail)
        claims = api.VerificationClaims(
            id=verification,
            terminal=caller.terminal,
            number_digest=self._opened_digest(sealed_digest, verification),
            means="one_time_code",
            verified=verified,
        )
        return api.VerificationStatement(statement=assurance.sign(claims, self._keys.signing))

    def _keep(self, caller: Caller, number: str, code: str) -> Verification:
        now = self._clock()
        person = self._keys.fingerprint("person", number)
        verification = uuid4()
        with self._storage.write(turns.VERIFICATION) as session:
            session.execute(delete(Verification).where(Verification.started <= now - QUOTA_WINDOW))
            self._check_quota(session, person)
            row = Verification(
                id=verification,
                terminal=caller.terminal,
                person=person,
                sealed_digest=self._sealed_digest(number, verification),
                code=self._code_digest(verification, code),
                started=now,
                expires=now + CODE_LIFE,
                tries_left=TRIES,
            )
            session.add(row)
        return row

    @staticmethod
    def _check_quota(session: Session, person: bytes) -> None:
        """Rows older than the window are gone already."""
        sent = select(func.count(Verification.id)).where(
            Verification.person == person, Verification.verified.is_(None)
        )
        if (session.scalar(sent) or 0) >= CODES_PER_PERSON:
            raise Refusal(
                HTTPStatus.TOO_MANY_REQUESTS,
                ProblemKind.TOO_MANY_TRIES,
                "too many codes were sent to this telephone; wait ten minutes or file without",
                retry_after=int(QUOTA_WINDOW.total_seconds()),
            )

    def _forget(self, verification: UUID) -> None:
        with self._storage.write() as session:
            session.execute(delete(Verification).where(Verification.id == verification))

    def _sealed_digest(self, number: str, verification: UUID) -> bytes:
        """The digest of the statement to come. ID numbers can be guessed from it, so it is kept sealed."""
        digest = assurance.number_digest(number, verification).encode("ascii")
        return self._keys.suite.seal(digest, self._keys.sealing_public, verification.bytes)

    def _opened_digest(self, sealed: bytes, verification: UUID) -> str:
        return self._keys.suite.open(sealed, self._keys.sealing_private, verification.bytes).decode("ascii")

    def _code_digest(self, verification: UUID, code: str) -> bytes:
        return self._keys.fingerprint("code", f"{verification}|{code}")


def _text(code: str) -> str:
    minutes = int(CODE_LIFE.total_seconds()) // 60
    return f"【甘井子政务】验证码 {code}，{minutes}分钟内有效。您正在自助终端核验身份，请勿告诉他人。"


def _no_try_left() -> Refusal:
    detail = "this code is spent; send a new one or file without"
    return Refusal(HTTPStatus.TOO_MANY_REQUESTS, ProblemKind.TOO_MANY_TRIES, detail)
