"""Row 10: a construction permit within one working day; its clock and the colours of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from central.casework.clocks import Colour, Limit, started
from central.catalogue import Services
from central.holidays import load_holidays
from kiosk.contract.working_days import WorkingDays
from tests.kiosk.visit.residents import catalogue

PERMIT = "I097"
HERE = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("filed", "due"),
    [
        ("11-26 03:00", "11-27 17:00"),
        ("11-27 16:59", "11-30 17:00"),
        ("09-30 16:59", "10-08 17:00"),
        ("10-09 23:00", "10-10 17:00"),
    ],
    ids=["at three in the morning", "Friday 16:59", "before National Day", "before a worked Saturday"],
)
def test_a_construction_permit_is_due_on_the_next_working_day(filed: str, due: str) -> None:
    (limit,) = Services(catalogue()).find(PERMIT).limits
    assert limit == Limit(working_days=1)
    clock = started(WorkingDays.of(load_holidays(None)), limit, at(filed))
    assert clock.due == at(due)
    assert clock.amber is not None
    colours = [clock.colour(each) for each in (at(filed), clock.amber, at(due.replace("17:00", "17:01")))]
    assert colours == [Colour.RUNNING, Colour.AMBER, Colour.RED]
