"""A fee is paid by phone after the filing: the receipt stands whatever comes of it, and nobody pays twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

import pytest

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.progress import FeeProgress, RefundProgress
from kiosk.receipt.layout import receipt_document
from kiosk.receipt.slip import Slip
from kiosk.visit.answers import (
    CardRead,
    Filed,
    PaymentFailed,
    PaymentStands,
    Printed,
    ProgressKnown,
    SlipPrinted,
)
from kiosk.visit.doors import Door
from kiosk.visit.effects import ClosePayment, Effect, OpenPayment, Print, PrintSlip, Wipe
from kiosk.visit.events import Event, Tick
from kiosk.visit.fees import payable
from kiosk.visit.news import DoorChanged, OnlineChanged
from kiosk.visit.paper import receipt_content
from kiosk.visit.payment import PayPhase
from kiosk.visit.stage import Stage
from kiosk.visit.touches.asking import PrintTold
from kiosk.visit.touches.choosing import Choose, OpenDoor
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.paying import PayHere
from kiosk.visit.touches.travel import Back, Submit
from kiosk.visit.touches.verifying import SkipVerification
from tests.kiosk.visit.asked import CASE, NUMBER, by_number
from tests.kiosk.visit.residents import CHEN, RECEIPT, Terminal, catalogue

ADDRESS = "https://pay.example/1"
PAID = datetime(2026, 11, 22, 19, 20, tzinfo=UTC)


def at_receipt(service: str = "I001", *, pays: bool = True) -> Terminal:
    """Somebody has filed it, and holds the paper."""
    terminal = Terminal()
    setting = replace(terminal.visit.setting, pays_by_phone=pays)
    terminal.visit = replace(terminal.visit, setting=setting)
    terminal.happens(Choose(service), CardRead(terminal.visit.ticket + 1, CHEN), SkipVerification())
    terminal.fill_to_summary(Random(1))
    terminal.happens(Submit())
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    terminal.happens(Printed(terminal.visit.ticket, PrintOutcome.PRINTED))
    assert terminal.stage() is Stage.RECEIPT
    return terminal


def answer(terminal: Terminal, kind: Callable[..., Event], *values: object) -> tuple[Effect, ...]:
    return terminal.happens(kind(terminal.visit.ticket, *values))


def waiting() -> Terminal:
    """The code is on the screen."""
    terminal = at_receipt()
    asked = terminal.happens(PayHere())
    assert [type(each) for each in asked] == [OpenPayment]
    answer(terminal, PaymentStands, "waiting", ADDRESS)
    return terminal


def phase(terminal: Terminal) -> PayPhase | None:
    return None if terminal.visit.payment is None else terminal.visit.payment.phase


def paper(effects: tuple[Effect, ...]) -> str:
    """What is printed now."""
    (wanted,) = [each for each in effects if isinstance(each, Print)]
    content = receipt_content(wanted, catalogue(), catalogue().district.name)
    return repr(receipt_document(content, "zh"))


def first_paper(terminal: Terminal) -> str:
    return paper(tuple([each for each in terminal.effects if isinstance(each, Print)][-1:]))


def at_progress(**fee: object) -> Terminal:
    """Somebody asks, by the number, about a case whose fee is still due."""
    terminal = Terminal()
    setting = replace(terminal.visit.setting, pays_by_phone=True)
    terminal.visit = replace(terminal.visit, setting=setting)
    due = FeeProgress(text=Text(zh="20元/证"), window=Text(zh="派出所"), state="to_pay", fen=2000)
    case = CASE.model_copy(update={"service": "I001", "fee": due.model_copy(update=fee)})
    terminal.happens(OpenDoor(Door.PROGRESS))
    by_number(terminal)
    terminal.happens(ProgressKnown(terminal.visit.ticket, (case,), ""))
    assert terminal.stage() is Stage.PROGRESS
    return terminal


def test_what_was_not_paid_at_the_filing_is_paid_from_the_progress_which_then_says_so_and_prints_it() -> None:
    terminal = at_progress()
    (asked,) = terminal.happens(PayHere())
    assert asked == OpenPayment(terminal.visit.ticket, NUMBER, "I001", 2000)
    answer(terminal, PaymentStands, "waiting", ADDRESS)
    (slip,) = answer(terminal, PaymentStands, "paid", "", PAID)
    assert isinstance(slip, PrintSlip)
    assert (slip.slip.number, slip.slip.lead) == (NUMBER, "已经交了")
    assert any("20元" in said for _, said in slip.slip.rows)
    assert terminal.stage() is Stage.PROGRESS
    assert fee(terminal) == ("paid", PAID)
    answer(terminal, SlipPrinted, PrintOutcome.FAILED_PAPER_OUT)
    assert terminal.happens(PayHere()) == ()
    assert [type(each) for each in terminal.happens(PrintTold())] == [PrintSlip], "once more"


def test_money_that_goes_back_stands_on_the_slip_with_its_day_and_then_that_it_is_back() -> None:
    money = RefundProgress(fen=2000, reason="came_to_nothing", due=datetime(2026, 12, 14, 9, tzinfo=UTC))
    said = [slip_of(money, to_return=True), slip_of(money.model_copy(update={"returned": date(2026, 12, 1)}))]
    due, back = said
    assert ("要退给您", "20 元，2026-12-14 前") in due.rows
    assert ("退费窗口", "派出所") in due.rows
    assert back.lead == "钱已经退给您"
    assert ("退给您", "20 元，2026-12-01") in back.rows
    assert "派出所" not in repr(back.rows), "nothing is to be had there any more"


def slip_of(money: RefundProgress, **fee: object) -> Slip:
    (slip,) = at_progress(state="paid", paid=PAID, refunds=(money,), **fee).happens(PrintTold())
    assert isinstance(slip, PrintSlip)
    return slip.slip


def fee(terminal: Terminal) -> tuple[str, datetime | None]:
    assert terminal.visit.asking is not None
    assert terminal.visit.asking.case is not None
    found = terminal.visit.asking.case.fee
    assert found is not None
    return found.state, found.paid


@pytest.mark.parametrize("known", [{"state": "paid", "paid": PAID}, {"state": "unclear"}, {"fen": None}])
def test_from_the_progress_nothing_is_paid_that_is_not_known_to_be_due(known: dict[str, object]) -> None:
    terminal = at_progress(**known)
    assert (payable(terminal.visit), terminal.happens(PayHere())) == (None, ())


def test_who_gives_up_is_back_at_the_progress_and_an_open_door_ends_that_order() -> None:
    terminal = at_progress()
    terminal.happens(PayHere())
    answer(terminal, PaymentStands, "waiting", ADDRESS)
    assert [type(each) for each in terminal.happens(Back())] == [ClosePayment]
    answer(terminal, PaymentFailed)
    assert (terminal.stage(), fee(terminal)[0]) == (Stage.PROGRESS, "unclear")
    terminal = at_progress()
    terminal.happens(PayHere())
    ended = terminal.happens(DoorChanged(frozenset({"door1"})))
    assert {ClosePayment, Wipe} <= {type(each) for each in ended}
    assert terminal.stage() is Stage.OUT_OF_SERVICE


def test_what_is_asked_for_is_what_the_catalogue_says_under_the_receipts_number() -> None:
    terminal = at_receipt()
    (asked,) = terminal.happens(PayHere())
    assert asked == OpenPayment(terminal.visit.ticket, RECEIPT.number, "I001", 2000)


def test_what_was_paid_stands_on_a_new_paper_and_cannot_be_paid_again() -> None:
    terminal = waiting()
    effects = answer(terminal, PaymentStands, "paid", "", PAID)
    assert terminal.stage() is Stage.RECEIPT
    assert "已经用手机交了，2026-11-23 03:20" in paper(effects)
    answer(terminal, Printed, PrintOutcome.PRINTED)
    terminal.happens(PayHere())
    assert (terminal.stage(), payable(terminal.visit)) == (Stage.RECEIPT, None)


def test_the_first_paper_names_the_window_and_says_where_money_is_taken_here_that_none_was() -> None:
    assert "这里还没交钱" in first_paper(at_receipt())
    assert "这里不收钱" in first_paper(at_receipt(pays=False))


@pytest.mark.parametrize("service", ["I011", "S10"])
def test_what_has_no_amount_is_never_paid_here(service: str) -> None:
    assert payable(at_receipt(service).visit) is None


def test_without_a_network_it_is_paid_at_the_window() -> None:
    terminal = at_receipt()
    terminal.happens(OnlineChanged(online=False), PayHere())
    assert terminal.stage() is Stage.RECEIPT


def test_going_back_ends_the_order_first() -> None:
    terminal = waiting()
    assert [type(each) for each in terminal.happens(Back())] == [ClosePayment]
    assert terminal.visit.payment is not None
    assert terminal.visit.payment.address == "", "nobody scans what is being given up"
    answer(terminal, PaymentStands, "cancelled")
    assert (terminal.stage(), payable(terminal.visit)) == (Stage.RECEIPT, 2000)


def test_who_paid_while_it_was_given_up_has_paid() -> None:
    terminal = waiting()
    terminal.happens(Back())
    answer(terminal, PaymentStands, "paid", "", PAID)
    assert phase(terminal) is PayPhase.PAID


@pytest.mark.parametrize(
    ("kind", "values"), [(PaymentStands, ("unknown",)), (PaymentFailed, ())], ids=["said", "no answer"]
)
def test_where_nobody_knows_nobody_is_to_pay_again(kind: type[Event], values: tuple[str, ...]) -> None:
    terminal = waiting()
    terminal.happens(Back())
    effects = answer(terminal, kind, *values)
    assert "请不要再交一次" in paper(effects)
    assert payable(terminal.visit) is None


def test_nobody_takes_money_and_it_may_be_tried_again() -> None:
    terminal = at_receipt()
    terminal.happens(PayHere())
    answer(terminal, PaymentFailed)
    assert phase(terminal) is PayPhase.OVER
    assert [type(each) for each in terminal.happens(PayHere())] == [OpenPayment]
    answer(terminal, PaymentStands, "expired")
    terminal.happens(Back())
    assert (terminal.stage(), phase(terminal)) == (Stage.RECEIPT, None)


def test_a_code_that_nobody_scans_is_taken_away() -> None:
    terminal = waiting()
    terminal.seconds += terminal.visit.setting.timings.paying
    assert [type(each) for each in terminal.happens(Tick())] == [ClosePayment]
    terminal.seconds += terminal.visit.setting.timings.asking
    terminal.happens(Tick())
    assert phase(terminal) is PayPhase.UNCLEAR


def test_an_answer_that_does_not_come_is_none() -> None:
    terminal = at_receipt()
    terminal.happens(PayHere())
    terminal.seconds += terminal.visit.setting.timings.asking
    assert [type(each) for each in terminal.happens(Tick())] == [ClosePayment]
    assert phase(terminal) is PayPhase.OVER


def test_an_open_door_leads_back_to_the_receipt_and_ends_the_order() -> None:
    terminal = waiting()
    effects = terminal.happens(DoorChanged(frozenset({"door1"})))
    assert {ClosePayment, Wipe} <= {type(each) for each in effects}, "the paper is out: the visit is over"


def test_leaving_is_finishing_for_all_is_filed() -> None:
    terminal = waiting()
    effects = terminal.happens(Leave())
    assert terminal.stage() is Stage.GOODBYE
    assert any(isinstance(each, Wipe) for each in effects)
