"""``POST /v1/audit``: terminals hand over their audit trails; on the signed answer they may delete them."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated

import structlog
from fastapi import APIRouter, Depends, Request
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from central.authentication import Authentication, Caller
from central.bodies import json_body, takes_json
from central.problems import Refusal, documented
from central.rollouts.outcomes import ENDED
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import AuditEvent
from kiosk.contract.api import AuditBatch, AuditEntry, AuditHeld
from kiosk.contract.audit_chain import NO_ENTRY, link
from kiosk.contract.problem import ProblemKind


class AuditTrails:
    """Holds trails whose chain it has checked."""

    def __init__(self, storage: Storage, clock: Clock, bundle_ended: Callable[[], None]) -> None:
        """`bundle_ended` is called when a terminal has told how a bundle ended there."""
        self._storage = storage
        self._clock = clock
        self._bundle_ended = bundle_ended
        self._log = structlog.get_logger("central.audit")

    def take(self, caller: Caller, batch: AuditBatch) -> AuditHeld:
        """Hold what follows on what is held.

        Raises:
            Refusal: 400 not consecutive, 409 other than what is held, 422 the chain is broken.

        """
        _require_consecutive(batch)
        with self._storage.write(turns.audit(caller.terminal)) as session:
            through = _through(session, caller, batch)
            first = batch.entries[0].number
            begins_late = first > through + 1
            if begins_late and batch.oldest != first:
                return AuditHeld(through=through)
            held = _chains(session, caller, batch)
            self._require_chained(caller, batch, held, late=begins_late)
            new = [_row(caller, batch, each) for each in batch.entries if each.number not in held]
            if new:
                session.execute(insert(AuditEvent), [{**each, "received": self._clock()} for each in new])
            if begins_late:
                self._log.warning("audit trail begins late", terminal=caller.terminal, number=first)
        if any(each["event"] == ENDED for each in new):
            self._bundle_ended()
        return AuditHeld(through=max(through, batch.entries[-1].number))

    def _require_chained(
        self, caller: Caller, batch: AuditBatch, held: dict[int, str], *, late: bool
    ) -> None:
        first = batch.entries[0]
        previous = NO_ENTRY if first.number == 1 else held.get(first.number - 1)
        for each in batch.entries:
            if held.get(each.number, each.chain) != each.chain:
                self._log.warning("audit trail altered", terminal=caller.terminal, number=each.number)
                detail = f"entry {each.number} is held with another content; look at the trail"
                raise Refusal(HTTPStatus.CONFLICT, ProblemKind.OTHER_DIGEST, detail)
            # The first after a loss can only be believed; from it on the chain holds again.
            believed = late and each is first
            if not believed and (previous is None or each.chain != _link(previous, each)):
                self._log.warning("audit chain broken", terminal=caller.terminal, number=each.number)
                detail = f"entry {each.number} is not chained to the one before it"
                raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.BAD_CONTENT, detail)
            previous = each.chain


def audit_router(trails: AuditTrails, authentication: Authentication) -> APIRouter:
    """The endpoint."""
    router = APIRouter()

    @router.post(
        "/v1/audit",
        summary="Hold consecutive entries of a terminal's audit trail; tells up to where it is held",
        responses=documented((400, 401, 403, 408, 409, 413, 422, 500)),
        openapi_extra=takes_json(AuditBatch),
    )
    def take(request: Request, caller: Annotated[Caller, Depends(authentication.waiting)]) -> AuditHeld:
        return trails.take(caller, json_body(AuditBatch, request.state.message.body))

    return router


def _require_consecutive(batch: AuditBatch) -> None:
    numbers = [each.number for each in batch.entries]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))) or numbers[-1] > _MOST_ENTRIES:
        detail = "correct entries: consecutive numbers, oldest first"
        raise Refusal(HTTPStatus.BAD_REQUEST, ProblemKind.BAD_REQUEST, detail)


_MOST_ENTRIES = 2**31 - 1
"""What the column holds; a terminal that writes one a second is there after 68 years."""


def _through(session: Session, caller: Caller, batch: AuditBatch) -> int:
    return (
        session.scalar(
            select(func.max(AuditEvent.number)).where(
                AuditEvent.terminal == caller.terminal, AuditEvent.trail == batch.trail
            )
        )
        or 0
    )


def _chains(session: Session, caller: Caller, batch: AuditBatch) -> dict[int, str]:
    """What is held of these entries and of the one before them."""
    rows = session.execute(
        select(AuditEvent.number, AuditEvent.chain).where(
            AuditEvent.terminal == caller.terminal,
            AuditEvent.trail == batch.trail,
            AuditEvent.number.between(batch.entries[0].number - 1, batch.entries[-1].number),
        )
    )
    return {row[0]: row[1] for row in rows}


def _row(caller: Caller, batch: AuditBatch, entry: AuditEntry) -> dict[str, object]:
    return {"terminal": caller.terminal, "trail": batch.trail, **entry.model_dump()}


def _link(previous: str, entry: AuditEntry) -> str:
    return link(previous, entry.number, entry.at, entry.event, entry.fields)
