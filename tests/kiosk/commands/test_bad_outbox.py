"""What stands in the outbox's place and is none: one line at the agent's start, one from the doctor; nothing
is deleted.
"""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.technician import storage, surroundings
from kiosk.technician.task import Level, Machine
from kiosk.terminal.own_outbox import open_own
from kiosk.terminal.place import TerminalPlace
from offline_cache.aside import kept_aside
from offline_cache.storage import Level as Fullness
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled
from tests.kiosk.conftest import Kiosk


def _directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "a directory": (_directory, "is a directory where a file should be; move it away"),
    "a newer release's": (_newer, "written by a newer release; install that release again"),
}


def _foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


REPLACED: dict[str, Callable[[Path], None]] = {
    "foreign": _foreign,
    "rubbish": lambda path: _write(path, b"rubbish" * 1000),
    "empty": lambda path: _write(path, b""),
}


@pytest.fixture
def place(tmp_path: Path) -> TerminalPlace:
    place = TerminalPlace(tmp_path / "data")
    central = CentralStub()
    enrolled(place, "http://127.0.0.1:9", central.signing, central.sealing_public)
    return place


def doctor(place: TerminalPlace) -> Machine:
    return Machine(config=None, config_problems=(), ignored_keys=(), data_dir=place.data_dir)


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_ours_to_replace_is_refused_in_one_line(
    kiosk: Kiosk, place: TerminalPlace, case: str
) -> None:
    spoil, line = REFUSED[case]
    spoil(place.outbox)
    finding = storage.outbox(doctor(place))
    assert finding.level is Level.ISSUE
    assert line in finding.remedy
    started = kiosk("agent")
    assert (started.code, started.err.count("\n")) == (1, 1)
    assert line in started.err
    assert place.outbox.exists()
    assert kept_aside(place.outbox) == []


@pytest.mark.parametrize("case", REPLACED)
def test_what_is_damaged_is_named_by_the_doctor_and_left_for_the_programs(
    place: TerminalPlace, case: str
) -> None:
    REPLACED[case](place.outbox)
    before = place.outbox.read_bytes()
    finding = storage.outbox(doctor(place))
    assert finding.level is Level.ISSUE
    assert "restart the terminal's programs" in finding.remedy
    assert "\n" not in finding.text
    assert place.outbox.read_bytes() == before


@pytest.mark.parametrize("case", REPLACED)
def test_who_starts_a_program_is_told_in_one_line_what_became_of_the_file(
    place: TerminalPlace, case: str
) -> None:
    REPLACED[case](place.outbox)
    own = open_own(place, lambda: datetime.now(UTC))
    own.outbox.close()
    assert own.sentence is not None
    assert str(kept_aside(place.outbox)[0]) in own.sentence
    assert "\n" not in own.sentence


def test_an_outbox_in_order_is_not_spoken_of(place: TerminalPlace) -> None:
    own = open_own(place, lambda: datetime.now(UTC))
    own.outbox.close()
    assert own.sentence is None


def test_a_file_that_was_put_aside_is_a_warning_until_it_is_moved_away(place: TerminalPlace) -> None:
    assert storage.set_aside(doctor(place)).level is Level.OK
    place.outbox.with_name("outbox.db.unusable-20261123T030405Z").write_bytes(b"rubbish")
    assert storage.set_aside(doctor(place)).level is Level.WARNING


def test_an_outbox_that_fills_up_calls_a_technician_and_then_takes_no_visit() -> None:
    assert storage._judge_full(Fullness.ALARM, "80 %").level is Level.WARNING
    assert storage._judge_full(Fullness.FULL, "95 %").level is Level.ISSUE


def test_a_clock_in_1970_is_named(place: TerminalPlace) -> None:
    finding = surroundings.judge_clock(datetime(1970, 1, 1, tzinfo=UTC), synchronized=False)
    assert finding.level is Level.ISSUE
