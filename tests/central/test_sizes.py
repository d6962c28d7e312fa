"""A body is bounded before it is kept, with its length announced or not, and the sender hears why."""

import asyncio
import http.client
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from central.bounded_body import Gone, TooSlow, read_body
from kiosk.contract.api import MAX_BATCH_BYTES
from kiosk.contract.envelope import MAX_ENVELOPE_BYTES, MEDIA_TYPE
from kiosk.contract.problem import Problem, ProblemKind
from tests.central.terminal import TestTerminal, problem, signed_message

CHUNK = b"x" * 64 * 1024


def chunks(total: int) -> Iterator[bytes]:
    for _ in range(0, total, len(CHUNK)):
        yield CHUNK


def connection(terminal: TestTerminal) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(urlsplit(terminal.url).netloc, timeout=60)


def test_a_body_without_announced_length_is_bounded_too(terminal: TestTerminal) -> None:
    link = connection(terminal)
    link.request("PUT", f"/v1/submissions/{uuid4()}", chunks(3 * MAX_ENVELOPE_BYTES), encode_chunked=True)
    answer = link.getresponse()
    assert answer.status == 413
    assert Problem.model_validate_json(answer.read()).type == ProblemKind.TOO_LARGE
    link.close()


def test_a_chunked_envelope_is_taken_like_any_other(terminal: TestTerminal) -> None:
    enclosed = terminal.enclose()
    url = f"{terminal.url}/v1/submissions/{enclosed.id}"
    message = signed_message(
        "PUT", url, {"Content-Type": MEDIA_TYPE}, enclosed.bytes, name=terminal.name, key=terminal.key
    )
    answer = terminal.send(message, iter([enclosed.bytes[:100], enclosed.bytes[100:]]))
    terminal.acknowledged(answer, enclosed)


def test_who_never_stops_sending_is_cut_off(terminal: TestTerminal) -> None:
    address = urlsplit(terminal.url)
    with socket.create_connection((address.hostname, address.port), timeout=60) as link:
        link.sendall(b"PUT /v1/submissions/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        sent = 0
        try:
            while sent < 200 * 1024 * 1024:
                link.sendall(b"%x\r\n%b\r\n" % (len(CHUNK), CHUNK))
                sent += len(CHUNK)
        except OSError:
            pass  # the connection was closed on us, as it should be
    assert sent < 100 * 1024 * 1024


def test_a_length_that_is_announced_is_refused_by_what_it_says(terminal: TestTerminal) -> None:
    link = connection(terminal)
    link.putrequest("POST", "/v1/heartbeat")
    link.putheader("Content-Length", str(MAX_ENVELOPE_BYTES * 2))
    link.endheaders()
    for chunk in chunks(MAX_ENVELOPE_BYTES * 2):
        link.send(chunk)
    assert link.getresponse().status == 413
    link.close()


def test_a_batch_has_room_for_twenty_forms_with_signatures(terminal: TestTerminal) -> None:
    answer = terminal.exchange("POST", "/v1/submissions", b" " * (MAX_BATCH_BYTES + 1))
    assert (answer.status_code, problem(answer).type) == (413, ProblemKind.TOO_LARGE)
    answer = terminal.exchange("POST", "/v1/submissions", b" " * MAX_BATCH_BYTES)
    assert (answer.status_code, problem(answer).type) == (400, ProblemKind.BAD_REQUEST)


def test_an_envelope_of_the_greatest_size_is_taken(terminal: TestTerminal) -> None:
    from tests.central.terminal import a_submission
    from tests.fixtures.pen import signature

    large = terminal.enclose(a_submission(signature=signature(70, 1950)))
    assert 0.8 * MAX_ENVELOPE_BYTES < len(large.bytes) <= MAX_ENVELOPE_BYTES
    terminal.acknowledged(terminal.put(large), large)


def test_who_drips_gives_its_place_to_another() -> None:
    async def nothing_more() -> dict[str, object]:
        await asyncio.Event().wait()
        raise AssertionError

    with pytest.raises(TooSlow):
        asyncio.run(read_body(nothing_more, {}, 10, seconds=0.01))


def test_who_leaves_in_the_middle_gets_no_answer() -> None:
    begun: dict[str, object] = {"type": "http.request", "body": b"x", "more_body": True}
    left: dict[str, object] = {"type": "http.disconnect"}
    said = iter([begun, left])

    async def next_message() -> dict[str, object]:
        return next(said)

    with pytest.raises(Gone):
        asyncio.run(read_body(next_message, {}, 10))
