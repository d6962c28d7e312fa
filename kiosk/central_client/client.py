"""Signed requests and verified answers, for whoever has something to say to the central service."""

import secrets
import threading
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import ValidationError

from kiosk.central_client.answer import Answer, NoAnswer, Response, Untrusted
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.meaning import ClockSkew, meaning
from kiosk.central_client.transport import Transport, Unreachable, UntrustedResponse, retry_after
from kiosk.contract import http_signature
from kiosk.contract.http_signature import HttpMessage, HttpResponse
from kiosk.contract.problem import PROBLEM_MEDIA_TYPE, Problem

JSON = "application/json"


@dataclass(frozen=True)
class Credentials:
    """Whom this terminal speaks as, and whom it listens to."""

    key_id: str
    key: Ed25519PrivateKey
    central_key_id: str
    central_key: Ed25519PublicKey


class CentralClient:
    """Exchanges under fixed credentials, one at a time: a second thread waits for its turn."""

    def __init__(self, transport: Transport, credentials: Credentials, clock: CorrectedClock) -> None:
        self._transport = transport
        self._credentials = credentials
        self._turn = threading.Lock()
        self.clock = clock

    def exchange(self, method: str, path: str, body: bytes = b"", content_type: str = JSON) -> Response:
        """One signed request and what came back. When the central service says that our clock is wrong, the
        clock is corrected from that signed answer and the request sent once more.
        """
        with self._turn:
            response = self._once(method, path, body, content_type)
            said = meaning(response)
            if isinstance(said, ClockSkew):
                self.clock.correct(said.central_time)
                response = self._once(method, path, body, content_type)
            return response

    def close(self) -> None:
        """Close what connections are kept."""
        self._transport.close()

    def _once(self, method: str, path: str, body: bytes, content_type: str) -> Response:
        message = signed_request(
            HttpMessage(method, self._transport.url(path), {"Content-Type": content_type}, body),
            self._credentials,
            self.clock,
        )
        try:
            received = self._transport.send(method, path, message.headers, body)
        except Unreachable as error:
            return NoAnswer(error.reason)
        response = verified(received, message, self._credentials, self.clock)
        if isinstance(response, Answer):
            self.clock.learn(response.signed_at)
        return response


def signed_request(message: HttpMessage, credentials: Credentials, clock: CorrectedClock) -> HttpMessage:
    """``message`` with its signature in its headers, under a nonce of its own."""
    http_signature.sign_request(
        message,
        key_id=credentials.key_id,
        key=credentials.key,
        now=clock.now(),
        nonce=secrets.token_urlsafe(16),
    )
    return message


def verified(
    received: UntrustedResponse, request: HttpMessage, credentials: Credentials, clock: CorrectedClock
) -> Answer | Untrusted:
    """The answer, once it is proven to be the central service's own to this very request."""
    wait = retry_after(received.untrusted_headers, clock.now())
    response = HttpResponse(
        received.status, dict(received.untrusted_headers), received.untrusted_body, request, request.url
    )
    try:
        signed = http_signature.verify_response(
            response, key_id=credentials.central_key_id, key=credentials.central_key
        )
    except http_signature.BadSignature:
        return Untrusted(received.status, wait)
    return Answer(received.status, received.untrusted_body, signed.created, _problem(received), wait)


def _problem(received: UntrustedResponse) -> str | None:
    media_type = received.untrusted_headers.get("content-type", "").partition(";")[0].strip()
    if media_type != PROBLEM_MEDIA_TYPE:
        return None
    try:
        return Problem.model_validate_json(received.untrusted_body).type
    except ValidationError:
        return None
