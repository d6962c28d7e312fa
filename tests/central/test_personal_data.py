"""Personal data in the database opens with its keys only, can be sealed anew, and goes on its day."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from central import cli, data_keys
from central.data_keys import DataKeys
from central.errors import CentralError
from central.personal_data import PersonalData, delete_due, keep_until, keys_in_use
from central.storage.case_tables import PersonalDatum
from central.storage.database import Storage
from tests.central.conftest import Databases
from tests.central.postgresql import content

SECRET = "孙小满住在虚构街道".encode()
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class Kept:
    """A database, and its keys beside it."""

    def __init__(self, directory: Path, database: str) -> None:
        self.directory, self.database = directory, database
        self.file = directory / "keys" / data_keys.DATA_KEYS
        self.data = PersonalData(data_keys.load_or_create(self.file))
        self.storage = Storage(database)


@pytest.fixture
def kept(tmp_path: Path, databases: Databases) -> Kept:
    return Kept(tmp_path, databases.of(tmp_path))


def test_what_is_kept_opens_with_the_keys_and_is_nowhere_readable(kept: Kept, databases: Databases) -> None:
    with kept.storage.write() as session:
        id_ = kept.data.put(session, "case_content", SECRET)
    with kept.storage.read() as session:
        assert kept.data.read(session, id_) == SECRET
    kept.storage.close()
    files = b"".join(each.read_bytes() for each in kept.directory.glob("central.db*"))
    assert SECRET not in (files if databases.kind == "sqlite" else content(kept.database))
    other = PersonalData(data_keys.load_or_create(kept.directory / "others" / data_keys.DATA_KEYS))
    storage = Storage(kept.database)
    with pytest.raises(CentralError, match="lacks the key"), storage.read() as session:
        other.read(session, id_)
    storage.close()


def test_a_row_that_somebody_moved_to_another_place_does_not_open(kept: Kept) -> None:
    with kept.storage.write() as session:
        first, second = (kept.data.put(session, "case_content", each) for each in (SECRET, b"another"))
        session.get_one(PersonalDatum, second).sealed = session.get_one(PersonalDatum, first).sealed
    with pytest.raises(CentralError, match="was changed"), kept.storage.read() as session:
        kept.data.read(session, second)
    kept.storage.close()


def test_a_rotation_seals_everything_anew_and_nobody_must_be_started_anew(
    kept: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    with kept.storage.write() as session:
        ids = [kept.data.put(session, "case_content", SECRET) for _ in range(3)]
    old = DataKeys(kept.file).current
    arguments = ["data", "rotate", "--database", kept.database, "--keys", str(kept.file.parent)]
    assert cli.main(arguments) == 0
    assert "3 rows sealed anew" in capsys.readouterr().out
    assert old not in json.loads(kept.file.read_text())["keys"]
    with kept.storage.write() as session:
        assert keys_in_use(session) == {DataKeys(kept.file).current} != {old}
        assert [kept.data.read(session, each) for each in ids] == [SECRET] * 3
        assert kept.data.read(session, kept.data.put(session, "case_content", b"later")) == b"later"
    kept.storage.close()


def test_a_row_goes_on_its_day_and_not_while_its_matter_is_open(kept: Kept) -> None:
    with kept.storage.write() as session:
        still_open, closed = (kept.data.put(session, "case_content", SECRET) for _ in range(2))
        keep_until(session, [closed, None], NOW + timedelta(days=10))
    with kept.storage.write() as session:
        assert delete_due(session, NOW + timedelta(days=9)) == 0
        assert delete_due(session, NOW + timedelta(days=11)) == 1
        assert kept.data.read(session, closed) is None
        assert kept.data.read(session, still_open) == SECRET
    kept.storage.close()


def test_keys_that_others_can_read_are_not_used(tmp_path: Path) -> None:
    file = tmp_path / data_keys.DATA_KEYS
    data_keys.load_or_create(file)
    file.chmod(0o644)
    with pytest.raises(CentralError, match="chmod 600"):
        DataKeys(file)
