"""The way to the central service step by step, the disk, the clock."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.config import load
from kiosk.technician.tests.course import Course, Note, note
from kiosk.technician.tests.own_parts import OwnParts
from kiosk.technician.tests.registry import find_test
from tests.faults.tls_gateway import Authority, TlsGateway
from tests.kiosk.technician.tests.walking import walk


@contextmanager
def listening(answer: bytes) -> Iterator[int]:
    """Something at a port of this machine that says this to the first who asks."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(100)
                connection.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        thread.join(60)


def gone_through(device: str, name: str, parts: OwnParts) -> Course:
    test = find_test(device, name)
    assert test is not None
    return walk(test, parts, lambda _: None)


def parts(
    tmp_path: Path, url: str = "http://127.0.0.1:9", needed: int = 0, *, marked: bool = True
) -> OwnParts:
    marker = tmp_path / "synchronized"
    if marked:
        marker.touch()
    return OwnParts(tmp_path, url, needed, marker)


def why(course: Course) -> Note | None:
    return next((step.note for step in course.steps if step.mark.name == "FAILED"), None)


def test_a_central_service_that_answers_passes(tmp_path: Path) -> None:
    with listening(b"HTTP/1.1 404 Not Found\r\n\r\n") as port:
        course = gone_through("network", "path", parts(tmp_path, f"http://127.0.0.1:{port}"))
    assert course.passed
    assert course.steps[0].note == note("address", address="127.0.0.1")


def test_something_else_in_its_place_is_told_apart(tmp_path: Path) -> None:
    with listening(b"220 mail ready\r\n") as port:
        course = gone_through("network", "path", parts(tmp_path, f"http://127.0.0.1:{port}"))
    assert why(course) == note("no_answer")


def test_a_port_where_nothing_listens_names_itself(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    course = gone_through("network", "path", parts(tmp_path, f"http://127.0.0.1:{port}"))
    assert why(course) == note("no_connection", address="127.0.0.1", port=port)


def test_a_name_that_nobody_knows_names_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> object:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    course = gone_through("network", "path", parts(tmp_path, "https://central.invalid"))
    assert why(course) == note("no_name", host="central.invalid")


def test_the_disk_keeps_what_is_written(tmp_path: Path) -> None:
    assert gone_through("computer", "disk", parts(tmp_path)).passed
    assert [each.name for each in tmp_path.iterdir()] == ["synchronized"]


def test_a_full_disk_says_how_much_is_missing(tmp_path: Path) -> None:
    found = why(gone_through("computer", "disk", parts(tmp_path, needed=1 << 40)))
    assert found is not None
    assert found.key == "no_room"


def test_a_clock_that_nobody_has_confirmed_does_not_pass(tmp_path: Path) -> None:
    assert gone_through("computer", "clock", parts(tmp_path)).passed
    (tmp_path / "synchronized").unlink()
    assert why(gone_through("computer", "clock", parts(tmp_path, marked=False))) == note("unconfirmed")


def behind_tls(tmp_path: Path, authority: Authority, ends: timedelta) -> Course:
    """The way to something that answers behind TLS, with a certificate that ends then."""
    certificate = authority.issue(tmp_path, begins=ends - timedelta(days=1), ends=ends)
    config = load(None, tmp_path).config
    central = config.central.model_copy(update={"ca_file": str(authority.file)})
    settings = config.model_copy(update={"central": central})
    with listening(b"HTTP/1.1 404 Not Found\r\n\r\n") as port, TlsGateway(port, certificate) as gateway:
        subject = replace(parts(tmp_path, gateway.url), config=settings)
        course = gone_through("network", "path", subject)
        if not course.passed:  # nobody has come through to whoever listens there
            socket.create_connection(("127.0.0.1", port)).close()
    return course


def test_a_certificate_is_looked_at(tmp_path: Path) -> None:
    authority = Authority.make(tmp_path, "authority")
    assert behind_tls(tmp_path, authority, timedelta(days=1)).passed
    expired = why(behind_tls(tmp_path, authority, timedelta(days=-1)))
    assert expired == note("certificate", reason="certificate has expired")
