"""A malformed, oversized, unsigned or wrongly signed submission gets the right problem; nothing is stored."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ED25519

from kiosk.contract import jws
from kiosk.contract.envelope import ENVELOPE_TYPE, MAX_ENVELOPE_BYTES, MEDIA_TYPE
from kiosk.contract.http_signature import REQUEST_COMPONENTS, REQUEST_TAG, HttpMessage
from kiosk.contract.problem import ProblemKind
from kiosk.contract.suite import HpkeX25519
from tests.central.terminal import CHILD, TestTerminal, problem, signed_message

STRANGER = Ed25519PrivateKey.generate()

Attempt = Callable[[TestTerminal], requests.Response]


def put_raw(terminal: TestTerminal, raw: bytes, media_type: str = MEDIA_TYPE) -> requests.Response:
    return terminal.exchange("PUT", f"/v1/submissions/{uuid4()}", raw, media_type=media_type)


def unsigned(terminal: TestTerminal) -> requests.Response:
    enclosed = terminal.enclose()
    url = f"{terminal.url}/v1/submissions/{enclosed.id}"
    return terminal.send(HttpMessage("PUT", url, {"Content-Type": MEDIA_TYPE}, enclosed.bytes))


def altered_body(terminal: TestTerminal) -> requests.Response:
    enclosed, other = terminal.enclose(), terminal.enclose()
    url = f"{terminal.url}/v1/submissions/{enclosed.id}"
    headers = {"Content-Type": MEDIA_TYPE}
    message = signed_message("PUT", url, headers, other.bytes, name=terminal.name, key=terminal.key)
    return terminal.send(message, enclosed.bytes)


def under_another_path(terminal: TestTerminal) -> requests.Response:
    enclosed = terminal.enclose()
    url = f"{terminal.url}/v1/submissions/{uuid4()}"
    headers = {"Content-Type": MEDIA_TYPE}
    message = signed_message("PUT", url, headers, enclosed.bytes, name=terminal.name, key=terminal.key)
    return requests.put(
        f"{terminal.url}/v1/submissions/{enclosed.id}",
        data=enclosed.bytes,
        headers=message.headers,
        timeout=60,
    )


def without_nonce(terminal: TestTerminal) -> requests.Response:
    class Own(HTTPSignatureKeyResolver):
        def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey:  # noqa: ARG002  the library's
            return terminal.key

    enclosed = terminal.enclose()
    url = f"{terminal.url}/v1/submissions/{enclosed.id}"
    message = HttpMessage("PUT", url, {"Content-Type": MEDIA_TYPE}, enclosed.bytes)
    HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=Own()).sign(
        message,
        key_id=terminal.name,
        created=datetime.now(UTC),
        label="kiosk",
        tag=REQUEST_TAG,
        covered_component_ids=REQUEST_COMPONENTS,
        body=message.body,
    )
    return terminal.send(message)


def with_header(terminal: TestTerminal, **changes: object) -> requests.Response:
    """An envelope whose signed header is not what a header may be."""
    enclosed = terminal.enclose()
    headers = jws.untrusted_headers(enclosed.bytes.decode(), kind=ENVELOPE_TYPE)
    named = {name: value for name, value in headers.items() if name not in ("alg", "typ")} | changes
    enclosed.bytes = jws.sign(b"sealed", terminal.key, kind=ENVELOPE_TYPE, headers=named).encode()
    return terminal.put(enclosed)


def flipped(terminal: TestTerminal) -> requests.Response:
    enclosed = terminal.enclose()
    middle = len(enclosed.bytes) // 2
    raw = bytearray(enclosed.bytes)
    raw[middle] = ord("A") if raw[middle] != ord("A") else ord("B")
    enclosed.bytes = bytes(raw)
    return terminal.put(enclosed)


REFUSALS: dict[str, tuple[Attempt, int, str]] = {
    "unsigned": (unsigned, 401, ProblemKind.BAD_SIGNATURE),
    "signed by a stranger": (
        lambda t: t.put(t.enclose(), key=STRANGER),
        401,
        ProblemKind.BAD_SIGNATURE,
    ),
    "signed under an unknown name": (
        lambda t: t.put(t.enclose(), name="ZZZZ"),
        401,
        ProblemKind.UNKNOWN_TERMINAL,
    ),
    "signed for another body": (altered_body, 401, ProblemKind.BAD_SIGNATURE),
    "signed for another path": (under_another_path, 401, ProblemKind.BAD_SIGNATURE),
    "signed without a nonce": (without_nonce, 401, ProblemKind.BAD_SIGNATURE),
    "signed with an endless nonce": (
        lambda t: t.put(t.enclose(), nonce="n" * 101),
        401,
        ProblemKind.BAD_SIGNATURE,
    ),
    "signed six minutes ago": (
        lambda t: t.put(t.enclose(), now=datetime.now(UTC) - timedelta(minutes=6)),
        401,
        ProblemKind.CLOCK_SKEW,
    ),
    "signed in the year 33658": (
        lambda t: t.put(t.enclose(), name=t.name, now=_Beyond()),
        401,
        ProblemKind.BAD_SIGNATURE,
    ),
    "another media type": (
        lambda t: put_raw(t, t.enclose().bytes, "application/json"),
        415,
        ProblemKind.MEDIA_TYPE,
    ),
    "no media type": (lambda t: put_raw(t, t.enclose().bytes, ""), 415, ProblemKind.MEDIA_TYPE),
    "empty": (lambda t: put_raw(t, b""), 400, ProblemKind.BAD_ENVELOPE),
    "no envelope": (lambda t: put_raw(t, b"hello"), 400, ProblemKind.BAD_ENVELOPE),
    "not even text": (lambda t: put_raw(t, b"\xff\x00\x80" * 99), 400, ProblemKind.BAD_ENVELOPE),
    "a header nested deeper than the stack": (
        lambda t: put_raw(t, _nested()),
        400,
        ProblemKind.BAD_ENVELOPE,
    ),
    "a byte longer than an envelope may be": (
        lambda t: put_raw(t, b"e" * (MAX_ENVELOPE_BYTES + 1)),
        413,
        ProblemKind.TOO_LARGE,
    ),
    "twice as long as an envelope may be": (
        lambda t: put_raw(t, b"e" * (2 * MAX_ENVELOPE_BYTES)),
        413,
        ProblemKind.TOO_LARGE,
    ),
    "an envelope another terminal signed": (
        lambda t: t.put(t.enclose(signer=STRANGER)),
        400,
        ProblemKind.BAD_ENVELOPE,
    ),
    "an envelope in another terminal's name": (
        lambda t: t.put(t.enclose(terminal=t.given.terminal + 1)),
        400,
        ProblemKind.BAD_ENVELOPE,
    ),
    "an envelope with one flipped character": (flipped, 400, ProblemKind.BAD_ENVELOPE),
    "an envelope under another id": (
        lambda t: put_raw(t, t.enclose().bytes),
        400,
        ProblemKind.BAD_ENVELOPE,
    ),
    "a header with an unknown key": (lambda t: with_header(t, more="x"), 400, ProblemKind.BAD_ENVELOPE),
    "a header without a zone in its time": (
        lambda t: with_header(t, created="2026-01-01T00:00:00"),
        400,
        ProblemKind.BAD_ENVELOPE,
    ),
    "a header from the first year": (
        lambda t: with_header(t, created="0001-01-01T00:00:00+14:00"),
        400,
        ProblemKind.BAD_ENVELOPE,
    ),
    "an epoch the terminal never had": (
        lambda t: t.put(t.enclose(epoch=9)),
        422,
        ProblemKind.BAD_CONTENT,
    ),
    "a forged receipt number": (
        lambda t: t.put(t.enclose(receipt_key=b"k" * 32)),
        422,
        ProblemKind.BAD_CONTENT,
    ),
    "the receipt number of another sequence": (
        lambda t: t.put(t.enclose(receipt_number=t.enclose().receipt_number)),
        422,
        ProblemKind.BAD_CONTENT,
    ),
    "sealed to another key": (
        lambda t: t.put(t.enclose(sealing_key=HpkeX25519().generate()[1])),
        422,
        ProblemKind.CANNOT_OPEN,
    ),
}


class _Beyond(datetime):
    """A moment no calendar has, as a signature can still name it."""

    def __new__(cls) -> "_Beyond":
        return super().__new__(cls, 9999, 1, 1, tzinfo=UTC)

    def timestamp(self) -> float:
        return 999_999_999_999.0


def _nested() -> bytes:
    header = (
        b'{"alg":"EdDSA","typ":"'
        + ENVELOPE_TYPE.encode()
        + b'","id":'
        + b"[" * 100_000
        + b"]" * 100_000
        + b"}"
    )
    return b".".join((base64.urlsafe_b64encode(header).rstrip(b"="), b"AAAA", b"AAAA"))


@pytest.mark.parametrize(("attempt", "status", "kind"), REFUSALS.values(), ids=REFUSALS.keys())
def test_refused_with_a_problem_document_and_nothing_stored(
    terminal: TestTerminal, attempt: Attempt, status: int, kind: str
) -> None:
    answer = attempt(terminal)
    document = problem(answer)
    assert (document.status, document.type) == (status, kind)
    assert CHILD not in answer.text
    counted = terminal.statistics()
    assert (counted.received, counted.cases, counted.tasks) == (0, 0, 0)


def test_a_refused_sequence_number_is_free_for_the_right_submission(terminal: TestTerminal) -> None:
    assert terminal.put(terminal.enclose(receipt_key=b"k" * 32)).status_code == 422
    assert terminal.put(terminal.enclose(sequence=1)).status_code == 201
