"""The reference cache: one of each name, kept over a restart; a damaged file is begun anew."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from offline_cache.reference import ReferenceCache

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


def test_the_newest_stands_in_place_of_the_one_before(tmp_path: Path) -> None:
    cache = ReferenceCache(tmp_path / "reference.db")
    cache.put("nearby", "a", AT, AT, "first")
    cache.put("nearby", "b", AT, AT + timedelta(hours=1), "second")
    cache.confirm("nearby", AT + timedelta(hours=2))
    cache.close()
    again = ReferenceCache(tmp_path / "reference.db")
    (kept,) = again.all()
    assert (kept.version, kept.untrusted_token, kept.confirmed) == ("b", "second", AT + timedelta(hours=2))
    assert again.get("holidays") is None
    again.close()


def test_a_damaged_file_is_put_aside_and_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "reference.db"
    path.write_bytes(b"no database at all" * 100)
    cache = ReferenceCache(path)
    assert cache.all() == []
    cache.put("keys", "a", AT, AT, "token")
    cache.close()
    assert len(list(tmp_path.glob("reference.db.unusable-*"))) == 1
