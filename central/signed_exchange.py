"""What is done at the edge to every request and every answer: bodies are bounded on the way in, and every
answer is signed on the way out, errors included: a terminal believes nothing unsigned.
"""

from collections.abc import Mapping
from http import HTTPStatus

import structlog
from http_message_signatures import HTTPMessageSignaturesException
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from central.bounded_body import TooLarge, TooSlow, limit, patience, read_body
from central.keys import Keys
from central.problems import Refusal, problem_response
from central.settings import Clock
from central.traces import frames
from kiosk.contract.http_signature import HttpMessage, HttpResponse, sign_response
from kiosk.contract.problem import ProblemKind

_ANY_HOST = "http://central"
"""Signatures do not cover the host: a gateway in front of the service changes it."""


class Answer:
    """Collects what is said to one request, to be signed as a whole."""

    __slots__ = ("body", "ends_connection", "headers", "status")

    def __init__(self) -> None:
        self.ends_connection = False
        """Whether the request was not read to its end, so that no other can follow on its connection."""
        self.clear()

    def clear(self) -> None:
        """Forget an answer that was begun."""
        self.status = int(HTTPStatus.INTERNAL_SERVER_ERROR)
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = b""

    async def take(self, message: Message) -> None:
        """Stand in for ASGI's `send`."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = list(message.get("headers", []))
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    def put(self, response: Response) -> None:
        """Answer with that."""
        self.status, self.headers, self.body = (
            response.status_code,
            response.raw_headers,
            bytes(response.body),
        )

    def refuse(self, refusal: Refusal) -> None:
        """Answer with a problem document."""
        self.put(problem_response(refusal.problem, refusal.headers))


class SignedExchange:
    """Both edges of one request, for whoever answers it in between."""

    def __init__(self, keys: Keys, clock: Clock) -> None:
        self._keys = keys
        self._clock = clock
        self._log = structlog.get_logger("central.http")

    async def take_in(self, scope: Scope, receive: Receive, request: HttpMessage, answer: Answer) -> bool:
        """Read the body into `request`. False: it was refused, as `answer` says.

        Raises:
            Gone: the sender left in the middle.

        """
        try:
            request.body = await read_body(receive, request.headers, limit(scope), seconds=patience(scope))
        except TooLarge:
            detail = f"send at most {limit(scope)} bytes; attachments travel as parts"
            answer.refuse(Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, ProblemKind.TOO_LARGE, detail))
        except TooSlow:
            detail = "the body did not end in time; send it again"
            answer.refuse(Refusal(HTTPStatus.REQUEST_TIMEOUT, ProblemKind.BAD_REQUEST, detail))
        else:
            return True
        answer.ends_connection = True
        return False

    def failed(self, error: Exception, answer: Answer) -> None:
        """The last line: a defect must not leave a terminal without answer. The message of an exception may
        hold what was sent, so only the places are logged.
        """
        self._log.error("defect", kind=type(error).__name__, frames=frames(error))
        answer.clear()
        detail = "not your fault; nothing was stored; try again later"
        answer.refuse(Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, ProblemKind.INTERNAL, detail))

    async def give(self, answer: Answer, request: HttpMessage, send: Send) -> None:
        """The answer, signed."""
        body = b"" if request.method == "HEAD" else answer.body
        headers = [*answer.headers, *self._signature(answer.status, body, request)]
        if answer.ends_connection:
            headers.append((b"connection", b"close"))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})

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


def message_of(scope: Scope) -> HttpMessage:
    """The request as its signature sees it, without its body."""
    query = scope["query_string"].decode("latin-1")
    path = scope["raw_path"].decode("latin-1")
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return HttpMessage(scope["method"], _ANY_HOST + path + (f"?{query}" if query else ""), headers, b"")


def _raw(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode("ascii"), value.encode("ascii")) for name, value in headers.items()]
