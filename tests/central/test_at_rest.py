"""What the central service keeps: sealed, without names, and with the tables its code expects."""

import base64
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from central.storage.models import Base, HeldSubmission
from tests.central.service import WITH_PHONE, RunningService
from tests.central.terminal import CHILD, NAME, TestTerminal


def test_nothing_personal_is_readable_in_what_is_kept(own_service: RunningService, tmp_path: Path) -> None:
    terminal = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    enclosed = terminal.enclose()
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    terminal.close()
    kept = b"".join(file.read_bytes() for file in (tmp_path / "central").glob("central.db*"))
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


def test_the_database_is_opened_safely(own_service: RunningService) -> None:
    with own_service.storage.read() as session:
        told = {
            pragma: session.connection().exec_driver_sql(f"PRAGMA {pragma}").scalar()
            for pragma in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert told == {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1}
