"""Sends one-time codes for terminals that ask: on the opening's side, because the ID number comes sealed and
the telephones on file are kept away from what strangers can reach.

The request and what became of it are rows: `central.verification` writes the one and reads the other.
"""

import secrets
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.orm import Session

from central import codes
from central.codes import PATIENCE, QUOTA_WINDOW, Outcome
from central.message_gateway import MessageGateway, MessageNotSent
from central.opening_key import OpeningKey
from central.people import PhoneRegister, masked
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.verification_tables import CodeRequest, Verification
from kiosk.contract import assurance
from kiosk.contract.api import VERIFICATION_INFO
from kiosk.contract.suite import CannotOpen

ONE_TIME_CODE = "one_time_code"
CODE_DIGITS = 6
CODE_LIFE = timedelta(minutes=5)
TRIES = 5
CODES_PER_PERSON = 3
"""Unanswered ones within `QUOTA_WINDOW`: enough to try again, too few to pester a telephone or to guess.
A code that was answered right does not count: its telephone is at the terminal.
"""


class CodeSender:
    """Answers requests, the first to come first."""

    def __init__(
        self, storage: Storage, key: OpeningKey, clock: Clock, phones: PhoneRegister, gateway: MessageGateway
    ) -> None:
        self._storage = storage
        self._key = key
        self._clock = clock
        self._phones = phones
        self._gateway = gateway
        self._log = structlog.get_logger("central.code_sending")

    def step(self) -> bool:
        """Answer one. Gives whether there was any."""
        now = self._clock()
        with self._storage.read() as session:
            if session.scalar(_waiting(now)) is None:
                return False
        with self._storage.write() as session:
            request = _taken_up(session, now)
        if request is None:
            return False
        outcome, phone = self._answer(request)
        with self._storage.write() as session:
            session.execute(
                update(CodeRequest)
                .where(CodeRequest.id == request.id)
                .values(outcome=outcome, masked_phone=masked(phone) if phone else None)
            )
        return True

    def _answer(self, request: CodeRequest) -> tuple[Outcome, str | None]:
        try:
            number = self._key.unseal(request.sealed_number, VERIFICATION_INFO).decode("ascii")
        except (CannotOpen, UnicodeDecodeError):
            return Outcome.CANNOT_OPEN, None
        if request.means != ONE_TIME_CODE:
            # Nothing is sent: an app, or a member of staff, says the word.
            kept = self._keep(request, number, secrets.token_urlsafe(CODE_DIGITS))
            return (Outcome.SENT if kept else Outcome.TOO_MANY), None
        phone = self._phones.phone_of(number)
        if phone is None:
            return Outcome.NO_PHONE, None
        code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
        if not self._keep(request, number, code):
            return Outcome.TOO_MANY, None
        try:
            self._gateway.send(phone, _text(code))
        except MessageNotSent as error:
            self._log.warning("message not sent", reason=str(error))
            with self._storage.write() as session:
                session.execute(delete(Verification).where(Verification.id == request.id))
            return Outcome.NOT_SENT, None
        return Outcome.SENT, phone

    def _keep(self, request: CodeRequest, number: str, code: str) -> bool:
        """Whether there may be one more for this person; then it is kept."""
        now = self._clock()
        person = self._key.fingerprint("person", number)
        secret = self._key.code_secret
        with self._storage.write(turns.VERIFICATION) as session:
            session.execute(delete(Verification).where(Verification.started <= now - QUOTA_WINDOW))
            if _unanswered(session, person) >= CODES_PER_PERSON:
                return False
            session.add(
                Verification(
                    id=request.id,
                    terminal=request.terminal,
                    person=person,
                    sealed_digest=codes.seal(secret, request.id, assurance.number_digest(number, request.id)),
                    code=codes.code_digest(secret, request.id, code),
                    started=now,
                    expires=now + CODE_LIFE,
                    tries_left=TRIES,
                    means=request.means,
                )
            )
        return True


def _waiting(now: datetime) -> Select[Any]:
    return (
        select(CodeRequest.id)
        .where(CodeRequest.outcome.is_(None), CodeRequest.asked > now - PATIENCE)
        .order_by(CodeRequest.asked)
        .limit(1)
    )


def _taken_up(session: Session, now: datetime) -> CodeRequest | None:
    """The first that waits; no other process takes it up."""
    request = session.scalar(_waiting(now))
    if request is None:
        return None
    taken = session.scalar(
        update(CodeRequest)
        .where(CodeRequest.id == request, CodeRequest.outcome.is_(None))
        .values(outcome=Outcome.TAKEN_UP)
        .returning(CodeRequest.id)
    )
    return session.get_one(CodeRequest, taken) if taken else None


def _unanswered(session: Session, person: bytes) -> int:
    """Rows older than the window are gone already."""
    sent = select(func.count(Verification.id)).where(
        Verification.person == person, Verification.verified.is_(None)
    )
    return session.scalar(sent) or 0


def _text(code: str) -> str:
    minutes = int(CODE_LIFE.total_seconds()) // 60
    return f"【甘井子政务】验证码 {code}，{minutes}分钟内有效。您正在自助终端核验身份，请勿告诉他人。"
