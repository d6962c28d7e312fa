"""The one output: made when all have decided, released as a whole, and good for anybody who looks at it."""

import hashlib
import io
import subprocess
from datetime import timedelta
from uuid import UUID

import pytest
import requests
from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from central.casework import pdf_seal
from central.casework.overdue import note_overdue
from central.personal_data import delete_due
from central.storage.case_tables import CommitmentEntry, Document, Overdue
from central.storage.models import JournalEntry, Task
from tests.central.casework.flow import (
    ALL,
    OFFICER,
    PUBLIC,
    case_of,
    collated,
    collation_of,
    decide_all,
    desk_of,
    filed,
    some_pdf,
    tasks_of,
)
from tests.central.catalogue import PLEDGE
from tests.central.service import RunningService
from tests.central.terminal import NAME, TestTerminal
from tests.central.test_cases import progress
from tests.central.test_progress import mine


def fetched(service: RunningService, terminal: TestTerminal, document: UUID) -> bytes:
    answer = terminal.exchange("GET", f"/v1/documents/{document}?grant={mine(service, terminal).grant}")
    assert answer.status_code == 200, answer.text
    return answer.content


def text_of(pdf: bytes) -> str:
    """As a reader copies it (poppler)."""
    told = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60)
    return told.stdout.decode("utf-8").replace("\n", "")


def test_the_resident_takes_home_what_every_department_decided(
    service: RunningService, terminal: TestTerminal
) -> None:
    case = filed(service, terminal)
    decide_all(service, case, result=some_pdf("BIRTH RECORD 0042"), refused="GA")
    assert progress(terminal, case.receipt_number).documents == ()
    collated(service, case)
    told = progress(terminal, case.receipt_number)
    assert (told.state, {task.clock for task in told.tasks}) == ("done", {"stopped"})
    (document,) = told.documents
    content = fetched(service, terminal, document.id)
    paper = PdfReader(io.BytesIO(content))
    text = text_of(content)
    for each in (case.case_number, case.receipt_number, NAME, "新生儿出生一件事", "示例卫生健康局"):
        assert each in text, each
    for each in ("准予登记", "不予办理", "《示例条例》第三条", "60日内可申请行政复议", "样张"):
        assert each in text, each
    assert "BIRTH RECORD 0042" in text
    assert (len(paper.pages), document.pages) == (2, 2)


def test_any_reader_sees_who_sealed_it_and_that_nothing_was_changed(
    service: RunningService, terminal: TestTerminal
) -> None:
    case = filed(service, terminal)
    decide_all(service, case)
    collated(service, case)
    content = fetched(service, terminal, progress(terminal, case.receipt_number).documents[0].id)
    seal = pdf_seal.FileSeal(service.keys_directory / pdf_seal.SEAL)
    trusted = x509.Certificate.load(seal.certificate.public_bytes(Encoding.DER))
    for changed in (False, True):
        looked_at = bytearray(content)
        if changed:
            looked_at[content.index(b"stream") + 10] ^= 1
        (signature,) = PdfFileReader(io.BytesIO(bytes(looked_at)), strict=False).embedded_signatures
        status = validate_pdf_signature(signature, ValidationContext(trust_roots=[trusted]))
        assert status.bottom_line is not changed


def test_anybody_verifies_a_paper_by_its_code_and_learns_no_name(
    service: RunningService, terminal: TestTerminal
) -> None:
    case = filed(service, terminal)
    decide_all(service, case)
    document = collated(service, case)
    with service.storage.read() as session:
        row = session.get_one(Document, UUID(document))
        code, sha256 = row.code, row.sha256
    content = fetched(service, terminal, UUID(document))
    assert hashlib.sha256(content).hexdigest() == sha256
    assert f"{PUBLIC}/verify/{code}" in text_of(content)
    page = requests.get(f"{service.url}/verify/{code.lower()}", timeout=60)
    assert (page.status_code, case.case_number in page.text, sha256 in page.text) == (200, True, True)
    assert NAME not in page.text
    for wrong in ("0" * 16, "nothing", code[:-1]):
        assert requests.get(f"{service.url}/verify/{wrong}", timeout=60).status_code == 404


def test_made_and_released_again_nothing_happens_twice(
    service: RunningService, terminal: TestTerminal
) -> None:
    case = filed(service, terminal)
    decide_all(service, case)
    collation, number = collation_of(service), case_of(service, case)
    first = collation.make(number)
    assert collation.make(number) == first
    assert [collation.release(number, first) for _ in range(3)] == [True, False, False]
    with service.storage.read() as session:
        deeds = session.query(JournalEntry).where(
            JournalEntry.deed == "case.released", JournalEntry.detail == case.case_number
        )
        assert deeds.count() == 1


def test_a_commitment_is_checked_afterwards_and_what_was_decided_on_it_taken_back(
    service: RunningService, terminal: TestTerminal
) -> None:
    case = filed(service, terminal, commitment=PLEDGE)
    decide_all(service, case)
    document = UUID(collated(service, case))
    number, desk = case_of(service, case), desk_of(service)
    with service.storage.read() as session:
        entry = session.get_one(CommitmentEntry, number)
    assert entry.state == "to_check"
    assert entry.check_by is not None
    assert timedelta(days=30) < entry.check_by - service.clock() <= timedelta(days=31)
    desk.commitment(number, OFFICER, "false")
    with pytest.raises(Exception, match="still time"):
        desk.commitment(number, OFFICER, "revoked")
    service.clock.moved += timedelta(days=17)
    desk.commitment(number, OFFICER, "revoked")
    service.clock.moved *= 0
    with service.storage.read() as session:
        assert session.get_one(CommitmentEntry, number).state == "revoked"
        assert session.get_one(Document, document).revoked is not None
    assert progress(terminal, case.receipt_number).documents == ()


def test_what_is_overdue_is_written_down_once_with_who_answered_for_it(
    service: RunningService, terminal: TestTerminal
) -> None:
    case = filed(service, terminal)
    tasks = tasks_of(service, case)
    desk_of(service).accept(tasks["WJ"], OFFICER, ALL)
    with service.storage.write() as session:
        for task in tasks.values():
            row = session.get_one(Task, task)
            row.due = service.clock() - timedelta(hours=1)
        for _ in range(2):
            note_overdue(session, service.clock())
        rows = session.query(Overdue).where(Overdue.task_id.in_(tasks.values()))
        found = {row.department: row for row in rows}
        assert {name: row.handler for name, row in found.items()} == {"WJ": "zhou.li", "GA": None, "YB": None}
        assert all(row.came_late for row in found.values()), "they were due before they arrived here"


def test_what_a_case_holds_of_a_person_has_its_day(service: RunningService, terminal: TestTerminal) -> None:
    case = filed(service, terminal)
    decide_all(service, case)
    document = UUID(collated(service, case))
    year = timedelta(days=365)
    with service.storage.write() as session:
        assert delete_due(session, service.clock() + 2 * year) == 0
        delete_due(session, service.clock() + 4 * year)
        assert service.data.read(session, session.get_one(Document, document).content) is not None
        delete_due(session, service.clock() + 11 * year)
        assert service.data.read(session, session.get_one(Document, document).content) is None
