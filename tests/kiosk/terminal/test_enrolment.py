"""Enrolment with the real central service over a real socket."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.central_client.clock import system_now
from kiosk.central_client.transport import Transport
from kiosk.contract.api import SPARE_EPOCHS
from kiosk.contract.suite import HpkeX25519
from kiosk.terminal import identity as identities
from kiosk.terminal.enrolment import Enrolled, Enrolment, Reason, enrol
from kiosk.terminal.errors import EnrolmentFailed
from kiosk.terminal.hardware import UNKNOWN, serial_number
from kiosk.terminal.place import TerminalPlace
from offline_cache.errors import RoleTaken
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, RoleLock
from tests.central.service import RunningService
from tests.fixtures.central_stub import CentralStub, Reply

SERIAL = "SN-1"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central")) as running:
        yield running


@pytest.fixture
def place(tmp_path: Path) -> TerminalPlace:
    return TerminalPlace(tmp_path / "data")


def ask(url: str, place: TerminalPlace, code: str, serial: str = SERIAL, reason: Reason = "new") -> Enrolled:
    transport = Transport(url, 2, 5)
    try:
        return enrol(
            Enrolment(code, serial, reason),
            place=place,
            central_url=url,
            transport=transport,
            suite=HpkeX25519(),
            now=system_now,
        )
    finally:
        transport.close()


def test_a_code_gives_an_identity_and_opens_its_epoch(service: RunningService, place: TerminalPlace) -> None:
    enrolled = ask(service.url, place, service.enrolment_code(SERIAL))
    assert identities.load(place).public_key == enrolled.identity.public_key
    outbox = Outbox.open(place.outbox)
    assert [(each.epoch, each.last_sequence) for each in outbox.epochs()] == [(enrolled.identity.epoch, 0)]
    outbox.close()
    assert not place.enrolling_key.exists()


def test_enrolling_again_raises_the_epoch_and_keeps_what_was_filed(
    service: RunningService, place: TerminalPlace
) -> None:
    first = ask(service.url, place, service.enrolment_code("SN-2"), "SN-2")
    second = ask(service.url, place, service.enrolment_code("SN-2"), "SN-2", "lost_database")
    assert second.identity.terminal == first.identity.terminal
    assert second.identity.epoch == first.identity.epoch + 1 + SPARE_EPOCHS
    assert second.set_aside is None
    outbox = Outbox.open(place.outbox)
    assert [each.epoch for each in outbox.epochs()] == [first.identity.epoch, second.identity.epoch]
    outbox.close()


def test_an_unusable_outbox_is_kept_aside(service: RunningService, place: TerminalPlace) -> None:
    place.prepare()
    place.outbox.write_bytes(b"rubbish" * 1000)
    enrolled = ask(service.url, place, service.enrolment_code("SN-3"), "SN-3", "lost_database")
    assert enrolled.set_aside is not None
    assert enrolled.set_aside.read_bytes() == b"rubbish" * 1000


@pytest.mark.parametrize("serial", [SERIAL, "SN-other"])
def test_a_wrong_code_changes_nothing_and_is_not_repeated(
    service: RunningService, place: TerminalPlace, serial: str
) -> None:
    with pytest.raises(EnrolmentFailed, match="ask the operator for a new one") as refused:
        ask(service.url, place, "AAAA-BBBB-CCCC", serial)
    assert "AAAA" not in str(refused.value)
    assert not place.identity.exists()
    assert not place.outbox.exists()


@pytest.mark.parametrize("code", ["", "wrong", "短", "\udc80", "X" * 41])
def test_what_cannot_be_a_code_is_said_before_anybody_is_asked(place: TerminalPlace, code: str) -> None:
    with pytest.raises(EnrolmentFailed, match="no one-time code"):
        ask("http://127.0.0.1:9", place, code)
    assert not place.directory.exists()


def test_a_lost_answer_is_asked_for_again_with_the_same_code(
    service: RunningService, place: TerminalPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = service.enrolment_code("SN-4")

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(identities, "save", power_cut)
        with pytest.raises(KeyboardInterrupt):
            ask(service.url, place, code, "SN-4")
    assert not place.identity.exists()
    enrolled = ask(service.url, place, code, "SN-4")
    assert identities.load(place).epoch == enrolled.identity.epoch


def test_not_while_screen_or_agent_run(service: RunningService, place: TerminalPlace) -> None:
    place.prepare()
    running = RoleLock.take(place.directory, Role.SENDER)
    with pytest.raises(RoleTaken):
        ask(service.url, place, service.enrolment_code("SN-5"), "SN-5")
    running.release()


def test_nobody_there_is_said_in_one_line(place: TerminalPlace) -> None:
    with pytest.raises(EnrolmentFailed, match="check the network"):
        ask("http://127.0.0.1:9", place, "x" * 12)


@pytest.mark.parametrize("body", [b"<html>log in</html>", b"{}", b'{"terminal": 1}'])
def test_a_captive_portal_is_no_central_service(place: TerminalPlace, body: bytes) -> None:
    with CentralStub() as portal:
        portal.always = lambda _: Reply(200, body, "text/html", signed=False)
        with pytest.raises(EnrolmentFailed, match="no central service"):
            ask(portal.url, place, "x" * 12)


def test_an_answer_that_was_altered_on_the_way_is_refused(place: TerminalPlace) -> None:
    with CentralStub() as meddler:
        given = {
            "terminal": 1,
            "epoch": 1,
            "receipt_key": "A" * 43 + "=",
            "signing_key": "A" * 43 + "=",
            "signing_key_id": "0" * 16,
            "sealing_key": "A" * 43 + "=",
            "sealing_key_id": "0" * 16,
            "suite": HpkeX25519.name,
        }
        meddler.always = lambda _: Reply(200, json.dumps(given).encode())
        with pytest.raises(EnrolmentFailed, match="not signed"):
            ask(meddler.url, place, "x" * 12)
    assert not place.identity.exists()


def test_the_serial_number_comes_from_the_first_source_that_has_one(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text(" \n")
    (tmp_path / "board").write_text(" AB-12/34\x00\n")
    sources = [tmp_path / "missing", tmp_path / "empty", tmp_path / "board"]
    assert serial_number(sources) == "AB-1234"
    assert serial_number([tmp_path / "missing"]) == UNKNOWN
