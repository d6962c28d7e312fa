"""Reference data as the central service gives it: signed, per terminal, versions following the content."""

import base64
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from central.errors import BadFile
from central.holidays import load_holidays
from central.places import load_places
from central.storage.models import Terminal
from kiosk.contract.reference import (
    REFERENCE_PATHS,
    CentralKeys,
    Holidays,
    Nearby,
    Reference,
    ReferenceAnswer,
    ReferenceName,
    verify,
)
from kiosk.contract.status import DeviceStatus, QueueStatus, TerminalStatus
from tests.central.service import PLACES, RunningService
from tests.central.terminal import TestTerminal
from tests.central.test_heartbeat import beat


def fetched(terminal: TestTerminal, name: ReferenceName) -> Reference:
    answer = terminal.exchange("GET", REFERENCE_PATHS[name])
    assert answer.status_code == 200, answer.text
    token = ReferenceAnswer.model_validate_json(answer.content).reference
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(terminal.given.signing_key))
    return verify(token, key, name=name, terminal=terminal.given.terminal)


def with_printer(state: str, cause: str) -> TerminalStatus:
    printer = DeviceStatus(name="receipt_printer", state=state, cause=cause, since=datetime.now(UTC))
    return TerminalStatus(devices=(printer,), queue=QueueStatus(waiting=0, quarantined=0, delivered=0))


@pytest.fixture
def two(own_service: RunningService) -> tuple[TestTerminal, TestTerminal]:
    """The first two terminals of a service: they stand at the places of the codes 0001 and 0002."""
    first, second = (
        TestTerminal.enrol(own_service.url, own_service.enrolment_code(serial), serial) for serial in "AB"
    )
    return first, second


def test_the_nearest_come_first_and_a_silent_terminal_is_not_named(
    two: tuple[TestTerminal, TestTerminal], own_service: RunningService
) -> None:
    first, second = two
    before = beat(first).references["nearby"]
    beat(second)
    after = beat(first).references["nearby"]
    assert before != after, "the second one works now"
    nearby = fetched(first, ReferenceName.NEARBY)
    assert nearby.version == after
    assert isinstance(nearby.content, Nearby)
    assert [(each.kind, each.name.en) for each in nearby.content.places] == [
        ("terminal", "Quanshui Service Centre"),
        ("window", "District Service Centre"),
    ]
    assert 430 < nearby.content.places[0].metres < 460  # 0.004 degrees of latitude are 445 m
    assert nearby.content.places[0].prints is None, "it has not said"
    beat(second, status=with_printer("faulted", "paper_out"))
    said = fetched(first, ReferenceName.NEARBY).content
    assert isinstance(said, Nearby)
    assert said.places[0].prints is False
    assert said.places[0].latitude is not None
    after = beat(first).references["nearby"]
    beat(second, alarms=("storage_low",))
    assert beat(first).references["nearby"] == before, "one with an alarm is not named"
    beat(second)
    assert beat(first).references["nearby"] == after
    with own_service.storage.write() as session:
        session.get_one(Terminal, second.given.terminal).seen = own_service.clock() - timedelta(minutes=6)
    assert beat(first).references["nearby"] == before, "nor one that was not heard of lately"
    for each in two:
        each.close()


def test_calendar_and_keys_are_the_service_s_own(terminal: TestTerminal, service: RunningService) -> None:
    named = beat(terminal).references
    holidays, keys = fetched(terminal, ReferenceName.HOLIDAYS), fetched(terminal, ReferenceName.KEYS)
    assert isinstance(holidays.content, Holidays)
    assert holidays.content == load_holidays(None)
    assert isinstance(keys.content, CentralKeys)
    assert bytes.fromhex(keys.content.sealing_key) == service.keys.sealing_public
    assert (named["holidays"], named["keys"]) == (holidays.version, keys.version)


@pytest.mark.parametrize(
    "wrong",
    [
        "not = toml = at all",
        PLACES.replace('code = "0001"', ""),
        PLACES.replace('closes = "16:30"', ""),
        PLACES.replace("38.953", "138.953"),
        PLACES.replace('zh = "区政务服务中心"', "zh = 3"),
    ],
)
def test_a_wrong_file_of_places_is_refused_in_one_line(wrong: str, tmp_path: Path) -> None:
    file = tmp_path / "places.toml"
    file.write_text(wrong, "utf-8")
    with pytest.raises(BadFile) as refused:
        load_places(file)
    assert "\n" not in str(refused.value)
    assert str(file) in str(refused.value)


def test_a_wrong_calendar_is_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "holidays.toml"
    for wrong in ("first = 2026-01-01", "first = 2026-01-01\nlast = 2025-01-01\noff = []\nworking = []"):
        file.write_text(wrong, "utf-8")
        with pytest.raises(BadFile, match="no calendar of working days"):
            load_holidays(file)
    with pytest.raises(BadFile):
        load_holidays(tmp_path / "missing.toml")
