"""``POST /v1/heartbeat?wait=50``: the answer waits until there is news for that terminal, or `wait` is over.

In front of the framework, all of it: ten thousand heartbeats wait at one worker, and every layer that a
request has come through keeps a frame of its own for as long as the request waits. While one waits, all that
is kept of it is what its answer and the signature of that need.
"""

import time
from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qs

import structlog
from fastapi import APIRouter, Query
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from central.bodies import takes_json
from central.bounded_body import Gone
from central.grouping import Groups
from central.heartbeat import Heartbeats, Noted
from central.metrics import Metrics
from central.news import News
from central.problems import Refusal, documented
from central.signed_exchange import Answer, SignedExchange, message_of
from kiosk.contract.api import HEARTBEAT_PATH, LONGEST_WAIT, HeartbeatRequest, HeartbeatResponse
from kiosk.contract.http_signature import HttpMessage
from kiosk.contract.problem import ProblemKind

_OF_THE_ANSWER = ("signature", "signature-input")
"""Headers of the request that its answer's signature covers or is found by."""


class HeartbeatPath:
    """ASGI application: answers heartbeats, signed and counted as every other answer."""

    def __init__(
        self, *, exchange: SignedExchange, heartbeats: Heartbeats, news: News, metrics: Metrics
    ) -> None:
        self._exchange = exchange
        self._news = news
        self._metrics = metrics
        self._notes: Groups[HttpMessage, Noted] = Groups(heartbeats.note)
        self._answers: Groups[Noted, HeartbeatResponse] = Groups(heartbeats.answer)
        self._log = structlog.get_logger("central.http")

    @staticmethod
    def takes(scope: Scope) -> bool:
        """Whether it is one."""
        return (scope["type"], scope.get("path"), scope.get("method")) == ("http", HEARTBEAT_PATH, "POST")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One heartbeat. Nothing but this frame and that of `News.wait` is kept while it waits."""
        began, request, answer = time.monotonic(), message_of(scope), Answer()
        # Nobody asks for them again; the server would keep them as long as it keeps the heartbeat.
        scope["headers"].clear()
        try:
            if await self._exchange.take_in(scope, receive, request, answer):
                wait, rings = _wait(scope["query_string"]), self._news.rings
                noted = await self._notes.do(request)
                if wait and noted.told is not None and noted.news == noted.told:
                    request.body = b""
                    request.headers = {name: request.headers[name] for name in _OF_THE_ANSWER}
                    await self._news.wait(noted.terminal, noted.told, wait, rings)
                body = (await self._answers.do(noted)).model_dump_json()
                answer.put(Response(body, media_type="application/json"))
        except Gone:
            return
        except Refusal as refusal:
            problem = refusal.problem
            self._log.info("refused", route=HEARTBEAT_PATH, status=problem.status, kind=problem.type)
            answer.refuse(refusal)
        except Exception as error:  # noqa: BLE001  the last line: it is logged and answered there
            self._exchange.failed(error, answer)
        await self._exchange.give(answer, request, send)
        self._metrics.answered(HEARTBEAT_PATH, answer.status, time.monotonic() - began)


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
        HEARTBEAT_PATH,
        summary="Status up, delivery horizon and version hints down (long poll)",
        responses=documented((400, 401, 403, 408, 413, 500)),
        openapi_extra=takes_json(HeartbeatRequest),
    )
    async def beat(
        wait: Annotated[int, Query(ge=0, le=LONGEST_WAIT, description="seconds to wait for news")] = 0,
    ) -> HeartbeatResponse:
        raise AssertionError(f"HeartbeatPath answers in front of this, {wait=}")

    return router
