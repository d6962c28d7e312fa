"""``/audit``: what was done at this service, newest first, and whether the journal is whole."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sqlalchemy import func, select
from starlette.requests import Request
from starlette.responses import Response

from central.catalogue import Services
from central.console.details import in_words
from central.console.guard import Guard
from central.console.rendering import Pages
from central.console.roles import May
from central.console.sessions import Visitor
from central.journal import broken_in
from central.storage.database import Storage
from central.storage.models import JournalEntry
from central.words import DEEDS

PAGE_LENGTH = 50


@dataclass(frozen=True)
class Trail:
    """One page of it. `broken` is the number of the first entry whose chain does not hold."""

    lines: tuple[JournalEntry, ...]
    page: int
    pages: int
    broken: int | None


def trail_router(storage: Storage, services: Services, guard: Guard, pages: Pages) -> APIRouter:
    """The page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/audit")
    def audit(
        request: Request,
        visitor: Annotated[Visitor, Depends(guard.may(May.AUDIT))],
        who: Annotated[str, Query(max_length=80)] = "",
        page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    ) -> Response:
        return pages.shown(
            request,
            visitor,
            "audit.html",
            list=_trail(storage, who.strip(), page),
            who=who.strip(),
            deeds=DEEDS,
            about=lambda each: in_words(each.deed, each.detail, services.department_name),
        )

    return router


def _trail(storage: Storage, who: str, page: int) -> Trail:
    with storage.read() as session:
        of_whom = [JournalEntry.who == who] if who else []
        count = session.scalar(select(func.count(JournalEntry.id)).where(*of_whom)) or 0
        pages = max(1, -(-count // PAGE_LENGTH))
        page = min(page, pages)
        lines = session.scalars(
            select(JournalEntry)
            .where(*of_whom)
            .order_by(JournalEntry.id.desc())
            .limit(PAGE_LENGTH)
            .offset((page - 1) * PAGE_LENGTH)
        ).all()
        return Trail(tuple(lines), page, pages, broken_in(session))
