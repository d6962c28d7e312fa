"""A new visit begins only where there is room to file it, and a technician hears of it before."""

from pathlib import Path

import pytest

from offline_cache.storage import MEBIBYTE, Level, Limits, judge, room

LIMITS = Limits(200, 1000, 80, 95)


@pytest.mark.parametrize(
    ("used", "free", "level"),
    [
        pytest.param(1, 100_000, Level.ENOUGH, id="new"),
        pytest.param(799, 100_000, Level.ENOUGH, id="before the alarm"),
        pytest.param(800, 100_000, Level.ALARM, id="80 % of what it may use"),
        pytest.param(949, 100_000, Level.ALARM, id="before the end"),
        pytest.param(950, 100_000, Level.FULL, id="95 %"),
        pytest.param(5000, 100_000, Level.FULL, id="more than it may use"),
        pytest.param(1, 200, Level.FULL, id="the disk is the limit"),
        pytest.param(80, 219, Level.ALARM, id="the disk is nearly the limit"),
        pytest.param(0, 0, Level.FULL, id="nothing left"),
    ],
)
def test_two_marks_of_what_the_outbox_may_use(used: int, free: int, level: Level) -> None:
    found = judge(used * MEBIBYTE, free * MEBIBYTE, LIMITS)
    assert found.level is level
    assert found.enough == (level is not Level.FULL)


def test_the_room_is_that_of_the_outboxs_own_file_system(tmp_path: Path) -> None:
    database = tmp_path / "outbox.db"
    database.write_bytes(bytes(1000))
    assert room(database, Limits(1)).enough
    assert not room(database, Limits(1_000_000_000)).enough


def test_empty_pages_count_as_room(tmp_path: Path) -> None:
    database = tmp_path / "outbox.db"
    database.write_bytes(bytes(2 * MEBIBYTE))
    tight = Limits(1, maximum_mebibytes=2)
    assert room(database, tight).level is Level.FULL
    assert room(database, tight, reusable=MEBIBYTE).level is Level.ENOUGH


def test_a_directory_that_is_gone_is_no_room(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        room(tmp_path / "gone" / "outbox.db", Limits(1))
