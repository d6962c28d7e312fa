"""``/refunds``: money that goes back, until somebody has given it back. Nothing personal stands there."""

from datetime import date
from http import HTTPStatus
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from central.catalogue import Services
from central.console.deeds import Doer
from central.console.forms import Form
from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import Pages, gone_to
from central.console.roles import May
from central.console.sessions import Visitor
from central.local_time import LOCAL
from central.personal_data import PersonalData
from central.refunds.desk import LONGEST_REASON, LONGEST_REFERENCE, NotInOrder, Refunds
from central.refunds.listing import refund_list
from central.settings import Clock
from central.storage.database import Storage
from central.words import REFUND_REASONS
from kiosk.contract.catalogue.schema import Text

_SHOW = Annotated[Literal["due", "returned"], Query()]
_PAGE = Annotated[int, Query(ge=1, le=100_000)]
_CHANGED = PageRefusal(
    HTTPStatus.CONFLICT,
    Text(zh="没有做成", en="That was not done"),
    Text(
        zh="登记要写退款的流水号和日子，日子在应退之后、今天以前；撤销要写明原因；也可能别人已经处理过了。",
        en="Give the reference number and the day, not before it was due and not to come; say why you undo "
        "it. Or somebody was quicker.",
    ),
    back="/refunds",
)


def refunds_router(
    storage: Storage,
    services: Services,
    data: PersonalData | None,
    refunds: Refunds,
    clock: Clock,
    guard: Guard,
    pages: Pages,
) -> APIRouter:
    """The page and its three buttons."""
    router = APIRouter(include_in_schema=False)

    @router.get("/refunds")
    def show(
        request: Request,
        visitor: Annotated[Visitor, Depends(guard.may(May.LOOK))],
        show: _SHOW = "due",
        page: _PAGE = 1,
    ) -> Response:
        now, returned = clock(), show == "returned"
        with storage.read() as session:
            found = refund_list(session, services, data, now, returned=returned, page=page)
        return pages.shown(
            request,
            visitor,
            "refunds.html",
            list=found,
            show=show,
            reasons=REFUND_REASONS,
            today=now.astimezone(LOCAL).date(),
            local_day=lambda moment: moment.astimezone(LOCAL).date(),
            may_act=visitor.may(May.WINDOW) and refunds.can_write,
            provider_can=refunds.provider_can,
            longest_reference=LONGEST_REFERENCE,
            longest_reason=LONGEST_REASON,
        )

    @router.post("/refunds/{order}/{deed}")
    def act(
        request: Request,
        visitor: Annotated[Visitor, Depends(guard.may(May.WINDOW))],
        order: UUID,
        deed: Literal["returned", "undo", "provider"],
    ) -> Response:
        form = guard.form(request, visitor)
        try:
            _act(refunds, order, deed, form, Doer(visitor.name, visitor.address))
        except (NotInOrder, ValueError) as error:
            raise _CHANGED from error
        return gone_to("/refunds?show=returned" if deed == "returned" else "/refunds")

    return router


def _act(refunds: Refunds, order: UUID, deed: str, form: Form, doer: Doer) -> None:
    match deed:
        case "returned":
            refunds.returned(order, doer, form.text("reference"), date.fromisoformat(form.text("day")))
        case "undo":
            refunds.undo(order, doer, form.text("reason"))
        case _:
            refunds.through_provider(order, doer)
