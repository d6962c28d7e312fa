"""``POST /v1/rotation``: a terminal takes a new key, which the one it has vouches for. Nobody has to come.

The request is signed with the present key and brings the new one with proof that the terminal holds it. The
new key begins an epoch, as an enrolment does, so that every envelope stays verifiable under the key of its
own epoch. When the answer was lost, the same request again, signed with the old key, gets the same answer;
for anything else that key is good no longer.
"""

import base64
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from fastapi import APIRouter, Request
from sqlalchemy import select
from sqlalchemy.orm import Session

from central import journal
from central.authentication import Caller, Unspent, refuse_unless_in, verified
from central.bodies import json_body, takes_json
from central.enrolment import begin_epochs, next_epoch, spare_epochs
from central.keys import Keys
from central.problems import Refusal, documented
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import Enrolment, Terminal
from kiosk.contract.fingerprint import fingerprint
from kiosk.contract.http_signature import HttpMessage
from kiosk.contract.problem import ProblemKind
from kiosk.contract.rotation import RotationRequest, RotationResponse, holds_key


@dataclass
class _Keyring:
    """The key that may ask for this rotation: the present one; once it is done, the one before."""

    storage: Storage
    wanted: bytes
    terminal: Terminal | None = None
    enrolment: Enrolment | None = None

    def key(self, key_id: str) -> Ed25519PublicKey | None:
        with self.storage.read() as session:
            self.terminal = session.scalar(select(Terminal).where(Terminal.code == key_id))
            if self.terminal is None:
                return None
            self.enrolment = session.get_one(Enrolment, (self.terminal.id, self.terminal.epoch))
            if _is_done(self.enrolment, self.wanted):
                self.enrolment = session.get_one(Enrolment, (self.terminal.id, self.enrolment.rotated_from))
            return Ed25519PublicKey.from_public_bytes(self.enrolment.public_key)


class Rotations:
    """Exchanges keys."""

    def __init__(self, storage: Storage, keys: Keys, clock: Clock) -> None:
        self._storage = storage
        self._keys = keys
        self._clock = clock

    def rotate(self, message: HttpMessage) -> RotationResponse:
        """The epoch of the new key.

        Raises:
            Refusal: 400 malformed, or the new key is not held or not new; 401 not signed with the present
            key; 403 shut out, or not approved yet.

        """
        now = self._clock()
        asked = json_body(RotationRequest, message.body)
        ring = _Keyring(self._storage, asked.raw_key)
        otherwise = "sign with the key that the terminal has now; when that is lost, enrol it again"
        signed = verified(message, ring.key, now, otherwise)
        assert ring.terminal is not None
        assert ring.enrolment is not None
        caller = Caller(ring.terminal.id, ring.terminal.epoch)
        asking = Unspent(caller, ring.terminal.code, signed, ring.enrolment.approved is not None)
        refuse_unless_in(ring.terminal, approved=asking.approved)
        if not holds_key(asked, ring.terminal.code):
            raise _bad_key("prove with the new key that the terminal holds it")
        with self._storage.write(turns.ENROLMENT) as session:
            asking.spend(session)
            terminal = session.get_one(Terminal, caller.terminal)
            present = session.get_one(Enrolment, (terminal.id, terminal.epoch))
            if not _is_done(present, asked.raw_key):
                if present.public_key != ring.enrolment.public_key:
                    # Another rotation, or an enrolment, was quicker.
                    raise Refusal(
                        HTTPStatus.UNAUTHORIZED, ProblemKind.BAD_SIGNATURE, "sign with the present key"
                    )
                self._begin(session, terminal, asked.raw_key, now)
            return self._answer(terminal.id, terminal.epoch)

    def _begin(self, session: Session, terminal: Terminal, raw_key: bytes, now: datetime) -> None:
        if (
            session.scalar(select(Enrolment.epoch).where(Enrolment.public_key == raw_key).limit(1))
            is not None
        ):
            raise _bad_key("bring a key that was never used before")
        before = terminal.epoch
        terminal.epoch = next_epoch(terminal)
        begin_epochs(session, terminal, raw_key, now, rotated_from=before)
        detail = f"epoch {terminal.epoch}, {fingerprint(raw_key)}"
        journal.write(session, now, "", "terminal.key_rotated", terminal=terminal.code, detail=detail)

    def _answer(self, terminal: int, epoch: int) -> RotationResponse:
        return RotationResponse(
            epoch=epoch,
            receipt_key=base64.b64encode(self._keys.receipt_key(terminal, epoch)).decode("ascii"),
            spare=spare_epochs(self._keys, terminal, epoch),
        )


def rotation_router(rotations: Rotations) -> APIRouter:
    """The endpoint."""
    router = APIRouter()

    @router.post(
        "/v1/rotation",
        summary="A terminal takes a new key, signed for by the one it has",
        responses=documented((400, 401, 403, 408, 413, 500)),
        openapi_extra=takes_json(RotationRequest),
    )
    def rotate(request: Request) -> RotationResponse:
        return rotations.rotate(request.state.message)

    return router


def _is_done(present: Enrolment, wanted: bytes) -> bool:
    return present.public_key == wanted and present.rotated_from is not None


def _bad_key(detail: str) -> Refusal:
    return Refusal(HTTPStatus.BAD_REQUEST, ProblemKind.BAD_REQUEST, detail)
