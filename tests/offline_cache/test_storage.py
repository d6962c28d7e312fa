"""A new visit begins only where there is room to file it."""

from pathlib import Path

import pytest

from offline_cache.storage import MEBIBYTE, Room, room


def test_a_visit_needs_the_configured_room() -> None:
    assert Room(free=200 * MEBIBYTE, needed=200 * MEBIBYTE).enough
    assert not Room(free=200 * MEBIBYTE - 1, needed=200 * MEBIBYTE).enough


def test_the_room_is_that_of_the_outboxs_own_file_system(tmp_path: Path) -> None:
    assert room(tmp_path, 1).enough
    assert not room(tmp_path, 1_000_000_000).enough


def test_a_directory_that_is_gone_is_no_room(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        room(tmp_path / "gone", 1)
