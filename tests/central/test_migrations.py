"""A database of an older release is brought up to date at the start, with everything in it."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import make_url, text

import central.storage
from central.storage.database import Storage
from central.storage.engines import open_engine
from central.storage.models import Enrolment, HeldSubmission, Terminal
from tests.central.conftest import Databases

MIGRATIONS = Path(central.storage.__file__).parent / "migrations"
REVISIONS = sorted(each.name[1:5] for each in (MIGRATIONS / "versions").glob("v0*.py"))
NOW = datetime(2026, 1, 1, 12, 0)  # noqa: DTZ001  as the tables keep it: UTC without its zone


@pytest.mark.parametrize("revision", REVISIONS)
def test_everything_is_there_after_an_upgrade(tmp_path: Path, databases: Databases, revision: str) -> None:
    directory = tmp_path / revision
    directory.mkdir()
    url = databases.of(directory)
    submission = uuid4()
    older(url, revision, submission.hex if databases.kind == "sqlite" else str(submission))
    storage = Storage(url)
    try:
        with storage.read() as session:
            terminal = session.get_one(Terminal, 7)
            held = session.get_one(HeldSubmission, submission)
            enrolment = session.get_one(Enrolment, (7, 1))
        assert (terminal.code, terminal.revoked) == ("0007", NOW.replace(tzinfo=UTC))
        assert (held.acknowledgement, held.after, held.review) == ("the first word", None, None)
        assert enrolment.revoked == NOW.replace(tzinfo=UTC), "what its key signs from now on is reviewed"
    finally:
        storage.close()


def older(url: str, revision: str, submission: str) -> None:
    """A database as the release with that revision left it: a terminal that was shut out, a submission."""
    engine = open_engine(make_url(url))
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.execute(
            text(
                "INSERT INTO terminals (id, code, hardware_serial, epoch, revoked)"
                " VALUES (7, '0007', 'SN', 1, :now)"
            ),
            {"now": NOW},
        )
        shut_out = {"now": NOW, "revoked": NOW}
        columns = "terminal, epoch, public_key, enrolled" + (", revoked" if revision >= "0002" else "")
        values = "7, 1, :key, :now" + (", :revoked" if revision >= "0002" else "")
        connection.execute(
            text(f"INSERT INTO enrolments ({columns}) VALUES ({values})"), {**shut_out, "key": b"k" * 32}
        )
        connection.execute(
            text(
                "INSERT INTO submissions (id, terminal, epoch, sequence, receipt_number, kind, service,"
                " created, received, digest, envelope, acknowledgement)"
                " VALUES (:id, 7, 1, 1, '0007-01-000001-AAAA-A', 'filing', 'S01',"
                " :now, :now, :digest, :envelope, 'the first word')"
            ),
            {"id": submission, "now": NOW, "digest": "ab" * 32, "envelope": b"sealed"},
        )
    engine.dispose()
