"""Documents of cases: which are released, and the PDF for the person whose it is."""

from http import HTTPStatus
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.authentication import Caller
from central.grants import is_granted
from central.personal_data import PersonalData, require
from central.problems import Refusal
from central.settings import Clock
from central.storage.case_tables import Document
from central.storage.database import Storage
from central.storage.models import Case
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.problem import ProblemKind
from kiosk.contract.progress import DocumentReady


class Documents:
    """Lets documents out."""

    def __init__(self, storage: Storage, data: PersonalData | None, clock: Clock) -> None:
        """`data` is None on a worker that has no keys of personal data."""
        self._storage = storage
        self._data = data
        self._clock = clock

    def fetch(self, caller: Caller, document: UUID, untrusted_grant: str) -> bytes:
        """The PDF.

        Raises:
            Refusal: 404 no such document, not released yet, over, or not of the person who has the grant;
                which of these it is, who asks does not learn.

        """
        with self._storage.read() as session:
            row = session.get(Document, document)
            if row is None or row.released is None or row.revoked is not None:
                raise _not_here()
            case = session.get_one(Case, row.case_id)
            if not is_granted(session, caller, untrusted_grant, case, self._clock()):
                raise _not_here()
            content = require(self._data).read(session, row.content)
        if content is None:
            raise _not_here()
        return content


def released_documents(session: Session, case: int) -> tuple[DocumentReady, ...]:
    """What of a case may be fetched, the collated output first."""
    rows = session.scalars(
        select(Document)
        .where(Document.case_id == case, Document.released.is_not(None), Document.revoked.is_(None))
        .order_by(Document.task_id.is_not(None), Document.task_id, Document.made)
    )
    return tuple(
        DocumentReady.model_validate(
            {
                "id": row.id,
                "kind": row.kind,
                "title": Text(zh=row.title_zh, en=row.title_en),
                "pages": row.pages,
                "size": row.size,
            }
        )
        for row in rows
    )


def _not_here() -> Refusal:
    detail = "there is no such document for this person; ask for the person's cases again"
    return Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
