"""What the central service keeps: sealed, without names, and with the tables its code expects."""

import base64
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from central.storage.database import Storage
from central.storage.models import Base, HeldSubmission
from tests.central.conftest import Databases
from tests.central.postgresql import Cluster, content
from tests.central.service import WITH_PHONE, RunningService
from tests.central.terminal import CHILD, NAME, TestTerminal

SQLITE = {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1}
POSTGRESQL = {"synchronous_commit": "on", "lock_timeout": "30s", "timezone": "UTC"}


def test_nothing_personal_is_readable_in_what_is_kept(
    own_service: RunningService, databases: Databases, tmp_path: Path
) -> None:
    terminal = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    enclosed = terminal.enclose()
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    terminal.close()
    files = [file.read_bytes() for file in (tmp_path / "central").glob("central.db*") if file.is_file()]
    kept = b"".join(files) if databases.kind == "sqlite" else content(own_service.database)
    assert enclosed.receipt_number.encode() in kept
    for secret in (NAME, CHILD, WITH_PHONE, "示例街道一号"):
        for encoding in ("utf-8", "utf-16-le", "gb18030"):
            raw = secret.encode(encoding)
            assert raw not in kept
            assert base64.b64encode(raw)[:-4] not in kept


def test_the_envelope_is_kept_as_it_came(own_service: RunningService) -> None:
    terminal = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    enclosed = terminal.enclose()
    terminal.put(enclosed)
    terminal.close()
    with own_service.storage.read() as session:
        assert session.get_one(HeldSubmission, enclosed.id).envelope == enclosed.bytes


def test_the_receipt_key_of_a_terminal_is_nowhere_kept(own_service: RunningService, tmp_path: Path) -> None:
    terminal = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    terminal.close()
    key = base64.b64decode(terminal.given.receipt_key)
    for file in (tmp_path / "central").rglob("*"):
        if file.is_file():
            assert key not in file.read_bytes()
            assert terminal.given.receipt_key.encode() not in file.read_bytes()


def test_the_migrations_make_the_tables_the_code_expects(own_service: RunningService) -> None:
    with own_service.storage.read() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_sqlite_is_opened_safely(tmp_path: Path) -> None:
    told = settings_of(f"sqlite:///{tmp_path}/central.db", "PRAGMA {}", *SQLITE)
    assert told == SQLITE


def test_postgresql_commits_before_it_says_so(cluster: Cluster) -> None:
    told = settings_of(cluster.new_database(), "SHOW {}", *POSTGRESQL)
    assert told == POSTGRESQL


def settings_of(url: str, question: str, *names: str) -> dict[str, object]:
    storage = Storage(url)
    try:
        with storage.write() as session:
            connection = session.connection()
            return {name: connection.exec_driver_sql(question.format(name)).scalar() for name in names}
    finally:
        storage.close()
