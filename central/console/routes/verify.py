"""``/verify/CODE``: whether a document is one of ours; for anybody who holds it, without a sign-in. It says
nothing that the paper does not say, and no name.
"""

import re
from http import HTTPStatus

from fastapi import APIRouter
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from central.cases import case_number
from central.console.rendering import Pages
from central.storage.case_tables import Document
from central.storage.database import Storage
from central.storage.models import Case

_CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{16}")


def verify_router(storage: Storage, pages: Pages) -> APIRouter:
    """The page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/verify/{untrusted_code}")
    def verify(request: Request, untrusted_code: str) -> Response:
        code = untrusted_code.upper().replace("-", "")
        document = number = None
        if _CODE.fullmatch(code):
            with storage.read() as session:
                document = session.scalar(
                    select(Document).where(Document.code == code, Document.released.is_not(None))
                )
                if document is not None:
                    case = session.get_one(Case, document.case_id)
                    number = case_number(case.id, case.submission.received)
        return pages.shown(
            request,
            None,
            "verify.html",
            status=HTTPStatus.OK if document else HTTPStatus.NOT_FOUND,
            document=document,
            number=number,
        )

    return router
