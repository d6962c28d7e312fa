"""The edge in front of the framework's routes. It stands outside of them, so that a path that does not exist
and a defect of ours are answered in the same manner.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from central.bounded_body import Gone
from central.signed_exchange import Answer, SignedExchange, message_of
from kiosk.contract.http_signature import HttpMessage


class SignedHttp:
    """ASGI middleware. The request as its signature sees it is left in ``scope["state"]["message"]``."""

    def __init__(self, app: ASGIApp, *, exchange: SignedExchange) -> None:
        self._app = app
        self._exchange = exchange

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request, answer = message_of(scope), Answer()
        try:
            if await self._exchange.take_in(scope, receive, request, answer):
                scope.setdefault("state", {})["message"] = request
                await self._ask(scope, _replay(request, receive), answer)
        except Gone:
            return
        await self._exchange.give(answer, request, send)

    async def _ask(self, scope: Scope, receive: Receive, answer: Answer) -> None:
        try:
            await self._app(scope, receive, answer.take)
        except Exception as error:  # noqa: BLE001  the last line: it is logged and answered there
            self._exchange.failed(error, answer)


def _replay(request: HttpMessage, receive: Receive) -> Receive:
    """The body once, then whatever the connection says next."""
    given = False

    async def next_message() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": request.body, "more_body": False}

    return next_message
