"""``/v1/submissions/{id}/parts``: sealed attachments. They come before the envelope that names them."""

import hashlib
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request, Response
from sqlalchemy import func, select

from central import refusal_of_envelopes as refusals
from central.authentication import Authentication, Caller
from central.bodies import media_type
from central.problems import documented
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import Part
from kiosk.contract import envelope
from kiosk.contract.api import PART_MEDIA_TYPE, PartAccepted, PartsHeld
from kiosk.contract.envelope import MAX_PART_BYTES, MAX_PARTS
from kiosk.contract.http_signature import HttpMessage

_PART_BODY = {
    "requestBody": {
        "required": True,
        "description": f"the sealed part, at most {MAX_PART_BYTES} bytes",
        "content": {PART_MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    }
}


class Parts:
    """Keeps attachments as they came; opens none."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    def take(self, caller: Caller, submission: UUID, slot: str, sealed: bytes) -> tuple[str, bool]:
        """The SHA-256 of what is held under the slot, and whether it is new.

        Raises:
            Refusal: 409 something else is held there, 422 empty or too many.

        """
        digest = hashlib.sha256(sealed).hexdigest()
        if not sealed:
            raise refusals.bad_part("a part has at least one byte")
        with self._storage.write(turns.intake(caller.terminal)) as session:
            held = session.get(Part, (submission, slot))
            if held is not None:
                if (held.digest, held.terminal) != (digest, caller.terminal):
                    raise refusals.other_part()
                return digest, False
            count = session.scalar(
                select(func.count()).select_from(Part).where(Part.submission == submission)
            )
            if (count or 0) >= MAX_PARTS:
                raise refusals.bad_part(f"a submission has at most {MAX_PARTS} parts")
            session.add(
                Part(
                    submission=submission,
                    slot=slot,
                    terminal=caller.terminal,
                    received=self._clock(),
                    digest=digest,
                    size=len(sealed),
                    sealed=sealed,
                )
            )
        return digest, True

    def held(self, caller: Caller, submission: UUID) -> PartsHeld:
        """What is here of a submission that the terminal is sending."""
        with self._storage.read() as session:
            rows = session.scalars(
                select(Part)
                .where(Part.submission == submission, Part.terminal == caller.terminal)
                .order_by(Part.slot)
            )
            parts = tuple(envelope.Part(slot=row.slot, digest=row.digest, size=row.size) for row in rows)
        return PartsHeld(parts=parts)


def parts_router(parts: Parts, authentication: Authentication) -> APIRouter:
    """The two endpoints."""
    router = APIRouter()

    @router.put(
        "/v1/submissions/{submission}/parts/{slot}",
        summary="Hold one sealed attachment; the same again is welcome for ever",
        status_code=HTTPStatus.CREATED,
        responses={
            200: {"model": PartAccepted, "description": "It was held before"},
            **documented((400, 401, 403, 408, 409, 413, 415, 422, 500)),
        },
        openapi_extra=_PART_BODY,
    )
    def put(
        submission: UUID,
        slot: Annotated[str, Path(pattern=r"^[a-z0-9_]{1,40}$")],
        request: Request,
        response: Response,
        caller: Annotated[Caller, Depends(authentication)],
    ) -> PartAccepted:
        message: HttpMessage = request.state.message
        if media_type(message.headers) != PART_MEDIA_TYPE:
            raise refusals.not_a_part()
        digest, new = parts.take(caller, submission, slot, message.body)
        response.status_code = HTTPStatus.CREATED if new else HTTPStatus.OK
        return PartAccepted(digest=digest)

    @router.get(
        "/v1/submissions/{submission}/parts",
        summary="Which attachments are here already, to go on after a broken transfer",
        responses=documented((400, 401, 403, 408, 413, 500)),
    )
    def held(submission: UUID, caller: Annotated[Caller, Depends(authentication)]) -> PartsHeld:
        return parts.held(caller, submission)

    return router
