"""A result that a department made itself, as PDF: read before it is kept, so that what is given out can be
printed.
"""

import hashlib
import io
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from central.bounded_body import MAX_RESULT_BYTES
from central.personal_data import PersonalData
from central.storage.case_tables import Document
from central.storage.models import Task

MAX_PAGES = 60
DOCUMENT = "document"
"""What `personal_data` calls a PDF."""


class BadUpload(ValueError):
    """Not a PDF that can be read and printed: damaged, under a password, too long, or something else."""


@dataclass(frozen=True)
class Upload:
    """A PDF that was read."""

    content: bytes
    pages: int


def checked(untrusted_pdf: bytes) -> Upload:
    """The PDF.

    Raises:
        BadUpload: as it says.

    """
    from pypdf import PdfReader  # noqa: PLC0415  a fifth of a second that no start should wait for
    from pypdf.errors import PyPdfError  # noqa: PLC0415  as above

    if len(untrusted_pdf) > MAX_RESULT_BYTES or not untrusted_pdf.startswith(b"%PDF-"):
        raise BadUpload("no PDF, or more than 2 MiB")
    try:
        reader = PdfReader(io.BytesIO(untrusted_pdf), strict=False)
        if reader.is_encrypted:
            raise BadUpload("it asks for a password")
        pages = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, RecursionError, OSError, TypeError) as error:
        raise BadUpload("damaged") from error
    if not 0 < pages <= MAX_PAGES:
        raise BadUpload("too many pages, or none")
    return Upload(untrusted_pdf, pages)


def keep(session: Session, data: PersonalData, task: Task, upload: Upload, now: datetime) -> None:
    """Keep it until the whole output is made of it."""
    session.add(
        Document(
            id=uuid4(),
            case_id=task.case_id,
            task_id=task.id,
            kind="certificate",
            title_zh="部门办理结果",
            title_en="Result of a department",
            pages=upload.pages,
            size=len(upload.content),
            sha256=hashlib.sha256(upload.content).hexdigest(),
            content=data.put(session, DOCUMENT, upload.content),
            code=new_code(),
            made=now,
        )
    )


def new_code() -> str:
    """What a document is verified by: 80 random bits, in characters that can be read out."""
    return "".join(secrets.choice("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for _ in range(16))
