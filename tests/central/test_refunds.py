"""Money that goes back stands in a register from the moment it is due until somebody has given it back, and
the resident hears of both.
"""

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import make_url, select, text

from central import journal
from central.casework import moves
from central.casework.letting_go import let_go
from central.casework.states import Act
from central.console.deeds import Doer
from central.console.roles import Role
from central.holidays import load_holidays
from central.local_time import LOCAL
from central.payments.desk import Payments
from central.payments.provider import ProviderAway
from central.refunds.desk import NotInOrder, Refunds
from central.refunds.due import fill_due
from central.retention import delete_what_is_due
from central.review import ReviewQueue
from central.stand_ins.payment import PaymentStandIn
from central.storage import turns
from central.storage.case_tables import PersonalDatum
from central.storage.database import Storage
from central.storage.engines import open_engine
from central.storage.models import Case, HeldSubmission, Review, Task
from central.storage.payment_tables import PaymentOrder
from central.storage.refund_tables import AtProvider, Refund, RefundEntry
from kiosk.contract.payment import OrderStanding
from kiosk.contract.progress import CaseProgress, RefundProgress
from kiosk.contract.working_days import WorkingDays
from tests.central.casework.flow import OFFICER, case_of, desk_of, refuse, tasks_of
from tests.central.catalogue import QUERY
from tests.central.conftest import Databases
from tests.central.console.desk import signed_in
from tests.central.service import HeldClock, RunningService
from tests.central.terminal import Enclosed, TestTerminal
from tests.central.test_cases import progress
from tests.central.test_migrations import MIGRATIONS
from tests.central.test_payments import numbered, open_, pay, with_a_fee

CALENDAR = WorkingDays.of(load_holidays(None))
WINDOW = Doer("wang.fang")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[RunningService]:
    directory = tmp_path_factory.mktemp("central")
    with RunningService(
        directory, catalogue=with_a_fee(), stand_ins=True, database=databases.of(directory)
    ) as running:
        yield running


class PlayedProvider(PaymentStandIn):
    """Does with a refund what the test says."""

    says = "returned"

    def refund(self, order: UUID) -> OrderStanding:
        if self.says == "away":
            raise ProviderAway("it is away")
        return super().refund(order).model_copy(update={"state": self.says})


def by_hand(service: RunningService) -> Refunds:
    return Refunds(service.storage, service.data, CALENDAR, service.clock, None)


def filed_here(terminal: TestTerminal, *, paid: bool = True) -> Enclosed:
    filing = numbered(terminal)
    terminal.acknowledged(terminal.put(filing), filing)
    if paid:
        pay(open_(terminal, filing.receipt_number))
    return filing


def task_of(service: RunningService, case: CaseProgress) -> tuple[str, int]:
    desk_of(service).confirm_identity(case_of(service, case), OFFICER, "窗口")
    [one] = tasks_of(service, case).items()
    return one


def refused(service: RunningService, terminal: TestTerminal) -> tuple[str, UUID]:
    """A receipt that was paid and refused, and the order that goes back."""
    number = filed_here(terminal).receipt_number
    department, task = task_of(service, progress(terminal, number))
    refuse(desk_of(service), task, (department,))
    return number, only_order(service, number)


def only_order(service: RunningService, number: str) -> UUID:
    with service.storage.read() as session:
        return session.scalars(select(Refund.order_id).filter_by(receipt_number=number)).one()


def told(terminal: TestTerminal, number: str) -> tuple[bool, RefundProgress]:
    fee = progress(terminal, number).fee
    assert fee is not None
    (only,) = fee.refunds
    return fee.to_return, only


def test_what_was_paid_and_refused_is_due_until_the_window_says_when_it_gave_it_back(
    service: RunningService, terminal: TestTerminal
) -> None:
    number, order = refused(service, terminal)
    due, money = told(terminal, number)
    today = service.clock().astimezone(LOCAL).date()
    assert (due, money.fen, money.reason, money.returned) == (True, 2000, "came_to_nothing", None)
    assert money.due is not None
    assert money.due.astimezone(LOCAL).date() == CALENDAR.after(today, 15)
    window = signed_in(service, "wang.fang", Role.WINDOW)
    page = window.get("/refunds").text
    for said in ("20.00 元", number, str(order), "不予办理", "区政务服务中心 3 号窗口"):
        assert said in page
    empty = window.submit("/refunds", f"/refunds/{order}/returned", reference=" ", day=today)
    assert empty.status_code == 409
    early = window.submit("/refunds", f"/refunds/{order}/returned", reference="T-1", day=today - timedelta(1))
    assert early.status_code == 409
    done = window.submit("/refunds", f"/refunds/{order}/returned", reference="T-20261126-7", day=today)
    assert "T-20261126-7" in done.text
    assert str(order) not in window.get("/refunds").text
    assert told(terminal, number) == (False, money.model_copy(update={"returned": today}))
    undone = window.submit("/refunds?show=returned", f"/refunds/{order}/undo", reason="记错了件")
    assert "记错了件" in undone.text
    assert "T-20261126-7" in undone.text, "what was written down before stays"
    assert told(terminal, number) == (True, money)
    looker = signed_in(service, "kan.kan", Role.OPERATOR)
    assert 'name="reference"' not in looker.get("/refunds").text
    refused_there = looker.post(f"/refunds/{order}/returned", {"reference": "T-2", "day": today})
    assert refused_there.status_code == 403
    with service.storage.read() as session:
        deeds = [each.deed for each in journal.entries(session) if str(order) in each.detail]
    assert deeds == ["refund.undone", "refund.returned"]


def test_what_was_withdrawn_and_paid_afterwards_goes_back_too_and_once(
    service: RunningService, terminal: TestTerminal
) -> None:
    number = filed_here(terminal, paid=False).receipt_number
    begun = open_(terminal, number)
    case = case_of(service, progress(terminal, number))
    with service.storage.write(turns.case(case)) as session:
        moves.withdraw(session, CALENDAR, session.get_one(Case, case), service.clock())
    assert pay(begun).status_code == 200
    with service.storage.read() as session:
        (row,) = session.scalars(select(Refund).filter_by(receipt_number=number)).all()
    assert (row.reason, row.amount_fen) == ("withdrawn", 2000)
    assert told(terminal, number)[0]


def test_paid_in_the_same_moment_in_which_it_is_refused_it_is_due(
    service: RunningService, terminal: TestTerminal
) -> None:
    number = filed_here(terminal, paid=False).receipt_number
    begun = open_(terminal, number)
    case = progress(terminal, number)
    _, task = task_of(service, case)
    payer = threading.Thread(target=pay, args=(begun,))
    with service.storage.write(turns.case(case_of(service, case))) as session:
        moves.move(session, CALENDAR, session.get_one(Task, task), Act.REFUSE, service.clock())
        payer.start()
        payer.join(0.2)
    payer.join(60)
    assert only_order(service, number).version == 4


def test_what_the_provider_can_give_back_goes_the_way_it_came(
    service: RunningService, terminal: TestTerminal
) -> None:
    number, order = refused(service, terminal)
    window = signed_in(service, "wang.yan", Role.WINDOW)
    assert "原路退回" in window.get("/refunds").text
    window.submit("/refunds", f"/refunds/{order}/provider")
    assert told(terminal, number)[1].returned == service.clock().astimezone(LOCAL).date()
    assert "支付机构退的" in window.get("/refunds?show=returned").text
    with pytest.raises(NotInOrder):
        by_hand(service).undo(order, WINDOW, "记错了")


def test_a_provider_that_is_slow_is_asked_again_and_one_that_will_not_leaves_it_to_the_window(
    service: RunningService, terminal: TestTerminal
) -> None:
    number, order = refused(service, terminal)
    provider, clock = PlayedProvider(service.storage, service.clock), HeldClock()
    refunds = Refunds(service.storage, service.data, CALENDAR, clock, provider)
    provider.says = "away"
    refunds.through_provider(order, WINDOW)
    for provider.says in ("away", "returning"):
        clock.moved += timedelta(minutes=2)
        refunds.sweep()
        assert told(terminal, number)[0]
        with pytest.raises(NotInOrder):
            refunds.through_provider(order, WINDOW)
    provider.says = "paid"
    clock.moved += timedelta(minutes=2)
    refunds.sweep()
    with service.storage.read() as session:
        assert session.get_one(Refund, order).provider is AtProvider.DECLINED
    refunds.returned(order, WINDOW, "T-9", service.clock().astimezone(LOCAL).date())
    assert not told(terminal, number)[0]


def test_a_second_payment_of_one_receipt_is_due_while_its_case_goes_on(
    service: RunningService, terminal: TestTerminal
) -> None:
    number = filed_here(terminal).receipt_number
    with service.storage.write() as session:
        paid = session.scalars(select(PaymentOrder).filter_by(receipt_number=number)).one()
        first = {each.name: getattr(paid, each.name) for each in PaymentOrder.__table__.columns}
        second = {**first, "id": UUID(int=7), "attempt": 2, "state": "waiting", "paid": None}
        session.add(PaymentOrder(**second))
    stand_in = PaymentStandIn(service.storage, service.clock)
    payments = Payments(
        service.storage, service.keys, desk_of(service)._services, stand_in, CALENDAR, service.clock
    )
    assert payments.noticed(stand_in.notice(UUID(int=7), 2000))
    due, money = told(terminal, number)
    assert (due, money.reason, money.fen) == (False, "paid_twice", 2000)


def test_what_was_not_taken_in_after_a_look_goes_back(
    service: RunningService, terminal: TestTerminal
) -> None:
    number = filed_here(terminal).receipt_number
    with service.storage.write() as session:
        held = session.scalars(select(HeldSubmission).filter_by(receipt_number=number)).one()
        held.review = Review.PENDING
        assert held.case is not None
        for task in held.case.tasks:
            session.delete(task)
        session.delete(held.case)
    ReviewQueue(service.storage, service.clock).refuse(number, "不是本人交的")
    order = only_order(service, number)
    with service.storage.write() as session:
        assert session.get_one(Refund, order).due is None
        fill_due(session, CALENDAR)
        assert session.get_one(Refund, order).due is not None


def test_the_figures_page_counts_what_is_due_and_late_and_the_alerts_call_for_somebody(
    service: RunningService, terminal: TestTerminal
) -> None:
    _, order = refused(service, terminal)
    service.clock.moved += timedelta(days=40)
    with service.storage.read() as session:
        due = session.scalars(select(Refund).where(Refund.returned_on.is_(None))).all()
    operator = signed_in(service, "wu.shu", Role.OPERATOR)
    alerts = operator.get("/alerts").text
    assert ("退费超期" in alerts, f"{len(due)} 笔" in alerts) == (True, True)
    page = operator.get("/figures").text
    assert f'<td class="number">{len(due)}</td><td class="number">{len(due) * 20}.00 元</td>' in page
    assert f'其中已超期</td><td class="number">{len(due)}</td>' in page
    assert order in {each.order_id for each in due}


def test_what_somebody_wrote_to_it_goes_with_the_case(
    service: RunningService, terminal: TestTerminal
) -> None:
    number, order = refused(service, terminal)
    refunds, today = by_hand(service), service.clock().astimezone(LOCAL).date()
    refunds.returned(order, WINDOW, "T-1", today)
    with service.storage.write() as session:
        case = session.get_one(Case, case_of(service, progress(terminal, number)))
        case.ended = service.clock()
        let_go(session, case)
    refunds.undo(order, WINDOW, "记错了件")
    with service.storage.write() as session:
        texts = session.scalars(select(RefundEntry.text).filter_by(order_id=order)).all()
        assert [session.get_one(PersonalDatum, each).kind for each in texts] == ["refund", "refund"]
        delete_what_is_due(session, service.clock() + timedelta(days=3 * 365 + 1))
        assert [session.get(PersonalDatum, each) for each in texts if each] == [None, None]
    assert told(terminal, number)[0], "the register itself stays"


def test_what_was_to_be_returned_before_there_was_a_register_stands_in_it(
    tmp_path: Path, databases: Databases
) -> None:
    url = databases.of(tmp_path)
    engine = open_engine(make_url(url))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0028")
        columns = {
            "n": "2026-11-20 01:00:00",
            "i": UUID(int=1).hex,
            "o": UUID(int=2).hex,
            "t": UUID(int=3).hex,
        }
        for line in (
            "INSERT INTO terminals (id, code, hardware_serial, epoch) VALUES (1, '0001', 'S', 1)",
            "INSERT INTO submissions (id, terminal, epoch, sequence, receipt_number, kind, service, created,"
            " received, digest, envelope, acknowledgement)"
            f" VALUES (:i, 1, 1, 1, 'R-1', 'filing', '{QUERY}', :n, :n, '', '', '')",
            "INSERT INTO cases (id, submission_id, identity, state, needs_verified)"
            " VALUES (1, :i, 'confirmed', 'refused', false)",
            "INSERT INTO tasks (id, case_id, place, department, state, decided)"
            " VALUES (1, 1, 0, 'GA', 'refused', '2026-11-24 02:00:00')",
            *(
                "INSERT INTO payment_orders (id, receipt_number, attempt, service, amount_fen, state,"
                f" address, opened, expires, asked, paid) VALUES ({order}, 'R-1', {n}, '{QUERY}', 2000,"
                f" '{state}', '', :n, :n, :n, :n)"
                for n, order, state in ((1, ":o", "paid"), (2, ":t", "to_return"))
            ),
        ):
            used = {key: value for key, value in columns.items() if f":{key}" in line}
            connection.execute(text(line), used)
    engine.dispose()
    storage = Storage(url)
    with storage.read() as session:
        rows = {each.order_id.int: each for each in session.scalars(select(Refund))}
    storage.close()
    assert {key: each.reason.value for key, each in rows.items()} == {2: "refused", 3: "paid_twice"}
    assert rows[2].since.date() == date(2026, 11, 24)
