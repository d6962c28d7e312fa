"""A fee is paid by phone once, whatever is lost on the way; and who cannot pay has filed all the same."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import requests
from sqlalchemy import select

from central import cli
from central.authentication import Caller
from central.catalogue import Services
from central.holidays import load_holidays
from central.payments.desk import Payments
from central.payments.states import OPEN, TAKEN, OrderState, heard
from central.problems import Refusal
from central.refunds.due import order_was_paid
from central.storage.models import HeldSubmission
from central.storage.payment_tables import PaymentOrder
from kiosk.central_client.client import CentralClient, Credentials
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.contract.catalogue.schema import Catalogue, Mode, Text
from kiosk.contract.payment import PaymentStanding, PaymentWanted
from kiosk.contract.progress import CaseProgress
from kiosk.contract.working_days import WorkingDays
from kiosk.payment.port import PaymentAway
from kiosk.payment.through_the_centre import CentralPayment
from tests.central.casework.flow import OFFICER, case_of, desk_of, refuse, tasks_of
from tests.central.catalogue import QUERY, small_catalogue
from tests.central.console.test_casework import officer
from tests.central.service import RunningService
from tests.central.terminal import Enclosed, TestTerminal, a_submission
from tests.central.test_cases import progress

WANTED = PaymentWanted(service=QUERY, amount_fen=2000)


def with_a_fee() -> Catalogue:
    """One item of the small catalogue costs 20 yuan."""
    small = small_catalogue()
    costly = small.items[QUERY].model_copy(
        update={
            "fee": Text(zh="20元/证"),
            "fee_yuan": 20,
            "window": Text(zh="区政务服务中心 3 号窗口"),
            "modes": (Mode.FILE,),
            "form": ("child_name",),
        }
    )
    return small.model_copy(update={"items": {QUERY: costly}})


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """With the stand-in of a demonstration."""
    directory = tmp_path_factory.mktemp("central")
    with RunningService(directory, catalogue=with_a_fee(), stand_ins=True) as running:
        yield running


def numbered(terminal: TestTerminal) -> Enclosed:
    """Filed at the terminal, and not delivered yet."""
    return terminal.enclose(a_submission(service=QUERY))


def ask(
    terminal: TestTerminal,
    method: str,
    number: str,
    wanted: PaymentWanted | None = None,
    now: datetime | None = None,
) -> PaymentStanding:
    body = b"" if wanted is None else wanted.model_dump_json().encode()
    answer = terminal.exchange(method, f"/v1/payments/{number}", body, now=now)
    assert answer.status_code == 200, answer.text
    return PaymentStanding.model_validate_json(answer.content)


def open_(terminal: TestTerminal, number: str) -> PaymentStanding:
    return ask(terminal, "PUT", number, WANTED)


def pay(standing: PaymentStanding) -> requests.Response:
    return requests.post(f"{standing.address}/paid?lang=zh", timeout=60)


def test_a_fee_is_paid_before_the_filing_has_come_and_stands_in_its_progress(
    service: RunningService, terminal: TestTerminal
) -> None:
    filing = numbered(terminal)
    begun = open_(terminal, filing.receipt_number)
    page = requests.get(f"{begun.address}?lang=zh", timeout=60).text
    assert "20.00 元" in page
    assert "演示用的替身页面" in page
    assert pay(begun).status_code == 200
    paid = ask(terminal, "GET", filing.receipt_number)
    assert (paid.state, paid.address) == ("paid", "")
    assert paid.paid is not None
    terminal.acknowledged(terminal.put(filing), filing)
    answer = terminal.exchange("GET", f"/v1/cases/{filing.receipt_number}")
    fee = CaseProgress.model_validate_json(answer.content).fee
    assert fee is not None
    assert (fee.state, fee.paid) == ("paid", paid.paid)


def test_who_pays_nothing_has_filed_and_hears_where_it_is_paid(
    service: RunningService, terminal: TestTerminal
) -> None:
    filing = numbered(terminal)
    terminal.acknowledged(terminal.put(filing), filing)
    answer = terminal.exchange("GET", f"/v1/cases/{filing.receipt_number}")
    fee = CaseProgress.model_validate_json(answer.content).fee
    assert fee is not None
    assert (fee.state, fee.window.zh) == ("to_pay", "区政务服务中心 3 号窗口")


def test_asked_again_it_is_the_same_order_and_paid_it_is_not_taken_again(
    service: RunningService, terminal: TestTerminal
) -> None:
    number = numbered(terminal).receipt_number
    begun = open_(terminal, number)
    assert open_(terminal, number).address == begun.address
    pay(begun)
    assert open_(terminal, number).state == "paid"
    assert pay(begun).status_code == 404


def test_what_was_given_up_cannot_be_paid_and_may_be_begun_anew(
    service: RunningService, terminal: TestTerminal
) -> None:
    number = numbered(terminal).receipt_number
    begun = open_(terminal, number)
    assert ask(terminal, "DELETE", number).state == "cancelled"
    assert pay(begun).status_code == 404
    again = open_(terminal, number)
    assert (again.state, again.address != begun.address) == ("waiting", True)
    service.clock.moved = timedelta(minutes=6)
    assert ask(terminal, "GET", number, now=service.clock()).state == "expired"


def test_the_department_sees_whether_it_is_paid_and_what_goes_back(
    service: RunningService, terminal: TestTerminal
) -> None:
    filing = numbered(terminal)
    terminal.acknowledged(terminal.put(filing), filing)
    with service.storage.read() as session:
        held = session.scalars(select(HeldSubmission).filter_by(receipt_number=filing.receipt_number)).one()
        (task,) = [each.id for each in held.case.tasks] if held.case else []
    browser = officer(service, "zheng.he", "YB")
    assert "未交，在窗口收：区政务服务中心 3 号窗口" in browser.get(f"/tasks/{task}").text
    pay(open_(terminal, filing.receipt_number))
    with service.storage.write() as session:
        paid = session.scalars(select(PaymentOrder).filter_by(receipt_number=filing.receipt_number)).one()
        twice = {each.name: getattr(paid, each.name) for each in PaymentOrder.__table__.columns}
        again = PaymentOrder(**{**twice, "id": uuid4(), "attempt": 2, "state": OrderState.TO_RETURN})
        session.add(again)
        session.flush()
        order_was_paid(session, WorkingDays.of(load_holidays(None)), again, service.clock())
    page = browser.get(f"/tasks/{task}").text
    assert "已交" in page
    assert "多交了一笔，要退" in page
    counted = terminal.statistics()
    assert (counted.fees_paid, counted.fees_doubled) == (1, 1)


def own_way(terminal: TestTerminal, url: str) -> CentralPayment:
    """What the screen's process of this terminal asks with, as after each of its starts."""
    given = terminal.given
    credentials = Credentials(terminal.name, terminal.key, given.signing_key_id, terminal.central_key())
    return CentralPayment(CentralClient(Transport(url, 10, 60), credentials, CorrectedClock()).exchange)


def test_what_was_paid_before_a_power_cut_is_found_paid_after_it(
    service: RunningService, terminal: TestTerminal
) -> None:
    number = numbered(terminal).receipt_number
    pay(own_way(terminal, service.url).open(number, QUERY, WANTED.amount_fen))
    assert own_way(terminal, service.url).open(number, QUERY, WANTED.amount_fen).state == "paid"


def test_the_terminals_own_way_looks_gives_up_and_says_when_nobody_takes_money(
    service: RunningService, terminal: TestTerminal
) -> None:
    number, way = numbered(terminal).receipt_number, own_way(terminal, service.url)
    way.open(number, QUERY, WANTED.amount_fen)
    looked = way.look()
    assert looked is not None
    assert looked.state == "waiting"
    assert way.close().state == "cancelled"
    with pytest.raises(PaymentAway):
        way.open(number, QUERY, 1)
    way.forget()
    assert way.look() is None


@pytest.mark.parametrize("fen", [1999, 200_000])
def test_another_amount_than_the_catalogue_says_is_refused(
    service: RunningService, terminal: TestTerminal, fen: int
) -> None:
    body = PaymentWanted(service=QUERY, amount_fen=fen).model_dump_json().encode()
    answer = terminal.exchange("PUT", f"/v1/payments/{numbered(terminal).receipt_number}", body)
    assert answer.status_code == 422


def test_another_terminal_finds_the_same_order_once_the_filing_has_arrived_and_nobody_pays_twice(
    service: RunningService, terminal: TestTerminal
) -> None:
    filing = numbered(terminal)
    number = filing.receipt_number
    here = open_(terminal, number)
    other = TestTerminal.enrol(service.url, service.enrolment_code("SN-other"), "SN-other")
    assert other.exchange("GET", f"/v1/payments/{number}").status_code == 404, "it may be nobody's"
    terminal.acknowledged(terminal.put(filing), filing)
    assert open_(other, number).address == here.address
    pay(here)
    assert [ask(each, "GET", number).state for each in (terminal, other)] == ["paid", "paid"]
    assert ask(other, "DELETE", number).state == "paid"
    assert open_(other, number).state == "paid"
    other.close()


def test_of_what_was_refused_a_paid_fee_goes_back_and_an_unpaid_one_is_asked_of_nobody(
    service: RunningService, terminal: TestTerminal
) -> None:
    cases = []
    for name, pays in (("qian.duo", True), ("qian.shao", False)):
        filing = numbered(terminal)
        terminal.acknowledged(terminal.put(filing), filing)
        if pays:
            pay(open_(terminal, filing.receipt_number))
        case = progress(terminal, filing.receipt_number)
        assert case.fee is not None
        assert (case.fee.fen, case.fee.to_return) == (2000, False)
        desk_of(service).confirm_identity(case_of(service, case), OFFICER, "窗口")
        [(department, task)] = tasks_of(service, case).items()
        refuse(desk_of(service), task, (department,))
        page = officer(service, name, department).get(f"/tasks/{task}").text
        assert ("没有办成，要退" in page, "未交" in page) == (pays, False)
        cases.append(progress(terminal, filing.receipt_number))
    paid, unpaid = (each.fee for each in cases)
    assert paid is not None
    assert (paid.state, paid.to_return, unpaid) == ("paid", True, None)
    body = WANTED.model_dump_json().encode()
    refused = terminal.exchange("PUT", f"/v1/payments/{cases[1].receipt_number}", body)
    assert refused.status_code == 422


def test_without_a_provider_nothing_is_opened(service: RunningService, terminal: TestTerminal) -> None:
    number = numbered(terminal).receipt_number
    days = WorkingDays.of(load_holidays(None))
    payments = Payments(service.storage, service.keys, Services(with_a_fee()), None, days, service.clock)
    with pytest.raises(Refusal) as refused:
        payments.open(Caller(terminal.given.terminal, 1), number, WANTED, service.url)
    assert refused.value.problem.status == 503
    assert not payments.noticed("a.b.c")


def test_a_provider_and_its_stand_in_exclude_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--database", f"sqlite:///{tmp_path}/c.db", "--keys", str(tmp_path / "keys")]
    assert cli.main(["serve", *where, "--plain-http", "--stand-ins", "--payment", "provider.toml"]) == 2
    assert "--payment" in capsys.readouterr().err


def test_money_that_was_taken_is_never_forgotten() -> None:
    for state in OrderState:
        for end in (OrderState.EXPIRED, OrderState.CANCELLED):
            alone, beside = (heard(state, "paid", end, paid_beside=each) for each in (False, True))
            assert {alone, beside} <= TAKEN, state
            if state not in TAKEN:
                assert (alone, beside) == (OrderState.PAID, OrderState.TO_RETURN)
            silent = heard(state, "nothing", end)
            assert silent is (OrderState.UNKNOWN if state in OPEN else state)
            assert heard(state, "closed", end) is (end if state in OPEN else state)
