"""What somebody does with one terminal: let it in, shut it out, give a technician the way in."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from central import staff_codes
from central.admission import approve
from central.console.forms import Form
from central.console.guard import Guard
from central.console.qr import picture_of
from central.console.refusals import PageRefusal
from central.console.rendering import Pages, gone_to
from central.console.roles import May
from central.console.sessions import Visitor
from central.errors import CentralError
from central.keys import Keys
from central.revocation import revoke
from central.settings import Clock
from central.storage.database import Storage
from central.technicians import IssuedToken, issue_token
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.technician_role import Role as TechnicianRole

_NOT_DONE = Text(zh="没有做成", en="That was not done")


def at_terminal_router(storage: Storage, keys: Keys, clock: Clock, guard: Guard, pages: Pages) -> APIRouter:
    """The buttons of a terminal's page."""
    router = APIRouter(include_in_schema=False)
    enroller, voucher = Depends(guard.may(May.ENROL)), Depends(guard.may(May.VOUCH))
    witness = Depends(guard.may(May.STAND_FOR))

    def done(code: str, remedy: Text, deed: Callable[[], None]) -> Response:
        page = f"/terminals/{code}"
        try:
            deed()
        except CentralError as error:
            raise PageRefusal(HTTPStatus.CONFLICT, _NOT_DONE, remedy, back=page) from error
        return gone_to(page)

    @router.post("/terminals/{code}/approve")
    def let_in(request: Request, visitor: Annotated[Visitor, enroller], code: str) -> Response:
        fingerprint = guard.form(request, visitor).text("fingerprint")
        remedy = Text(
            zh="指纹与终端的钥匙不符，或终端已停用。请现场再念一遍；还是不符，就停用这台终端。",
            en="The fingerprint is not that of its key, or it was shut out. Have it read out again; "
            "shut it out if it still differs.",
        )

        def deed() -> None:
            approve(storage, code, fingerprint, clock(), visitor.name, visitor.address)

        return done(code, remedy, deed)

    @router.post("/terminals/{code}/revoke")
    def shut_out(request: Request, visitor: Annotated[Visitor, enroller], code: str) -> Response:
        form = guard.form(request, visitor)
        remedy = Text(
            zh="为防误点，请把终端编号再输入一遍。",
            en="Type the terminal's code once more: so that nobody does it by mistake.",
        )

        def deed() -> None:
            if form.text("again").strip().upper() != code:
                raise CentralError("the code was not repeated")
            with storage.write() as session:
                revoke(session, code, clock(), visitor.name, visitor.address)

        return done(code, remedy, deed)

    def _issued(form: Form, visitor: Visitor, code: str) -> IssuedToken:
        with storage.write() as session:
            issued = issue_token(
                session,
                keys,
                form.text("challenge").strip(),
                technician=form.text("technician").strip().lower(),
                role=TechnicianRole(form.text("role")),
                now=clock(),
                by=visitor.name,
                address=visitor.address,
            )
            if issued.terminal != code:
                raise CentralError("the challenge of another terminal")
            return issued

    @router.post("/terminals/{code}/staff-code")
    def give_staff_code(request: Request, visitor: Annotated[Visitor, witness], code: str) -> Response:
        guard.form(request, visitor)
        try:
            with storage.write() as session:
                now, by = clock(), visitor.name
                given = staff_codes.issue(session, keys, code, now, by, visitor.address)
        except CentralError as error:
            remedy = Text(zh="这台终端已停用。", en="This terminal was shut out.")
            raise PageRefusal(HTTPStatus.CONFLICT, _NOT_DONE, remedy, back=f"/terminals/{code}") from error
        minutes = int(staff_codes.LIFE.total_seconds()) // 60
        return pages.shown(request, visitor, "staff-code.html", code=given, terminal=code, minutes=minutes)

    @router.post("/terminals/{code}/pass")
    def give_pass(request: Request, visitor: Annotated[Visitor, voucher], code: str) -> Response:
        form = guard.form(request, visitor)
        try:
            issued = _issued(form, visitor, code)
        except (CentralError, ValueError) as error:
            remedy = Text(
                zh="口令或工号不对。请技术人员再扫一次终端屏幕上的二维码；工号只用小写字母、数字和 . _ -。",
                en="The challenge or the id is not right. Have the technician scan it again; an id has "
                "a-z 0-9 . _ - only.",
            )
            raise PageRefusal(HTTPStatus.CONFLICT, _NOT_DONE, remedy, back=f"/terminals/{code}") from error
        return pages.shown(request, visitor, "pass.html", issued=issued, picture=picture_of(issued.token))

    return router
