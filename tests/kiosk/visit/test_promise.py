"""By when it is promised: a date of the calendar, the calendar's end, or the limit alone."""

import re
from dataclasses import replace
from datetime import date

import pytest

from kiosk.contract.catalogue.schema import Catalogue, Text
from kiosk.contract.reference import Holidays
from kiosk.receipt.layout import receipt_document
from kiosk.visit.draft import Draft
from kiosk.visit.effects import Print
from kiosk.visit.paper import receipt_content
from kiosk.visit.promise import Promise, limit_text, promised
from tests.kiosk.visit.residents import RECEIPT, catalogue

CALENDAR = Holidays(
    first=date(2026, 1, 1), last=date(2026, 12, 31), off=(date(2026, 10, 1),), working=(date(2026, 12, 26),)
)
BIRTH, SCHOOL = "S01", "S02"


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return catalogue()


@pytest.mark.parametrize(
    ("received", "holidays", "expected"),
    [
        (date(2026, 11, 26), CALENDAR, Promise(date(2026, 12, 3))),
        (date(2026, 9, 25), CALENDAR, Promise(date(2026, 10, 5))),  # over a day off
        (date(2026, 12, 22), CALENDAR, Promise(date(2026, 12, 28))),  # over a Saturday on which people work
        (date(2026, 12, 29), CALENDAR, Promise(date(2026, 12, 31), calendar_ends=True)),
        (date(2026, 11, 26), None, None),
    ],
)
def test_the_last_of_five_working_days(
    shipped: Catalogue, received: date, holidays: Holidays | None, expected: Promise | None
) -> None:
    assert promised(shipped.life_events[BIRTH].promised_working_days, received, holidays) == expected


def test_a_limit_that_is_no_number_of_working_days_has_no_date(shipped: Catalogue) -> None:
    days = shipped.life_events[SCHOOL].promised_working_days
    assert promised(days, date(2026, 11, 26), CALENDAR) is None


def test_every_limit_that_is_a_number_of_working_days_is_reckoned_and_no_other(shipped: Catalogue) -> None:
    """Where a part of it has a limit of its own, or a time is left out, no one day can be named."""
    limits = [(each.promised_limit.zh, each.promised_working_days) for each in shipped.life_events.values()]
    read = [re.fullmatch(r"([0-9]+)个工作日(?:（1个环节）)?", words) for words, _ in limits]
    assert [days for _, days in limits] == [int(each[1]) if each else None for each in read]
    assert sum(each is not None for each in read) > 3


def test_the_paper_says_the_date_on_its_condition(shipped: Catalogue) -> None:
    receipt = replace(RECEIPT, promise=Promise(date(2026, 12, 3)))
    wanted = Print(1, receipt, Draft(service=BIRTH), "zh", online=True)
    content = receipt_content(wanted, shipped, Text(zh="示例街道"))
    assert content.promised_limit is not None
    assert content.promised_limit.zh == "5个工作日\n如当天受理，最晚2026年12月3日办结"
    assert "by 3 Dec 2026" in content.promised_limit.in_language("en")
    texts = [str(block) for block in receipt_document(content, "zh").blocks]
    assert any("最晚2026年12月3日办结" in text for text in texts)


def test_where_the_calendar_ends_it_says_so(shipped: Catalogue) -> None:
    ended = limit_text(
        shipped.life_events[BIRTH].promised_limit, Promise(date(2026, 12, 31), calendar_ends=True)
    )
    assert "工作日历只到2026年12月31日" in ended.zh
    assert "ask the window" in ended.in_language("en")


def test_without_a_calendar_the_limit_stands_alone(shipped: Catalogue) -> None:
    limit = shipped.life_events[BIRTH].promised_limit
    assert limit_text(limit, None) == limit
