"""``/bundles``: what was signed and uploaded, and how many terminals are to run it."""

from collections import Counter
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from central.console.guard import Guard
from central.console.rendering import Pages
from central.console.roles import May
from central.console.sessions import Visitor
from central.storage.database import Storage
from central.storage.models import TerminalAssignment, UpdateTarget
from central.words import TARGET_KINDS
from kiosk.contract.assignment import Assignment, TargetKind


def bundles_router(storage: Storage, guard: Guard, pages: Pages) -> APIRouter:
    """The page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/bundles")
    def bundles(request: Request, visitor: Annotated[Visitor, Depends(guard.may(May.LOOK))]) -> Response:
        with storage.read() as session:
            found = session.scalars(select(UpdateTarget).order_by(UpdateTarget.published.desc())).all()
            used = in_use(session)
        by_kind = {kind: [each for each in found if each.name.startswith(f"{kind}/")] for kind in TargetKind}
        return pages.shown(request, visitor, "bundles.html", by_kind=by_kind, used=used, kinds=TARGET_KINDS)

    return router


def in_use(session: Session) -> Mapping[str, int]:
    """How many terminals are to run each target now, by its name."""
    newest = (
        select(TerminalAssignment.terminal, func.max(TerminalAssignment.sequence).label("sequence"))
        .group_by(TerminalAssignment.terminal)
        .subquery()
    )
    same = (newest.c.terminal == TerminalAssignment.terminal) & (
        newest.c.sequence == TerminalAssignment.sequence
    )
    contents = session.scalars(select(TerminalAssignment.content).join(newest, same))
    return Counter(ref.name for each in contents for ref in Assignment.model_validate_json(each).targets())
