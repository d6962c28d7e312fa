"""``POST /v1/heartbeat?wait=50``: status up; the time, the delivery horizon and the catalogue's version down.

The answer waits until there is news or `wait` is over. So far the only news is that the service stops.
"""

import asyncio
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from central.authentication import Authentication, Caller
from central.bodies import json_body, takes_json
from central.catalogue import Services
from central.horizon import horizons_of, missing
from central.problems import documented
from central.references import References
from central.settings import Clock
from central.storage.database import Storage
from central.storage.inserting import insert_if_absent
from central.storage.models import Enrolment, Terminal, VoidedSequence
from kiosk.contract.api import HeartbeatRequest, HeartbeatResponse
from kiosk.contract.http_signature import HttpMessage
from kiosk.contract.receipt_number import MAX_SEQUENCE

LONGEST_WAIT = 50
"""Seconds; below the minute after which gateways close quiet connections."""
_VERSION_LENGTH = 100


class News:
    """Ends the waiting of every parked heartbeat. Belongs to the event loop."""

    def __init__(self) -> None:
        self._told = asyncio.Event()

    def tell(self) -> None:
        """Answer everybody now."""
        self._told.set()

    async def wait(self, seconds: float) -> None:
        """Until there is news, `seconds` at most."""
        try:
            async with asyncio.timeout(seconds):
                await self._told.wait()
        except TimeoutError:
            return


class Heartbeats:
    """Notes how terminals are and tells them how far the service is."""

    def __init__(self, storage: Storage, clock: Clock, services: Services, references: References) -> None:
        self._storage = storage
        self._clock = clock
        self._services = services
        self._references = references

    def note(self, caller: Caller, message: HttpMessage) -> int:
        """Keep what the terminal says of itself. Gives the epoch it files under now."""
        said = json_body(HeartbeatRequest, message.body)
        with self._storage.write() as session:
            terminal = session.get_one(Terminal, caller.terminal)
            terminal.seen = self._clock()
            terminal.version = said.version[:_VERSION_LENGTH]
            terminal.waiting = min(said.waiting, MAX_SEQUENCE)
            terminal.alarms = " ".join(said.alarms) or None
            enrolment = session.get(Enrolment, (caller.terminal, said.epoch or caller.epoch))
            if enrolment is None:
                return caller.epoch
            enrolment.issued = min(said.sequence, MAX_SEQUENCE)
            self._void(session, enrolment, said.voided)
            return enrolment.epoch

    def answer(self, caller: Caller, epoch: int) -> HeartbeatResponse:
        """How far the service is with that epoch of the terminal's, now."""
        with self._storage.read() as session:
            horizons = horizons_of(session, caller.terminal)
        return HeartbeatResponse(
            time=self._clock(),
            highest_contiguous=horizons[epoch].highest_contiguous,
            missing=missing(horizons, epoch),
            catalogue_version=self._services.version,
            references=self._references.versions(caller.terminal),
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
        caller: Annotated[Caller, Depends(authentication)],
        wait: Annotated[int, Query(ge=0, le=LONGEST_WAIT, description="seconds to wait for news")] = 0,
    ) -> HeartbeatResponse:
        epoch = await run_in_threadpool(heartbeats.note, caller, request.state.message)
        await news.wait(wait)
        return await run_in_threadpool(heartbeats.answer, caller, epoch)

    return router
