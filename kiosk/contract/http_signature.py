"""HTTP Message Signatures (RFC 9421, Ed25519) in both directions.

Requests cover ``@method @path @query content-digest`` (never ``@authority`` or ``@target-uri``: a gateway in
front of the central service changes those). Responses cover ``@status content-digest`` and, of the request
they answer, the method, path, query and signature: an answer cannot be replayed to another request, and no
clock is needed to trust it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    InvalidSignature,
)
from http_message_signatures.algorithms import ED25519

REQUEST_TAG = "kiosk-request"
RESPONSE_TAG = "kiosk-response"
REQUEST_COMPONENTS = ("@method", "@path", "@query", "content-digest")
RESPONSE_COMPONENTS = (
    "@status",
    "content-digest",
    '"@method";req',
    '"@path";req',
    '"@query";req',
    '"signature";req',
)
TIME_WINDOW = timedelta(minutes=5)
"""How far a request's `created` may lie from the central service's clock (security.md: time window)."""

_LABEL = "kiosk"


class BadSignature(ValueError):
    """The message is unsigned, altered, or signed by somebody else."""


class ClockSkew(BadSignature):
    """The signature is good but its time lies outside the window: the terminal's clock is wrong, or it is a
    replay.
    """


class NonceMissing(BadSignature):
    """A request without a nonce could be replayed within the time window."""


@dataclass
class HttpMessage:
    """A request or response as far as its signature is concerned. `headers` is changed by signing."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes


@dataclass
class HttpResponse:
    """A response and the request it answers."""

    status_code: int
    headers: dict[str, str]
    body: bytes
    request: HttpMessage
    url: str = field(default="")


@dataclass(frozen=True)
class Signed:
    """Who signed, when, with which nonce."""

    key_id: str
    created: datetime
    nonce: str


def sign_request(
    message: HttpMessage, *, key_id: str, key: Ed25519PrivateKey, now: datetime, nonce: str
) -> None:
    """Add Content-Digest, Signature-Input and Signature to a request's headers."""
    _signer(key).sign(
        message,
        key_id=key_id,
        created=now,
        nonce=nonce,
        label=_LABEL,
        tag=REQUEST_TAG,
        covered_component_ids=REQUEST_COMPONENTS,
        body=message.body,
    )


def verify_request(
    message: HttpMessage, *, find_key: Callable[[str], Ed25519PublicKey | None], now: datetime
) -> Signed:
    """Check a request's signature, digest and time. Whether the nonce is new is the caller's to check.

    Raises:
        ClockSkew: signed well, outside the time window.
        BadSignature: anything else that is wrong.

    """
    signed = _verify(message, find_key, REQUEST_TAG, REQUEST_COMPONENTS, message.body)
    if not signed.nonce:
        raise NonceMissing("the request's signature has no nonce")
    if abs(now - signed.created) > TIME_WINDOW:
        raise ClockSkew(f"signed at {signed.created.isoformat()}, outside the window of {TIME_WINDOW}")
    return signed


def sign_response(response: HttpResponse, *, key_id: str, key: Ed25519PrivateKey, now: datetime) -> None:
    """Add Content-Digest, Signature-Input and Signature to a response's headers.

    A request that carried no signature is answered with a signature over status and content alone.
    """
    _signer(key).sign(
        response,
        key_id=key_id,
        created=now,
        label=_LABEL,
        tag=RESPONSE_TAG,
        covered_component_ids=_response_components(response),
        body=response.body,
    )


def verify_response(response: HttpResponse, *, key_id: str, key: Ed25519PublicKey) -> Signed:
    """Check that the central service made this response to this very request.

    Raises:
        BadSignature: unsigned, altered, signed by another key, or the answer to another request.

    """
    return _verify(response, {key_id: key}.get, RESPONSE_TAG, _response_components(response), response.body)


def _response_components(response: HttpResponse) -> tuple[str, ...]:
    names = {name.lower() for name in response.request.headers}
    return RESPONSE_COMPONENTS if "signature" in names else RESPONSE_COMPONENTS[:2]


def _signer(key: Ed25519PrivateKey) -> HTTPMessageSigner:
    return HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=_Keys(private=key))


def _verify(
    message: HttpMessage | HttpResponse,
    find_key: Callable[[str], Ed25519PublicKey | None],
    tag: str,
    components: tuple[str, ...],
    body: bytes,
) -> Signed:
    verifier = _Verifier(signature_algorithm=ED25519, key_resolver=_Keys(find=find_key))
    try:
        results = verifier.verify(
            message, max_age=None, expect_tag=tag, require_components=components, body=body
        )
    except InvalidSignature as error:
        raise BadSignature(str(error)) from error
    if len(results) != 1:
        raise BadSignature("more than one signature")
    parameters: Mapping[str, Any] = results[0].parameters
    try:
        created = datetime.fromtimestamp(int(parameters["created"]), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise BadSignature("the signature's time of creation is no time") from error
    return Signed(
        key_id=str(parameters["keyid"]),
        created=created,
        nonce=results[0].nonce or "",
    )


class _Keys(HTTPSignatureKeyResolver):
    """Finds the one private key, or a public key by its id."""

    def __init__(
        self,
        *,
        private: Ed25519PrivateKey | None = None,
        find: Callable[[str], Ed25519PublicKey | None] = lambda _: None,
    ) -> None:
        self._private = private
        self._find = find

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey | None:  # noqa: ARG002  one signer, one key
        return self._private

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey | None:
        return self._find(key_id)


class _Verifier(HTTPMessageVerifier):
    """Leaves the judgement of time to the caller, who has the clock."""

    def validate_created_and_expires(self, sig_input: Any, max_age: object = None) -> None:  # noqa: ARG002  the library's signature
        if type(sig_input.params.get("created")) is not int:
            raise InvalidSignature("the signature has no time of creation")
