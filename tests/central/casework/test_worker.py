"""The worker: what waits is carried out, and what another worker had begun and not ended is taken over."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from central.casework.worker import LEASE, engine_database
from central.storage.case_tables import CaseWork, Document
from tests.central.casework.flow import case_of, decide_all, filed
from tests.central.process import ROOT
from tests.central.service import RunningService
from tests.central.terminal import CHILD, NAME, TestTerminal
from tests.central.test_cases import progress


def program(service: RunningService, *arguments: str) -> int:
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=ROOT, timeout=240, check=False).returncode


def documents(service: RunningService, case: int) -> list[Document]:
    with service.storage.read() as session:
        return list(session.query(Document).where(Document.case_id == case))


def test_a_worker_takes_over_where_another_has_died(tmp_path: Path) -> None:
    """On SQLite; on PostgreSQL with `make soak`."""
    with RunningService(tmp_path / "central") as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        is_taken_over(service, terminal)
        terminal.close()


def is_taken_over(service: RunningService, terminal: TestTerminal) -> None:
    case = filed(service, terminal)
    decide_all(service, case)
    where = (service.database, str(service.keys_directory), str(service.catalogue))
    assert program(service, "tests.central.casework.dying_worker", *where) == 9
    (made,) = documents(service, case_of(service, case))
    assert (made.released, progress(terminal, case.receipt_number).state) == (None, "accepted")
    with service.storage.write() as session:
        for row in session.query(CaseWork):
            assert (row.taken_by, row.taken is not None) == ("the-first", True)
            assert row.taken
            row.taken -= LEASE + timedelta(seconds=1)
    named = ("--database", "--keys", "--catalogue")
    options = [each for pair in zip(named, where, strict=True) for each in pair]
    assert program(service, "central", "work", "--once", *options) == 0
    (released,) = documents(service, case_of(service, case))
    assert (released.id, released.released is not None) == (made.id, True)
    told = progress(terminal, case.receipt_number)
    assert (told.state, [each.id for each in told.documents]) == ("done", [made.id])
    with service.storage.read() as session:
        assert session.query(CaseWork).count() == 0
    kept = tables_of_the_engine(engine_database(service.database))
    assert str(made.id) in kept
    assert not any(each in kept for each in (NAME, CHILD))


def tables_of_the_engine(database: str) -> str:
    """All that it keeps of steps and workflows."""
    url = make_url(database)
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    engine = create_engine(url)
    schema = "" if url.drivername == "sqlite" else "dbos."
    with engine.connect() as connection:
        rows = [
            row
            for table in ("workflow_status", "operation_outputs")
            for row in connection.execute(text(f"SELECT * FROM {schema}{table}"))
        ]
    engine.dispose()
    return "\n".join(decoded(value) for row in rows for value in row)


def decoded(value: object) -> str:
    """A cell, and what it holds where it is encoded."""
    import base64
    import binascii

    shown = str(value)
    try:
        return shown + base64.b64decode(shown, validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return shown
