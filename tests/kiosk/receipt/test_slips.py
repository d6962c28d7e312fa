"""Every slip as a resident holds it: read from its bytes, in every language."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from devices.receipt_printer.cells import columns_of
from devices.receipt_printer.document import Columns
from devices.receipt_printer.escpos_encoder import encode
from devices.receipt_printer.profile import load
from devices.receipt_printer.raster import FontRasteriser
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.progress import CallProgress, FeeProgress, RefundProgress
from kiosk.receipt.slip import Slip
from kiosk.receipt.slip_layout import slip_document
from kiosk.visit.fee_slip import fee_slip
from kiosk.visit.guide import guide
from kiosk.visit.guide_slip import guide_slip
from kiosk.visit.place_slip import place_slip
from kiosk.visit.queue_slip import queue_slip
from kiosk.visit.queueing import Option
from kiosk.visit.told import told_slip
from kiosk.words import LANGUAGES, Language, Words
from tests.kiosk.visit.queueing import HALL, TICKET
from tests.kiosk.visit.residents import TODAY, catalogue
from tests.kiosk.visit.test_told import MOVED, NO, told
from tests.oracles import escpos_paper as paper

PLACE = Text(zh="示例街道", en="Example Sub-district")
PAID = datetime(2026, 11, 23, 3, 20, tzinfo=UTC)
FEE = FeeProgress(text=Text(zh="20元/证"), window=Text(zh="派出所"), state="paid", paid=PAID, fen=2050)
BACK = RefundProgress(fen=2050, reason="paid_twice", due=PAID)
GUIDES = ("S01", "S13", "I003", "P01", "G01")


def of_fee(language: Language, *refunds: RefundProgress) -> Slip:
    fee = FEE.model_copy(update={"refunds": refunds})
    return fee_slip(told(), fee, catalogue(), language, today=TODAY, zone=UTC)


def of_queue(language: Language) -> Slip:
    return queue_slip(Option(HALL, HALL.queues[0]), TICKET, language, "")


def slips(language: Language) -> Iterator[Slip]:
    yield of_queue(language)
    yield place_slip(HALL, language, "")
    yield of_fee(language, BACK, BACK.model_copy(update={"returned": date(2026, 12, 1)}))
    for case in (
        told(booking=MOVED),
        told(booking=MOVED.model_copy(update={"state": "refused"})),
        told(report=NO.model_copy(update={"revisit": "due"}), reply="别的姓登记不了"),
        told(report=NO.model_copy(update={"state": "new"})),
        told(call=CallProgress(state="not_reached")),
    ):
        yield told_slip(case, catalogue(), language, today=TODAY, zone=UTC)
    for key in GUIDES:
        opened = guide(catalogue(), key)
        assert opened is not None
        yield guide_slip(opened, catalogue(), language, "")


def printed(slip: Slip, language: Language) -> list[paper.Line]:
    data = encode(slip_document(slip, PLACE, language), load("default"), FontRasteriser()).data
    return [item for item in paper.read(data) if isinstance(item, paper.Line)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_stands_beside_its_value_with_room_between(language: Language) -> None:
    official = Words(language).text("guide.basis")  # says too that the law keeps its Chinese name
    columns = [
        block
        for slip in slips(language)
        for block in slip_document(slip, PLACE, language).blocks
        if isinstance(block, Columns) and block.label != official
    ]
    assert len(columns) > 40
    assert {each.label for each in columns if columns_of(each.label) >= each.label_columns} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_called_number_is_the_largest_thing_on_its_slip(language: Language) -> None:
    sizes = {line.text: run.height for line in printed(of_queue(language), language) for run in line.runs}
    assert sizes[TICKET.number] == 4
    assert max(sizes.values()) == 4


def test_a_lead_that_does_not_fit_large_gets_narrow_and_stays_one_line() -> None:
    for language, lead in (
        ("en", "Kept free for you, Monday the 30th"),
        ("zh", "窗口说这一天上午停电检修不能办"),
    ):
        (line,) = [each for each in printed(Slip("", lead), language) if each.text == lead]  # type: ignore[arg-type]
        assert {(run.width, run.height) for run in line.runs} == {(1, 2)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_paid_stands_there_in_yuan(language: Language) -> None:
    yuan = Words(language).text("fee_slip.money", yuan="20.50")
    assert (Words(language).text("fee_slip.amount"), yuan) in of_fee(language).rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_change_says_on_which_day_it_stood_so(language: Language) -> None:
    day = (Words(language).text("told.as_of"), "2026-11-23")
    assert day in told_slip(told(booking=MOVED), catalogue(), language, today=TODAY, zone=UTC).rows
    assert day in of_fee(language).rows
