"""A body that keeps to what a line may carry."""

from collections.abc import Callable

from kiosk.central_client.paced_body import PIECE, PacedBody
from kiosk.central_client.transport import Transport
from tests.fixtures.central_stub import CentralStub, Reply, Request


def paced(content: bytes, rate: int) -> tuple[PacedBody, list[float]]:
    now = [100.0]

    def pause(seconds: float) -> None:
        now[0] += seconds

    clock: Callable[[], float] = lambda: now[0]  # noqa: E731  a clock that a pause moves
    return PacedBody(content, rate, clock, pause), now


def test_it_takes_as_long_as_the_line_needs() -> None:
    body, now = paced(bytes(10 * PIECE), PIECE)
    whole = b"".join(iter(lambda: body.read(65536), b""))
    assert whole == bytes(10 * PIECE)
    assert len(body) == 10 * PIECE
    assert now[0] - 100.0 == 10.0


def test_a_slow_reader_is_not_slowed_further() -> None:
    body, now = paced(bytes(2 * PIECE), PIECE)
    body.read()
    now[0] += 60.0
    body.read()
    assert now[0] == 160.0


def test_it_arrives_whole_with_its_length() -> None:
    seen: list[Request] = []

    def keep(request: Request) -> Reply:
        seen.append(request)
        return Reply(200)

    with CentralStub() as central:
        central.always = keep
        transport = Transport(central.url, 1, 1, bytes_per_second=1024 * 1024)
        transport.send("PUT", "/v1/submissions/x", {"Content-Type": "text/plain"}, b"abc" * 10_000)
        transport.close()
    assert seen[0].body == b"abc" * 10_000
    assert seen[0].headers["content-length"] == "30000"
    assert "transfer-encoding" not in seen[0].headers
