"""The one output of a case, made when all departments have decided, and released as a whole: short steps that
may each be carried out again after a crash, and then do nothing twice.

A step takes and gives ids only: what stands in the tables of the workflow engine is not personal.
"""

import hashlib
import io
import json
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from central import journal
from central.cases import case_number
from central.casework import commitments
from central.casework.decisions import Decision
from central.casework.letting_go import let_go
from central.casework.pdf_seal import Seal
from central.casework.result import TITLE, Part, Result
from central.casework.uploads import DOCUMENT, new_code
from central.catalogue import Services
from central.errors import CentralError
from central.notices.due import Kind, due
from central.personal_data import PersonalData
from central.settings import Clock
from central.storage import turns
from central.storage.case_tables import CommitmentEntry, CommitmentState, Document
from central.storage.database import Storage
from central.storage.models import Case, CaseState, TaskState

RESULT = "result"


class Collation:
    """Makes and releases outputs."""

    def __init__(
        self,
        storage: Storage,
        data: PersonalData,
        services: Services,
        seal: Seal,
        clock: Clock,
        public_url: str,
    ) -> None:
        """`public_url`: where anybody finds the page that verifies documents; "" where nobody does: then the
        QR code carries the document's code alone.
        """
        self._storage = storage
        self._data = data
        self._services = services
        self._seal = seal
        self._clock = clock
        self._public_url = public_url.rstrip("/")

    def make(self, case: int) -> str:
        """Make the output and keep it, not released yet; gives its id. Made once, it is there."""
        with self._storage.read() as session:
            made = _result_of(session, case)
            if made is not None:
                return str(made.id)
            result, uploads = self._result(session, session.get_one(Case, case))
        content, pages = self._put_together(result, uploads)
        with self._storage.write(turns.case(case)) as session:
            made = _result_of(session, case)
            if made is None:
                made = Document(
                    id=uuid4(),
                    case_id=case,
                    kind=RESULT,
                    title_zh=TITLE.zh,
                    title_en=TITLE.en,
                    pages=pages,
                    size=len(content),
                    sha256=hashlib.sha256(content).hexdigest(),
                    content=self._data.put(session, DOCUMENT, content),
                    code=result.code,
                    made=result.made,
                )
                session.add(made)
            return str(made.id)

    def release(self, case: int, document: str) -> bool:
        """Let it out and close the case; whether that was done now."""
        now = self._clock()
        with self._storage.write(turns.case(case)) as session:
            row, made = session.get_one(Case, case), session.get_one(Document, UUID(document))
            if made.released is not None:
                return False
            made.released = row.ended = now
            done = any(task.state is TaskState.DONE for task in row.tasks)
            row.state = CaseState.DONE if done else CaseState.REFUSED
            entry = session.get(CommitmentEntry, case)
            if entry is not None and entry.state is CommitmentState.TO_CHECK:
                entry.check_by = commitments.check_by(entry, self._services, now)
            let_go(session, row)
            due(session, Kind.RELEASED, row.submission_id, now)
            number = case_number(row.id, row.submission.received)
            journal.write(session, now, journal.SERVICE, "case.released", detail=number)
        return True

    def _result(self, session: Session, case: Case) -> tuple[Result, list[bytes]]:
        raw = self._data.read(session, case.content)
        if raw is None:
            raise CentralError("what was filed is gone; nothing can be made of it")
        applicant = json.loads(raw)["applicant"] or {}
        parts, uploads = [], []
        for task in (each for each in case.tasks if not each.not_concerned):
            decision = self._data.read(session, task.decision)
            own = session.scalars(select(Document).where(Document.task_id == task.id)).all()
            contents = [each for row in own if (each := self._data.read(session, row.content)) is not None]
            uploads += contents
            parts.append(
                Part(
                    department=self._services.department_name(task.department),
                    decision=Decision.model_validate_json(decision) if decision else None,
                    attached=sum(row.pages for row in own),
                )
            )
        code, notice = new_code(), self._services.notice
        return (
            Result(
                case_number=case_number(case.id, case.submission.received),
                receipt_number=case.submission.receipt_number,
                service=self._services.find(case.submission.service).name,
                applicant=applicant.get("name", ""),
                parts=parts,
                made=self._clock(),
                code=code,
                verify_at=f"{self._public_url}/verify/{code}" if self._public_url else code,
                specimen=notice.zh if notice else None,
            ),
            uploads,
        )

    def _put_together(self, result: Result, uploads: list[bytes]) -> tuple[bytes, int]:
        """The notice, what the departments had uploaded behind it, and the seal over all of it."""
        # A second of imports, for whoever has papers to put together only.
        from pypdf import PdfReader, PdfWriter  # noqa: PLC0415

        from central.casework.papers import result_pdf  # noqa: PLC0415

        writer = PdfWriter()
        for each in (result_pdf(result), *uploads):
            writer.append(PdfReader(io.BytesIO(each), strict=False))
        whole = io.BytesIO()
        writer.write(whole)
        return self._seal.sealed(whole.getvalue()), len(writer.pages)


def _result_of(session: Session, case: int) -> Document | None:
    return session.scalar(select(Document).where(Document.case_id == case, Document.kind == RESULT))
