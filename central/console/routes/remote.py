"""Having a terminal do something from the desk. The logs it sends are opened where the opening key is."""

from datetime import timedelta
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from central.commands import issue
from central.console.forms import Form
from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import gone_to
from central.console.roles import May
from central.console.sessions import Visitor
from central.errors import CentralError
from central.keys import Keys
from central.settings import Clock
from central.storage.database import Storage
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.commands import Notice, Verb

_LONGEST_NOTICE_HOURS = 7 * 24


def remote_router(storage: Storage, keys: Keys, clock: Clock, guard: Guard) -> APIRouter:
    """The forms of a terminal's page."""
    router = APIRouter(include_in_schema=False)
    commander = Depends(guard.may(May.COMMAND))

    @router.post("/terminals/{code}/command")
    def command(request: Request, visitor: Annotated[Visitor, commander], code: str) -> Response:
        form = guard.form(request, visitor)
        try:
            verb = Verb(form.text("verb"))
            notice = _notice(form, clock) if verb is Verb.SHOW_NOTICE else None
            now, by = clock(), visitor.name
            issue(storage, keys, code, verb, now, by, notice=notice, address=visitor.address)
        except (CentralError, ValueError) as error:
            raise PageRefusal(
                HTTPStatus.CONFLICT,
                Text(zh="指令没有发出", en="Nothing was sent"),
                Text(
                    zh="公告要有一行中文，最多 120 个字，时长在一周以内；停用的终端不再接受指令。",
                    en="A notice has one line of Chinese, 120 characters and a week at most; a terminal "
                    "that was shut out takes no commands.",
                ),
                back=f"/terminals/{code}",
            ) from error
        return gone_to(f"/terminals/{code}")

    return router


def _notice(form: Form, clock: Clock) -> Notice:
    """Raises ValueError: no text, or no time within a week."""
    hours = float(form.text("hours") or "24")
    if not 0 < hours <= _LONGEST_NOTICE_HOURS:
        raise ValueError("hours")
    english = form.text("en").strip() or None
    return Notice(zh=form.text("zh").strip(), en=english, until=clock() + timedelta(hours=hours))
