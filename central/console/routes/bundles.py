"""``/bundles``: what was signed and uploaded, how many terminals are to run it, whether it is complete, what
it changes.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import Pages
from central.console.roles import May
from central.console.sessions import Visitor
from central.fleet.machines import short
from central.rollouts.changes import compared
from central.storage.database import Storage
from central.storage.update_tables import UpdateTarget
from central.updates.assigning import every_latest
from central.updates.catalogues import examined_of
from central.words import TARGET_KINDS
from kiosk.contract.assignment import Assignment, TargetKind
from kiosk.contract.catalogue.schema import Text

_LONGEST_NAME = 100


def bundles_router(storage: Storage, guard: Guard, pages: Pages) -> APIRouter:
    """The pages."""
    router = APIRouter(include_in_schema=False)
    looker = Depends(guard.may(May.LOOK))

    @router.get("/bundles")
    def bundles(request: Request, visitor: Annotated[Visitor, looker]) -> Response:
        with storage.read() as session:
            found = session.scalars(select(UpdateTarget).order_by(UpdateTarget.published.desc())).all()
            used = in_use(session)
        by_kind = {kind: [each for each in found if each.name.startswith(f"{kind}/")] for kind in TargetKind}
        return pages.shown(
            request, visitor, "bundles.html", by_kind=by_kind, used=used, kinds=TARGET_KINDS, short=short
        )

    @router.get("/bundles/{kind}/{file}")
    def bundle(
        request: Request,
        visitor: Annotated[Visitor, looker],
        kind: TargetKind,
        file: str,
        against: Annotated[str | None, Query(max_length=_LONGEST_NAME)] = None,
    ) -> Response:
        name = f"{kind}/{file}"
        with storage.read() as session:
            target = session.get(UpdateTarget, name)
            if target is None:
                raise PageRefusal(
                    HTTPStatus.NOT_FOUND,
                    Text(zh="没有这一份", en="There is no such target"),
                    Text(zh="请从列表里选。", en="Choose one from the list."),
                    back="/bundles",
                )
            used = in_use(session)
            others = _others(session, target)
            other = against if against in others else _commonest(others, used)
            changes = compared(session, kind, other, name)
            examined = examined_of(session, name) if kind is TargetKind.CATALOGUE else None
        return pages.shown(
            request,
            visitor,
            "bundle.html",
            target=target,
            kind=kind,
            kinds=TARGET_KINDS,
            used=used,
            others=others,
            other=other,
            changes=changes,
            examined=examined,
            short=short,
        )

    return router


def in_use(session: Session) -> Mapping[str, int]:
    """How many terminals are to run each target now, by its name."""
    given = session.scalars(every_latest())
    assigned = (Assignment.model_validate_json(each.content) for each in given)
    return Counter(ref.name for each in assigned for ref in each.targets())


def commonest(session: Session) -> Sequence[str]:
    """What most terminals are to run together now, by the names of the targets; nothing: the factory's."""
    given = session.scalars(every_latest())
    together = Counter(
        tuple(ref.name for ref in Assignment.model_validate_json(each.content).targets()) for each in given
    )
    return next((names for names, _ in together.most_common(1)), ())


def _others(session: Session, target: UpdateTarget) -> Sequence[str]:
    """The others of its kind, the newest first."""
    kind = target.name.partition("/")[0]
    return session.scalars(
        select(UpdateTarget.name)
        .where(UpdateTarget.name.startswith(f"{kind}/"), UpdateTarget.name != target.name)
        .order_by(UpdateTarget.published.desc())
    ).all()


def _commonest(others: Sequence[str], used: Mapping[str, int]) -> str | None:
    """What it is compared with where nobody says: what most terminals are to run, else the newest."""
    return max(others, key=lambda each: used.get(each, 0), default=None)
