"""What the devices' owners tell is written, and nobody waits for it."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devices.standing import Cause, DeviceState, Standing
from kiosk.equipment.check import screen_has_the_devices
from kiosk.equipment.standings_file import read
from kiosk.terminal.place import TerminalPlace
from offline_cache.service_record import Counter, ServiceRecord, on_record
from ui.device_board import Posted
from ui.workers.record_keeper import RecordKeeper

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
LOW = Standing(DeviceState.ATTENTION, Cause.PAPER_LOW, "12 %", b"\x72")


@pytest.fixture
def place(tmp_path: Path) -> TerminalPlace:
    return TerminalPlace(tmp_path / "data")


@pytest.fixture
def failures() -> list[str]:
    return []


@pytest.fixture
def keeper(place: TerminalPlace, failures: list[str]) -> Iterator[RecordKeeper]:
    made = RecordKeeper(
        place,
        lambda what, error: failures.append(f"{what}: {type(error).__name__}"),
        lambda: {"/dev/ttyUSB0": "receipt_printer"},
    )
    made.start()
    yield made
    made.stop()


def until(done: Callable[[], bool]) -> None:
    """The thread under test writes a file, which tells nobody: looked at again and again."""
    deadline = time.monotonic() + 60
    never = threading.Event()
    while not done():
        assert time.monotonic() < deadline
        never.wait(0.02)


def test_how_the_devices_stand_can_be_read_while_the_process_lives(
    keeper: RecordKeeper, place: TerminalPlace
) -> None:
    keeper.stood("receipt_printer", Posted(LOW, since=NOW.timestamp(), looked=NOW.timestamp() + 5))
    until(lambda: (told := read(place.devices)) is not None and bool(told.devices))
    told = read(place.devices)
    assert told is not None
    seen = told.devices["receipt_printer"]
    assert (seen.standing, seen.since) == (LOW, NOW)
    assert seen.looked is not None
    assert (seen.looked - NOW).total_seconds() == 5
    assert told.ports == {"/dev/ttyUSB0": "receipt_printer"}
    assert screen_has_the_devices(place)
    assert "72" not in json.loads(place.devices.read_text())["devices"]["receipt_printer"]["evidence"]
    keeper.stop()
    assert not screen_has_the_devices(place)


def test_counts_and_results_are_on_record_when_it_has_ended(
    keeper: RecordKeeper, place: TerminalPlace, failures: list[str]
) -> None:
    keeper.count("receipt_printer", "prints")
    keeper.count("receipt_printer", "prints", 2)
    keeper.tested("receipt_printer", "page", passed=True, at=NOW)
    keeper.serviced("receipt_printer", NOW, "t07")
    keeper.count("receipt_printer", "prints")
    keeper.stop()
    record = on_record(place.service_record)["receipt_printer"]
    assert record.counters["prints"].for_ever == 4
    assert record.tests[0].passed
    assert record.serviced is not None
    assert failures == []


def test_what_cannot_be_written_is_said_and_written_later(place: TerminalPlace, failures: list[str]) -> None:
    place.service_record.mkdir(parents=True)
    keeper = RecordKeeper(place, lambda what, _: failures.append(what))
    keeper.start()
    keeper.count("ups", "switches", 3)
    until(lambda: "devices.not_recorded" in failures)
    place.service_record.rmdir()
    keeper.stop()
    assert on_record(place.service_record)["ups"].counters == {"switches": Counter(3, 3)}


def test_a_second_screen_does_not_write_over_the_first_ones_word(
    keeper: RecordKeeper, place: TerminalPlace, failures: list[str]
) -> None:
    keeper.stood("ups", Posted(LOW, 1.0, 1.0))
    until(lambda: (told := read(place.devices)) is not None and bool(told.devices))
    second = RecordKeeper(place, lambda _, error: failures.append(type(error).__name__))
    second.start()
    until(lambda: failures == ["RoleTaken"])
    second.count("ups", "switches")
    second.stop()
    told = read(place.devices)
    assert told is not None
    assert list(told.devices) == ["ups"]
    with ServiceRecord.open(place.service_record) as record:
        assert record.of("ups").counters["switches"].for_ever == 1
