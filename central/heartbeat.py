"""``POST /v1/heartbeat?wait=50``: status up; the time, the delivery horizon and version hints down.

The answer waits until there is news for that terminal or `wait` is over (`central.news`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from central.admission import present_key
from central.authentication import Authentication, Caller
from central.bodies import json_body, takes_json
from central.catalogue import Services
from central.horizon import horizons_of, missing
from central.news import News
from central.problems import documented
from central.references import References
from central.settings import Clock
from central.storage.database import Storage
from central.storage.inserting import insert_if_absent
from central.storage.models import Enrolment, Terminal, VoidedSequence
from central.updates.assigning import latest_sequence
from kiosk.contract.api import LONGEST_WAIT, HeartbeatRequest, HeartbeatResponse
from kiosk.contract.http_signature import HttpMessage
from kiosk.contract.receipt_number import MAX_SEQUENCE

_VERSION_LENGTH = 100


@dataclass(frozen=True)
class Noted:
    """What the answer needs of a heartbeat that was noted."""

    terminal: int
    epoch: int
    """Under which the terminal files now."""
    news: int


class Heartbeats:
    """Notes how terminals are and tells them how far the service is."""

    def __init__(self, storage: Storage, clock: Clock, services: Services, references: References) -> None:
        self._storage = storage
        self._clock = clock
        self._services = services
        self._references = references

    def note(self, caller: Caller, said: HeartbeatRequest) -> Noted:
        """Keep what the terminal says of itself."""
        with self._storage.write() as session:
            terminal = session.get_one(Terminal, caller.terminal)
            terminal.seen = self._clock()
            terminal.version = said.version[:_VERSION_LENGTH]
            terminal.waiting = min(said.waiting, MAX_SEQUENCE)
            terminal.alarms = " ".join(said.alarms) or None
            enrolment = session.get(Enrolment, (caller.terminal, said.epoch or caller.epoch))
            if enrolment is None:
                return Noted(terminal.id, caller.epoch, terminal.news)
            enrolment.issued = min(said.sequence, MAX_SEQUENCE)
            self._void(session, enrolment, said.voided)
            return Noted(terminal.id, enrolment.epoch, terminal.news)

    def answer(self, noted: Noted) -> HeartbeatResponse:
        """How far the service is with that terminal, now."""
        with self._storage.read() as session:
            terminal = session.get_one(Terminal, noted.terminal)
            approved = present_key(session, terminal).approved is not None
            horizons = horizons_of(session, noted.terminal)
            assignment = latest_sequence(session, noted.terminal)
        return HeartbeatResponse(
            time=self._clock(),
            highest_contiguous=horizons[noted.epoch].highest_contiguous,
            missing=missing(horizons, noted.epoch),
            catalogue_version=self._services.version,
            assignment=assignment,
            references=self._references.versions(noted.terminal),
            news=terminal.news,
            approved=approved,
        )

    def _void(self, session: Session, enrolment: Enrolment, sequences: Sequence[int]) -> None:
        for sequence in {each for each in sequences if each <= MAX_SEQUENCE}:
            key = {"terminal": enrolment.terminal, "epoch": enrolment.epoch, "sequence": sequence}
            if session.get(VoidedSequence, key) is None:
                insert_if_absent(session, VoidedSequence, {**key, "told": self._clock()})


def heartbeat_router(heartbeats: Heartbeats, news: News, authentication: Authentication) -> APIRouter:
    """The endpoint. A parked heartbeat holds no thread."""
    router = APIRouter()

    @router.post(
        "/v1/heartbeat",
        summary="Status up, delivery horizon and version hints down (long poll)",
        responses=documented((400, 401, 403, 408, 413, 500)),
        openapi_extra=takes_json(HeartbeatRequest),
    )
    async def beat(
        request: Request,
        caller: Annotated[Caller, Depends(authentication.waiting)],
        wait: Annotated[int, Query(ge=0, le=LONGEST_WAIT, description="seconds to wait for news")] = 0,
    ) -> HeartbeatResponse:
        message: HttpMessage = request.state.message
        said = json_body(HeartbeatRequest, message.body)
        if wait == 0 or said.told is None:
            noted = await run_in_threadpool(heartbeats.note, caller, said)
        else:
            place = news.enter(caller.terminal, said.told)
            try:
                noted = await run_in_threadpool(heartbeats.note, caller, said)
                if noted.news == said.told:
                    await place.wait(wait)
            finally:
                news.leave(place)
        return await run_in_threadpool(heartbeats.answer, noted)

    return router
