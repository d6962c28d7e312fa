"""``POST /v1/heartbeat?wait=50``: the answer waits until there is news for that terminal, or `wait` is over.

In front of the framework's routes: ten thousand heartbeats wait at one worker, and what the framework keeps
for each request is more than that worker may take. While one waits, all that is kept of it is what its answer
and the signature of that need.
"""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qs

import structlog
from fastapi import APIRouter, Query
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from central.bodies import takes_json
from central.grouping import Groups
from central.heartbeat import Heartbeats, Noted
from central.news import News
from central.problems import Refusal, documented, problem_response
from kiosk.contract.api import LONGEST_WAIT, HeartbeatRequest, HeartbeatResponse
from kiosk.contract.http_signature import HttpMessage
from kiosk.contract.problem import ProblemKind

_PATH = "/v1/heartbeat"
_OF_THE_ANSWER = ("signature", "signature-input")
"""Headers of the request that its answer's signature covers or is found by."""


class HeartbeatPath:
    """ASGI middleware inside of `SignedHttp`: answers heartbeats, hands everything else on."""

    def __init__(self, app: ASGIApp, *, heartbeats: Heartbeats, news: News) -> None:
        self._app = app
        self._news = news
        self._notes: Groups[HttpMessage, Noted] = Groups(heartbeats.note)
        self._answers: Groups[Noted, HeartbeatResponse] = Groups(heartbeats.answer)
        self._log = structlog.get_logger("central.http")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"] != _PATH or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        try:
            message, wait = scope["state"]["message"], _wait(scope["query_string"])
            # Nobody behind asks for them; the server would keep them as long as it keeps the heartbeat.
            scope["headers"].clear()
            noted = await self._noted(message, wait)
            body = (await self._answers.do(noted)).model_dump_json()
            response = Response(body, media_type="application/json")
        except Refusal as refusal:
            self._log.info("refused", route=_PATH, status=refusal.problem.status, kind=refusal.problem.type)
            response = problem_response(refusal.problem, refusal.headers)
        await response(scope, receive, send)

    async def _noted(self, message: HttpMessage, wait: int) -> Noted:
        """Once there is something to answer."""
        rings = self._news.rings
        noted = await self._notes.do(message)
        if wait == 0 or noted.told is None or noted.news != noted.told:
            return noted
        message.body = b""
        message.headers = {name: message.headers[name] for name in _OF_THE_ANSWER}
        await self._news.wait(noted.terminal, noted.told, wait, rings)
        return noted


def _wait(query: bytes) -> int:
    """Seconds.

    Raises:
        Refusal: 400, no number from 0 to `LONGEST_WAIT`.

    """
    given = parse_qs(query.decode("latin-1"), keep_blank_values=True).get("wait", ["0"])[-1]
    if given.isascii() and given.isdecimal() and len(given) <= len(str(LONGEST_WAIT)):
        seconds = int(given)
        if seconds <= LONGEST_WAIT:
            return seconds
    raise Refusal(HTTPStatus.BAD_REQUEST, ProblemKind.BAD_REQUEST, "correct wait, see openapi.json")


def heartbeat_router() -> APIRouter:
    """Its description, and the refusal of other methods."""
    router = APIRouter()

    @router.post(
        _PATH,
        summary="Status up, delivery horizon and version hints down (long poll)",
        responses=documented((400, 401, 403, 408, 413, 500)),
        openapi_extra=takes_json(HeartbeatRequest),
    )
    async def beat(
        wait: Annotated[int, Query(ge=0, le=LONGEST_WAIT, description="seconds to wait for news")] = 0,
    ) -> HeartbeatResponse:
        raise AssertionError(f"HeartbeatPath answers in front of this, {wait=}")

    return router
