"""An exchange with a real HTTP server that may do anything wrong."""

import socket
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.central_client.answer import Answer, NoAnswer, Untrusted
from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import MAX_RESPONSE_BYTES, Transport, retry_after
from kiosk.contract.problem import ProblemKind
from kiosk.terminal.place import TerminalPlace
from tests.fixtures.central_stub import Behaviour, CentralStub, Reply, problem
from tests.fixtures.filings import enrolled


@pytest.fixture
def central() -> Iterator[CentralStub]:
    with CentralStub() as stub:
        yield stub


@pytest.fixture
def client(central: CentralStub, tmp_path: Path) -> Iterator[CentralClient]:
    identity = enrolled(TerminalPlace(tmp_path), central.url, central.signing, central.sealing_public)
    central.terminal_key = identity.terminal_key.public_key()
    made = CentralClient(Transport(central.url, 1, 1), identity.credentials, CorrectedClock())
    yield made
    made.close()


def beat(client: CentralClient) -> Answer | NoAnswer | Untrusted:
    return client.exchange("POST", "/v1/heartbeat?wait=0", b"{}")


def test_a_signed_answer_is_believed(client: CentralClient) -> None:
    answer = beat(client)
    assert isinstance(answer, Answer)
    assert answer.status == 200


def test_each_request_has_a_nonce_of_its_own(client: CentralClient, central: CentralStub) -> None:
    beat(client)
    beat(client)
    first, second = (request.headers["signature-input"].split("nonce=")[1] for request in central.requests)
    assert first != second


@pytest.mark.parametrize(
    "behaviour",
    [
        lambda _: Reply(200, b"{}", signed=False),
        lambda _: Reply(302, b"", headers={"location": "https://portal.example/"}, signed=False),
        lambda _: Reply(200, b"<html>log in</html>", "text/html", signed=False),
        lambda _: Reply(503, b"", headers={"retry-after": "7"}, signed=False),
        lambda _: problem(401, ProblemKind.CLOCK_SKEW, signed=False),
    ],
)
def test_whatever_is_unsigned_is_not_believed_and_not_followed(
    client: CentralClient, central: CentralStub, behaviour: Behaviour
) -> None:
    central.script.append(behaviour)
    answer = beat(client)
    assert isinstance(answer, Untrusted)
    assert len(central.requests) == 1
    assert answer.retry_after == (7.0 if answer.status == 503 else None)


def test_an_answer_signed_by_another_key_is_not_believed(client: CentralClient, central: CentralStub) -> None:
    central.signing = CentralStub().signing
    assert isinstance(beat(client), Untrusted)


def test_an_endless_answer_is_cut_off(client: CentralClient, central: CentralStub) -> None:
    central.script.append(lambda _: Reply(200, b"x" * (MAX_RESPONSE_BYTES + 1)))
    assert beat(client) == NoAnswer("too_long")


def test_a_dropped_connection_is_no_answer(client: CentralClient, central: CentralStub) -> None:
    central.script.append(lambda _: Reply(200, drop=True))
    assert beat(client) == NoAnswer("no_connection")


def test_nobody_there_is_no_answer(client: CentralClient, central: CentralStub) -> None:
    central.stop()
    try:
        assert beat(client) == NoAnswer("no_connection")
    finally:
        central.start()


def test_silence_ends_with_the_timeout(client: CentralClient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        transport = Transport(url, 0.2, 0.2)
        quiet = CentralClient(transport, client._credentials, CorrectedClock())
        assert beat(quiet) == NoAnswer("timed_out")
        quiet.close()


@pytest.mark.parametrize("garbage", [b"\x00\xff" * 40 + b"\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b""])
def test_garbage_in_place_of_http_is_no_answer(client: CentralClient, garbage: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(garbage)

        thread = threading.Thread(target=serve)
        thread.start()
        transport = Transport(f"http://127.0.0.1:{server.getsockname()[1]}", 1, 1)
        odd = CentralClient(transport, client._credentials, CorrectedClock())
        assert beat(odd) == NoAnswer("no_connection")
        odd.close()
        thread.join()


@pytest.mark.parametrize("away", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=20_000)])
def test_a_wrong_clock_is_corrected_by_the_signed_answer_and_the_request_sent_once_more(
    client: CentralClient, central: CentralStub, away: timedelta
) -> None:
    central.clock_ahead = -away if away.days > 1000 else away
    answer = beat(client)
    assert isinstance(answer, Answer)
    assert answer.status == 200
    assert len(central.requests) == 2
    assert abs(client.clock.offset - central.clock_ahead) < timedelta(seconds=3)
    beat(client)
    assert len(central.requests) == 3


def test_a_clock_that_is_still_called_wrong_is_corrected_only_once(
    client: CentralClient, central: CentralStub
) -> None:
    central.always = lambda _: problem(401, ProblemKind.CLOCK_SKEW)
    answer = beat(client)
    assert isinstance(answer, Answer)
    assert answer.problem == ProblemKind.CLOCK_SKEW
    assert len(central.requests) == 2


NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("Mon, 23 Nov 2026 03:02:00 GMT", 120.0),
        ("Mon, 23 Nov 2026 02:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("٣", None),
        ("9" * 5000, 999_999_999.0),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": value}, NOW) == seconds


def test_clock_moves_with_the_system() -> None:
    times = iter([NOW, NOW, NOW + timedelta(seconds=5)])
    tick: Callable[[], datetime] = lambda: next(times)  # noqa: E731
    clock = CorrectedClock(tick)
    clock.correct(NOW + timedelta(hours=1))
    assert clock.now() == NOW + timedelta(hours=1)
    assert clock.now() == NOW + timedelta(hours=1, seconds=5)
