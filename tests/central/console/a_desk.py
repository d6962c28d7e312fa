"""A day at the desk, with something on every page: cases in each state, what people said, who comes when, and
what came under a lost key.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from central.casework.members import give_departments
from central.casework.overdue import note_overdue
from central.catalogue import load_services
from central.console import people, sessions
from central.console.deeds import Doer
from central.console.roles import Role
from central.holidays import load_holidays
from central.payments.states import OrderState
from central.refunds.due import order_was_paid
from central.storage.case_tables import Document
from central.storage.models import Task
from central.storage.payment_tables import PaymentOrder
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Appointment, Callback, KindForm, ObstacleReport, Rating
from kiosk.contract.queues import TICKETS_PATH, TicketWanted
from kiosk.contract.working_days import WorkingDays
from tests.central.casework.flow import collated, decide_all, filed, tasks_of
from tests.central.catalogue import BIRTH, PLEDGE, QUERY
from tests.central.console.desk import invite
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, a_submission


@dataclass(frozen=True)
class Day:
    """Where to find what: a task that is to be taken up, three reports, the page of a document."""

    task: int
    new: str
    assigned: str
    replied: str
    waits: str
    lost_key: str
    document: str
    unreadable: str


def a_day(service: RunningService) -> Day:
    """Lay it down, through the service's own doors."""
    terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN-DAY"), "SN-DAY")
    done, case, late = (filed(service, terminal, commitment=PLEDGE) for _ in range(3))
    decide_all(service, done)
    output = UUID(collated(service, done))
    waits = filed(service, terminal, verified=False)
    with service.storage.write() as session:
        document = f"/verify/{session.get_one(Document, output).code}"
        session.get_one(Task, tasks_of(service, late)["GA"]).due = service.clock() - timedelta(hours=2)
        note_overdue(session, service.clock())
    new, assigned, replied = (_said(terminal, each, "S01") for each in _REPORTS)
    for level, reasons, words in _RATINGS:
        number = done.receipt_number
        _said(terminal, Rating(receipt_number=number, level=level, reasons=reasons, words=words))
    _said(terminal, Callback(phone="13800000302", stage="page", time="morning"))
    day = (service.clock() + timedelta(days=4)).date().isoformat()
    for each in (
        Appointment(place="GA", item="S01", day=day, time="09:00", phone="13800000303"),
        Appointment(place="WJ", item="S01"),
    ):
        _said(terminal, each, "S01", assurance=Assurance.CARD, nobody=False)
    for letter in "AA":
        wanted = TicketWanted(hall="QZ", letter=letter).model_dump_json().encode()
        assert terminal.exchange("PUT", f"{TICKETS_PATH}/{uuid4()}", wanted).status_code == 200
    _money_to_return(service, waits.receipt_number)
    lost = _under_a_lost_key(service)
    unreadable = _as_it_came(terminal)
    terminal.close()
    task = tasks_of(service, case)["GA"]
    return Day(task, new, assigned, replied, waits.receipt_number, lost, document, unreadable)


_REPORTS: tuple[ObstacleReport, ...] = (
    ObstacleReport(
        stage="page",
        page="field:child_name",
        reasons=("not_found", "not_understood"),
        words="找不到给孩子改名这一项，跑了三趟",
        phone="13800000301",
    ),
    ObstacleReport(stage="ended_elsewhere", reasons=("not_eligible",)),
    ObstacleReport(stage="page", reasons=("too_much_asked",), words="要的材料太多", phone="13800000304"),
)
_RATINGS: tuple[tuple[Any, Any, str], ...] = (
    ("5", (), ""),
    ("3", (), "字再大一点就好了"),
    ("1", ("slow", "machine"), "打印机卡纸，等了半小时"),
)


def _said(
    terminal: TestTerminal,
    form: KindForm,
    service: str = "terminal",
    *,
    nobody: bool = True,
    **changes: object,
) -> str:
    who: dict[str, Any] = {"applicant": None} if nobody else {}
    whole = {"kind": form.kind, "form": form.as_form(), "signature": (), "answers": {}, "materials": ()}
    enclosed = terminal.enclose(a_submission(service=service, **whole, **who, **changes))
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    return enclosed.receipt_number


def _as_it_came(terminal: TestTerminal) -> str:
    """A report that is no form of its kind."""
    form = {"stage": "page", "reasons": ("no_such_reason",), "words": "机器不认我的证"}
    whole = {"kind": SubmissionKind.OBSTACLE_REPORT, "form": form, "applicant": None, "signature": ()}
    enclosed = terminal.enclose(a_submission(answers={}, materials=(), **whole))
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    return enclosed.receipt_number


def _money_to_return(service: RunningService, number: str) -> None:
    """Somebody paid the same fee a second time, a month ago."""
    paid = service.clock() - timedelta(days=30)
    with service.storage.write() as session:
        order = PaymentOrder(
            id=uuid4(),
            receipt_number=number,
            attempt=2,
            service=QUERY,
            amount_fen=2000,
            state=OrderState.TO_RETURN,
            opened=paid,
            expires=paid,
            asked=paid,
            paid=paid,
        )
        session.add(order)
        session.flush()
        order_was_paid(session, WorkingDays.of(load_holidays(None)), order, paid)


def _under_a_lost_key(service: RunningService) -> str:
    """It was signed before the key was shut out, and came after that."""
    stolen = TestTerminal.enrol(service.url, service.enrolment_code("SN-STOLEN"), "SN-STOLEN")
    late = stolen.enclose()
    service.shut_out(stolen.name)
    again = TestTerminal.enrol(service.url, service.enrolment_code("SN-STOLEN"), "SN-STOLEN")
    again.put(late)
    again.close()
    stolen.close()
    return late.receipt_number


def everybody(service: RunningService, name: str) -> str:
    """The session of somebody with every role, who belongs to all three departments."""
    invite(service, name, *Role)
    with service.storage.write() as session:
        services = load_services(service.catalogue)
        give_departments(
            session, services, Doer("the test"), name, services.find(BIRTH).departments, service.clock()
        )
        return sessions.begin(session, people.of_name(session, name), service.clock())
