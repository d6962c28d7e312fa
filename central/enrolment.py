"""``POST /v1/enrolment``: a machine with a one-time code becomes a terminal, or one again under a new epoch.

The request is signed with the key it brings. The same machine that asks again with the same code and key (its
answer was lost on the way) gets the same answer; anybody else finds the code used.
"""

import base64
import binascii
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from fastapi import APIRouter, Request
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central import journal
from central.authentication import verified
from central.bodies import json_body, takes_json
from central.enrolment_codes import code_digest
from central.errors import CentralError
from central.keys import Keys
from central.nonces import spend
from central.problems import Refusal, documented
from central.reassignment import require_movable
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import Enrolment, EnrolmentCode, Terminal
from kiosk.contract.api import (
    ENROLMENT_KEY_ID,
    SPARE_EPOCHS,
    EnrolmentRequest,
    EnrolmentResponse,
    SpareEpoch,
)
from kiosk.contract.fingerprint import fingerprint
from kiosk.contract.http_signature import HttpMessage
from kiosk.contract.problem import ProblemKind
from kiosk.contract.receipt_number import MAX_EPOCH, MAX_TERMINAL, terminal_code
from kiosk.contract.suite import key_id


class Enrolments:
    """Lets machines in."""

    def __init__(
        self, storage: Storage, keys: Keys, clock: Clock, update_root: Callable[[], str | None]
    ) -> None:
        """`update_root` gives the newest TUF root, where there is one."""
        self._storage = storage
        self._keys = keys
        self._clock = clock
        self._update_root = update_root

    def enrol(self, message: HttpMessage) -> EnrolmentResponse:
        """Who the machine is from now on.

        Raises:
            Refusal: 400 malformed, 401 not signed with the key it brings, 403 no good code for this machine.

        """
        now = self._clock()
        asked = json_body(EnrolmentRequest, message.body)
        public_key = _public_key(asked.public_key)
        otherwise = f"sign with the key you bring, as {ENROLMENT_KEY_ID}"
        signed = verified(message, {ENROLMENT_KEY_ID: public_key}.get, now, otherwise)
        raw_key = public_key.public_bytes_raw()
        with self._storage.write(turns.ENROLMENT) as session:
            spend(session, f"{ENROLMENT_KEY_ID}:{key_id(raw_key)}", signed)
            code = self._good_code(session, asked, raw_key, now)
            if code.used_by is None:
                self._use(session, code, raw_key, now, asked.reason)
            assert code.terminal is not None
            assert code.epoch is not None
            return self._answer(session.get_one(Enrolment, (code.terminal, code.epoch)))

    def _good_code(
        self, session: Session, asked: EnrolmentRequest, raw_key: bytes, now: datetime
    ) -> EnrolmentCode:
        """The code, unless it is unknown, late, another machine's or used; which of them is not told."""
        code = session.get(EnrolmentCode, code_digest(self._keys, asked.code))
        if (
            code is None
            or code.expires <= now
            or code.hardware_serial != asked.hardware_serial
            or code.used_by not in (None, raw_key)
        ):
            detail = "the code is wrong, used, late or another machine's; ask the operator for a new one"
            raise Refusal(HTTPStatus.FORBIDDEN, ProblemKind.BAD_ENROLMENT_CODE, detail)
        return code

    @staticmethod
    def _use(session: Session, code: EnrolmentCode, raw_key: bytes, now: datetime, reason: str) -> None:
        terminal = _terminal(session, code.hardware_serial)
        if code.site:
            # Looked at again: since the code was given it may have filed where it stood.
            _require_movable(session, terminal, code.site, now)
            terminal.site = code.site
        begin_epochs(session, terminal, raw_key, now)
        code.used_by, code.terminal, code.epoch = raw_key, terminal.id, terminal.epoch
        detail = f"epoch {terminal.epoch}, {reason}, {fingerprint(raw_key)}"
        journal.write(session, now, "", "terminal.enrolled", terminal=terminal.code, detail=detail)

    def _answer(self, enrolment: Enrolment) -> EnrolmentResponse:
        terminal, epoch = enrolment.terminal, enrolment.epoch
        return EnrolmentResponse(
            terminal=terminal,
            epoch=epoch,
            receipt_key=_text(self._keys.receipt_key(terminal, epoch)),
            signing_key=_text(self._keys.signing_public),
            signing_key_id=self._keys.signing_id,
            sealing_key=_text(self._keys.sealing_public),
            sealing_key_id=self._keys.sealing_id,
            suite=self._keys.suite.name,
            approved=enrolment.approved is not None,
            spare=spare_epochs(self._keys, terminal, epoch),
            update_root=self._update_root(),
        )


def enrolment_router(enrolments: Enrolments) -> APIRouter:
    """The endpoint."""
    router = APIRouter()

    @router.post(
        "/v1/enrolment",
        summary="A machine with a one-time code becomes a terminal",
        responses=documented((400, 401, 403, 408, 413, 500)),
        openapi_extra=takes_json(EnrolmentRequest),
    )
    def enrol(request: Request) -> EnrolmentResponse:
        return enrolments.enrol(request.state.message)

    return router


def _require_movable(session: Session, terminal: Terminal, site: str, now: datetime) -> None:
    try:
        require_movable(session, terminal, site, now)
    except CentralError as error:
        detail = "submissions of its present site are still on their way; deliver them, then ask again"
        raise Refusal(HTTPStatus.FORBIDDEN, ProblemKind.SITE_PENDING, detail) from error


def _terminal(session: Session, hardware_serial: str) -> Terminal:
    """The machine's row with a new epoch; a new row for a machine never seen. A code lifts a revocation."""
    known = session.scalar(select(Terminal).where(Terminal.hardware_serial == hardware_serial))
    if known is not None:
        known.epoch = next_epoch(known)
        known.revoked = None
        return known
    number = _next(session.scalar(select(func.max(Terminal.id))) or 0, MAX_TERMINAL)
    terminal = Terminal(id=number, code=terminal_code(number), hardware_serial=hardware_serial, epoch=1)
    session.add(terminal)
    session.flush()
    return terminal


def next_epoch(terminal: Terminal) -> int:
    """The first that its keys so far were not given."""
    return _next(terminal.epoch + SPARE_EPOCHS, MAX_EPOCH - SPARE_EPOCHS)


def begin_epochs(
    session: Session, terminal: Terminal, raw_key: bytes, now: datetime, rotated_from: int | None = None
) -> None:
    """The terminal's present epoch and its spare ones, under that key. One that the approved key before it
    vouches for, in the epoch `rotated_from`, is approved.
    """
    approved = None if rotated_from is None else now
    for epoch in _epochs(terminal.epoch):
        session.add(
            Enrolment(
                terminal=terminal.id,
                epoch=epoch,
                public_key=raw_key,
                enrolled=now,
                approved=approved,
                rotated_from=rotated_from,
            )
        )


def spare_epochs(keys: Keys, terminal: int, epoch: int) -> tuple[SpareEpoch, ...]:
    """Those that go with `epoch`, for the terminal."""
    return tuple(
        SpareEpoch(epoch=spare, receipt_key=_text(keys.receipt_key(terminal, spare)))
        for spare in _epochs(epoch)[1:]
    )


def _epochs(first: int) -> range:
    """What one enrolment gives: its own epoch, and those to open when the outbox was lost."""
    return range(first, first + 1 + SPARE_EPOCHS)


def _next(last: int, greatest: int) -> int:
    if last >= greatest:
        raise OverflowError("receipt numbers have no room for another terminal or epoch")
    return last + 1


def _public_key(text: str) -> Ed25519PublicKey:
    try:
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True))
    except (ValueError, binascii.Error) as error:
        detail = "public_key is the Base64 of an Ed25519 public key, 32 bytes"
        raise Refusal(HTTPStatus.BAD_REQUEST, ProblemKind.BAD_REQUEST, detail) from error


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
