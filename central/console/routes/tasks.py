"""``/tasks``: a department's share of cases. Whoever opens one is in the journal: personal data is on it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from central import journal
from central.cases import case_number
from central.casework.corrections import Asked
from central.casework.decisions import BadDecision
from central.casework.desk import Desk, NotYours
from central.casework.lists import TABS, line, task_list
from central.casework.members import departments_of
from central.casework.share import askable_of, attachments_of, share_of
from central.casework.states import MOVES, Act, NotNow
from central.casework.uploads import BadUpload
from central.catalogue import Services
from central.console.deeds import Doer
from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import Pages, gone_to
from central.console.roles import May
from central.console.sessions import Visitor
from central.payments.fees import fee_of_case
from central.personal_data import PersonalData
from central.settings import Clock
from central.storage.database import Storage
from central.storage.models import Task
from central.words import CLOCKS, IDENTITIES, KINDS, TASK_STATES
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.working_days import WorkingDays

REMEDY = (
    "如不服本决定，可自收到之日起60日内向甘井子区人民政府申请行政复议，"
    "或者自收到之日起6个月内依法向人民法院提起行政诉讼。"
)
"""Administrative Reconsideration Law, article 20; Administrative Litigation Law, article 46. Put into the
form of a refusal, where the department may change it.
"""
_TAB = Annotated[Literal["to_do", "waiting", "decided"], Query()]
_PAGE = Annotated[int, Query(ge=1, le=100_000)]
_GONE = PageRefusal(
    HTTPStatus.NOT_FOUND,
    Text(zh="没有这件分办", en="There is no such task"),
    Text(zh="它可能属于别的部门。请回到列表。", en="It may be another department's. Go back to the list."),
    back="/tasks",
)
_PROBLEMS = {
    "note": Text(zh="不予办理要写明理由。", en="A refusal says why."),
    "ground": Text(zh="不予办理要写明法律依据。", en="A refusal names its legal ground."),
    "remedy": Text(zh="不予办理要告知救济途径。", en="A refusal says where one may complain."),
    "wants": Text(
        zh="请选或写明要补正什么，一行一条，一共最多12条。",
        en="Tick or say what is wanted, a line each, 12 at most in all.",
    ),
    "upload": Text(
        zh="上传的文件不是能打开的PDF，或超过2 MB、60页，或设了密码。",
        en="The file is no PDF that can be read, or longer than 2 MB or 60 pages, or has a password.",
    ),
    "not_now": Text(
        zh="这件分办的状态已经变了，请看最新情况。", en="Somebody was quicker: look how it stands now."
    ),
}


def tasks_router(
    storage: Storage,
    services: Services,
    data: PersonalData | None,
    desk: Desk | None,
    calendar: WorkingDays,
    clock: Clock,
    guard: Guard,
    pages: Pages,
) -> APIRouter:
    """The pages. `data` and `desk` are None on a worker that has no keys of personal data."""
    router = APIRouter(include_in_schema=False)
    officer = Depends(guard.may(May.CASEWORK))

    def own(visitor: Visitor) -> frozenset[str]:
        with storage.read() as session:
            return departments_of(session, visitor.id)

    @router.get("/tasks")
    def listed(
        request: Request, visitor: Annotated[Visitor, officer], show: _TAB = "to_do", page: _PAGE = 1
    ) -> Response:
        departments = own(visitor)
        with storage.read() as session:
            found = task_list(session, services, departments, show, page, clock())
        return pages.shown(
            request,
            visitor,
            "tasks.html",
            list=found,
            show=show,
            tabs=tuple(TABS),
            departments=[services.department_name(each) for each in sorted(departments)],
            task_states=TASK_STATES,
            clocks=CLOCKS,
            has_keys=data is not None,
            next_year=calendar.last.year + 1,
        )

    def shown(
        request: Request,
        visitor: Visitor,
        number: int,
        *,
        problem: str = "",
        kept: dict[str, str] | None = None,
        asked: Asked | None = None,
    ) -> Response:
        departments = own(visitor)
        with storage.read() as session:
            task = session.get(Task, number)
            if task is None or task.department not in departments or data is None:
                raise _GONE
            share = share_of(session, data, services, task)
            may_ask = askable_of(session, data, services, task)
            fee = fee_of_case(session, services, task.case.submission)
            found = line(task, services, clock())
            held, case = task.case.submission, task.case
            tasks = [line(each, services, clock()) for each in case.tasks]
            acts = {act for act in Act if (task.state, act) in MOVES}
        if request.method == "GET":
            with storage.write() as session:
                detail = f"{case_number(case.id, held.received)} {task.department}"
                journal.write(
                    session, clock(), visitor.name, "task.read", detail=detail, address=visitor.address
                )
        return pages.shown(
            request,
            visitor,
            "task.html",
            status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
            task=found,
            share=share,
            askable=may_ask,
            fee=fee,
            tasks=tasks,
            acts=acts,
            act=Act,
            receipt_number=held.receipt_number,
            received=held.received,
            identity=case.identity.value,
            identities=IDENTITIES,
            task_states=TASK_STATES,
            clocks=CLOCKS,
            kinds=KINDS,
            remedy=REMEDY,
            next_year=calendar.last.year + 1,
            problem=_PROBLEMS.get(problem),
            kept={"wants": "", "note": "", "ground": "", "remedy": "", **(kept or {})},
            asked=asked or Asked(),
        )

    @router.get("/tasks/{number}")
    def one(request: Request, visitor: Annotated[Visitor, officer], number: int) -> Response:
        return shown(request, visitor, number)

    @router.get("/tasks/{number}/attachments/{attachment}")
    def picture(visitor: Annotated[Visitor, officer], number: int, attachment: UUID) -> Response:
        departments = own(visitor)
        with storage.read() as session:
            task = session.get(Task, number)
            if task is None or task.department not in departments or data is None:
                raise _GONE
            mine = attachments_of(session, services, task)
            found = next((each for each in mine if each.id == attachment), None)
            content = data.read(session, found.content) if found else None
            of_case = case_number(task.case_id, task.case.submission.received)
        if found is None or content is None:
            raise _GONE
        with storage.write() as session:
            detail = f"{of_case} {task.department} {found.slot}"
            deed = "task.page_read"
            journal.write(session, clock(), visitor.name, deed, detail=detail, address=visitor.address)
        headers = {
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        }
        return Response(content, media_type=found.media_type, headers=headers)

    def done(visitor: Visitor, deed: Callable[[Desk, Doer, frozenset[str]], None]) -> str:
        """What was wrong; empty where it was done."""
        if desk is None:
            raise _GONE
        try:
            deed(desk, Doer(visitor.name, visitor.address), own(visitor))
        except NotYours as error:
            raise _GONE from error
        except NotNow:
            return "not_now"
        except BadDecision as error:
            return error.missing
        except BadUpload:
            return "upload"
        except ValueError:
            return "wants"
        return ""

    @router.post("/tasks/{number}/accept")
    def accept(request: Request, visitor: Annotated[Visitor, officer], number: int) -> Response:
        guard.form(request, visitor)
        problem = done(visitor, lambda desk, doer, own: desk.accept(number, doer, own))
        return shown(request, visitor, number, problem=problem) if problem else gone_to(f"/tasks/{number}")

    @router.post("/tasks/{number}/ask")
    def ask(request: Request, visitor: Annotated[Visitor, officer], number: int) -> Response:
        form = guard.form(request, visitor)
        wants = form.text("wants")
        asked = Asked(
            words=tuple(wants.splitlines()),
            fields=tuple(dict.fromkeys(form.all("field"))),
            materials=tuple(dict.fromkeys(form.all("material"))),
            explanation=form.text("explanation") == "yes",
        )
        problem = done(visitor, lambda desk, doer, own: desk.ask(number, doer, own, asked))
        if problem:
            return shown(request, visitor, number, problem=problem, kept={"wants": wants}, asked=asked)
        return gone_to(f"/tasks/{number}")

    @router.post("/tasks/{number}/enough")
    def enough(request: Request, visitor: Annotated[Visitor, officer], number: int) -> Response:
        guard.form(request, visitor)
        problem = done(visitor, lambda desk, doer, own: desk.enough(number, doer, own))
        return shown(request, visitor, number, problem=problem) if problem else gone_to(f"/tasks/{number}")

    @router.post("/tasks/{number}/decide")
    def decide(request: Request, visitor: Annotated[Visitor, officer], number: int) -> Response:
        form = guard.form(request, visitor)
        approved = form.text("outcome") == "approve"
        kept = {each: form.text(each) for each in ("note", "ground", "remedy")}

        def deed(desk: Desk, doer: Doer, own: frozenset[str]) -> None:
            desk.decide(
                number,
                doer,
                own,
                approved=approved,
                note=kept["note"],
                ground=kept["ground"],
                remedy="" if approved else kept["remedy"],
                untrusted_result=form.file("result") if approved else b"",
            )

        problem = done(visitor, deed)
        if problem:
            return shown(request, visitor, number, problem=problem, kept=kept)
        return gone_to(f"/tasks/{number}")

    return router
