"""``GET /v1/statistics``: what arrived from a terminal, for its own check."""

from typing import Annotated

from fastapi import APIRouter, Depends

from central.authentication import Authentication, Caller
from central.counts import count
from central.problems import documented
from central.storage.database import Storage
from kiosk.contract.api import Statistics


def statistics_router(storage: Storage, authentication: Authentication) -> APIRouter:
    """The endpoint: each terminal sees its own."""
    router = APIRouter()

    @router.get(
        "/v1/statistics",
        summary="What arrived from the terminal that asks",
        responses=documented((401, 403, 408, 413, 500)),
    )
    def read(caller: Annotated[Caller, Depends(authentication)]) -> Statistics:
        return count(storage, caller.terminal)

    return router
