"""The edge of the service: bodies are bounded on the way in, and every answer is signed on the way out.

Errors are signed too, those of this edge included: a terminal believes nothing unsigned. It stands outside
the routes, so that a path that does not exist and a defect of ours are answered in the same manner.
"""

from collections.abc import Mapping
from http import HTTPStatus

import structlog
from http_message_signatures import HTTPMessageSignaturesException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from central.bounded_body import Gone, TooLarge, TooSlow, limit, patience, read_body
from central.keys import Keys
from central.problems import Refusal, problem_response
from central.settings import Clock
from central.traces import frames
from kiosk.contract.http_signature import HttpMessage, HttpResponse, sign_response
from kiosk.contract.problem import ProblemKind

_ANY_HOST = "http://central"
"""Signatures do not cover the host: a gateway in front of the service changes it."""


class SignedHttp:
    """ASGI middleware. The request as its signature sees it is left in ``scope["state"]["message"]``."""

    def __init__(self, app: ASGIApp, *, keys: Keys, clock: Clock) -> None:
        self._app = app
        self._keys = keys
        self._clock = clock
        self._log = structlog.get_logger("central.http")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = _message(scope)
        answer = _Answer()
        try:
            request.body = await read_body(receive, request.headers, limit(scope), seconds=patience(scope))
        except Gone:
            return
        except TooLarge:
            detail = f"send at most {limit(scope)} bytes; attachments travel as parts"
            await answer.refuse(Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, ProblemKind.TOO_LARGE, detail))
            answer.ends_connection = True
        except TooSlow:
            detail = "the body did not end in time; send it again"
            await answer.refuse(Refusal(HTTPStatus.REQUEST_TIMEOUT, ProblemKind.BAD_REQUEST, detail))
            answer.ends_connection = True
        else:
            scope.setdefault("state", {})["message"] = request
            await self._ask(scope, _replay(request, receive), answer)
        await self._send(answer, request, send)

    async def _ask(self, scope: Scope, receive: Receive, answer: "_Answer") -> None:
        try:
            await self._app(scope, receive, answer.take)
        except Exception as error:  # noqa: BLE001  the last line: a defect must not leave a terminal without answer
            # The message of an exception may hold what was sent, so only the places are logged.
            self._log.error("defect", kind=type(error).__name__, frames=frames(error))
            answer.clear()
            detail = "not your fault; nothing was stored; try again later"
            await answer.refuse(Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, ProblemKind.INTERNAL, detail))

    async def _send(self, answer: "_Answer", request: HttpMessage, send: Send) -> None:
        body = b"" if request.method == "HEAD" else bytes(answer.body)
        headers = [*answer.headers, *self._signature(answer.status, body, request)]
        if answer.ends_connection:
            headers.append((b"connection", b"close"))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": bytes(answer.body)})

    def _signature(self, status: int, body: bytes, request: HttpMessage) -> list[tuple[bytes, bytes]]:
        try:
            return self._signed(HttpResponse(status, {}, body, request))
        except HTTPMessageSignaturesException:
            # A request no signature can name (a broken path, a signature that is no text). No terminal makes
            # such; its maker gets an answer signed by itself alone.
            return self._signed(HttpResponse(status, {}, body, HttpMessage("GET", _ANY_HOST, {}, b"")))

    def _signed(self, response: HttpResponse) -> list[tuple[bytes, bytes]]:
        sign_response(response, key_id=self._keys.signing_id, key=self._keys.signing, now=self._clock())
        return _raw(response.headers)


class _Answer:
    """Collects what the application says, to be signed as a whole."""

    def __init__(self) -> None:
        self.ends_connection = False
        """Whether the request was not read to its end, so that no other can follow on its connection."""
        self.clear()

    def clear(self) -> None:
        """Forget an answer that was begun."""
        self.status = int(HTTPStatus.INTERNAL_SERVER_ERROR)
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = bytearray()

    async def take(self, message: Message) -> None:
        """Stand in for ASGI's `send`."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = list(message.get("headers", []))
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    async def refuse(self, refusal: Refusal) -> None:
        """Answer with a problem document."""
        response: Response = problem_response(refusal.problem, refusal.headers)
        self.status, self.headers, self.body = (
            response.status_code,
            response.raw_headers,
            bytearray(response.body),
        )


def _message(scope: Scope) -> HttpMessage:
    query = scope["query_string"].decode("latin-1")
    path = scope["raw_path"].decode("latin-1")
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return HttpMessage(scope["method"], _ANY_HOST + path + (f"?{query}" if query else ""), headers, b"")


def _replay(request: HttpMessage, receive: Receive) -> Receive:
    """The body once, then whatever the connection says next. It stays the request's: who has read it there
    may drop it, and ten thousand parked heartbeats keep none.
    """
    given = False

    async def next_message() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": request.body, "more_body": False}

    return next_message


def _raw(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode("ascii"), value.encode("ascii")) for name, value in headers.items()]
