"""The terminal's key is exchanged, whatever breaks off in between."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock, system_now
from kiosk.central_client.transport import Transport
from kiosk.submission.desk import open_desk
from kiosk.terminal import durable_file, rotation
from kiosk.terminal import identity as identities
from kiosk.terminal.errors import RotationFailed
from kiosk.terminal.own_outbox import open_own
from kiosk.terminal.place import TerminalPlace
from offline_cache.storage import Limits
from tests.central.service import RunningService
from tests.fixtures.filings import new_submission
from tests.kiosk.terminal.test_enrolment import ask


class Cut(BaseException):
    """The power."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central")) as running:
        yield running


@pytest.fixture
def place(service: RunningService, tmp_path: Path, request: pytest.FixtureRequest) -> TerminalPlace:
    place = TerminalPlace(tmp_path / "data")
    serial = f"SN-{request.node.name}"
    code = ask(service.url, place, service.enrolment_code(serial), serial).identity.code
    service.approve(code)
    identity = identities.load(place)
    identities.save_epoch(replace(identity, approved=True), place)
    return place


def client(place: TerminalPlace, url: str = "") -> CentralClient:
    identity = identities.load(place)
    transport = Transport(url or identity.central_url, 2, 10)
    return CentralClient(transport, identity.credentials, CorrectedClock())


def rotated(place: TerminalPlace) -> str:
    line = client(place)
    try:
        return rotation.rotate(place, line).fingerprint
    finally:
        line.close()


def test_the_next_submission_is_signed_with_the_new_key_and_the_last_one_still_counts(
    place: TerminalPlace,
) -> None:
    old = identities.load(place)
    desk = open_desk(place.data_dir, Limits(1))
    desk.filer.file(new_submission())
    rotated(place)
    desk.filer.file(new_submission())  # the screen has not noticed yet
    desk.close()
    desk = open_desk(place.data_dir, Limits(1))
    desk.filer.file(new_submission())
    rows = [(row.epoch, row.sequence) for row in desk.outbox.rows()]
    desk.close()
    new = identities.load(place)
    assert new.public_key != old.public_key
    assert rows == [(old.epoch, 1), (old.epoch, 2), (new.epoch, 1)]


@pytest.mark.parametrize("survived", range(6))
def test_the_power_may_fail_at_every_write(
    place: TerminalPlace, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    """After a start there is one identity, and another try ends with a new key."""
    old = identities.load(place)
    written: list[Path] = []
    write = durable_file.write

    def writes(path: Path, content: bytes) -> None:
        if len(written) == survived:
            raise Cut
        written.append(path)
        write(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(durable_file, "write", writes)
        with pytest.raises(Cut):
            rotated(place)
    own = open_own(place, system_now)
    own.outbox.close()
    assert own.recovered is None
    assert rotation.is_due(place, 0) is (survived > 0)
    rotated(place)
    new = identities.load(place)
    assert new.public_key != old.public_key
    assert not rotation.is_due(place, 0)
    assert not place.rotated.exists()


def test_without_an_answer_it_goes_on_under_the_key_it_has(place: TerminalPlace) -> None:
    before = identities.load(place).public_key
    nowhere = client(place, "http://127.0.0.1:9")
    with pytest.raises(RotationFailed, match="asked for again"):
        rotation.rotate(place, nowhere)
    nowhere.close()
    assert identities.load(place).public_key == before
    assert rotation.is_due(place, 0), "the same key is brought again"


def test_it_is_due_when_the_key_is_old(place: TerminalPlace) -> None:
    now = place.terminal_key.stat().st_mtime
    assert not rotation.is_due(place, 1, lambda: now + 86_000)
    assert rotation.is_due(place, 1, lambda: now + 87_000)
    assert not rotation.is_due(place, 0, lambda: now + 10**9)
    os.utime(place.terminal_key, (now, now + 10**6))
    assert not rotation.is_due(place, 1, lambda: now), "a clock that was ahead once asks for nothing now"
