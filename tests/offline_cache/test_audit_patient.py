"""A trail that outlasts a full disk: nothing is lost that memory can hold, and what it cannot is counted."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from offline_cache import audit_patient
from offline_cache.audit import AuditTrail
from offline_cache.audit_patient import PatientTrail
from offline_cache.errors import StorageFull
from tests.fixtures.unwritable_disk import Disk

NOW = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


@pytest.fixture
def times() -> list[datetime]:
    return [NOW]


@pytest.fixture
def trail(tmp_path: Path, times: list[datetime]) -> Iterator[PatientTrail]:
    trail = PatientTrail(tmp_path / "audit.db", lambda: times[0])
    yield trail
    trail.close()


def test_what_found_no_room_stands_before_the_next_event_with_its_own_time(
    trail: PatientTrail, disk: Disk, times: list[datetime]
) -> None:
    trail.record("process.started", process="agent")
    disk.refuses = StorageFull
    trail.record("channel.changed", state="down")
    trail.record_all([("visit.wiped", {"reason": "idle"}), ("operator.present", {})])
    assert len(trail.events()) == 1
    assert trail.unwritten == 3
    disk.refuses = None
    times[0] += timedelta(hours=2)
    trail.record("operator.gone")
    assert [(each.event, each.at) for each in trail.events()] == [
        ("process.started", NOW),
        ("channel.changed", NOW),
        ("visit.wiped", NOW),
        ("operator.present", NOW),
        ("operator.gone", NOW + timedelta(hours=2)),
    ]
    assert trail.problems() == []
    assert trail.unwritten == 0


def test_it_is_written_without_a_next_event_too(trail: PatientTrail, disk: Disk) -> None:
    disk.refuses = StorageFull
    trail.record("operator.present")
    with pytest.raises(StorageFull):
        trail.write_kept()
    disk.refuses = None
    trail.write_kept()
    trail.write_kept()
    assert [each.event for each in trail.events()] == ["operator.present"]


def test_what_is_too_much_for_memory_is_counted(
    trail: PatientTrail, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_patient, "MOST_KEPT", 2)
    disk.refuses = StorageFull
    for _ in range(5):
        trail.record("operator.present")
    assert trail.unwritten == 5
    disk.refuses = None
    trail.write_kept()
    events = trail.events()
    assert [each.event for each in events] == ["operator.present", "operator.present", "audit.left_out"]
    assert events[-1].fields == {"count": 3}


def test_others_may_write_in_between(trail: PatientTrail, disk: Disk, tmp_path: Path) -> None:
    other = AuditTrail(tmp_path / "audit.db")
    disk.refuses = StorageFull
    trail.record("operator.present")
    disk.refuses = None
    other.record("process.started", process="ui")
    trail.record("operator.gone")
    assert [each.event for each in other.events()] == ["process.started", "operator.present", "operator.gone"]
    assert other.problems() == []
    other.close()


def test_an_impatient_one_still_says_that_nothing_was_written(tmp_path: Path, disk: Disk) -> None:
    trail = AuditTrail(tmp_path / "audit.db")
    disk.refuses = StorageFull
    with pytest.raises(StorageFull):
        trail.record("operator.present")
    trail.close()
