"""The terminals' endpoints of queues, signed."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request

from central.authentication import Authentication, Caller
from central.bodies import json_body, takes_json
from central.problems import documented
from central.queues.desk import Queues
from kiosk.contract.queues import QUEUES_PATH, TICKETS_PATH, QueuesStanding, TicketAnswer, TicketWanted


def queues_router(queues: Queues, authentication: Authentication) -> APIRouter:
    """How they stand, and a number."""
    router = APIRouter()
    signed = Depends(authentication)

    @router.get(
        QUEUES_PATH,
        summary="How the queues at the windows stand now",
        responses=documented((401, 403, 408, 413, 500)),
    )
    def stand(caller: Annotated[Caller, signed]) -> QueuesStanding:  # noqa: ARG001  only terminals may ask
        return queues.standing()

    @router.put(
        f"{TICKETS_PATH}/{{ticket}}",
        summary="Take a number for today, or find the one that was given under this id",
        responses=documented((400, 401, 403, 404, 408, 413, 422, 500)),
        openapi_extra=takes_json(TicketWanted),
    )
    def taken(ticket: UUID, request: Request, caller: Annotated[Caller, signed]) -> TicketAnswer:
        return queues.take(caller, ticket, json_body(TicketWanted, request.state.message.body))

    @router.delete(
        f"{TICKETS_PATH}/{{ticket}}",
        summary="Nobody holds what was asked for under this id: call nobody, and give no number",
        responses=documented((400, 401, 403, 404, 408, 413, 422, 500)),
    )
    def given_back(ticket: UUID, caller: Annotated[Caller, signed]) -> TicketAnswer:
        return queues.give_back(caller, ticket)

    return router
