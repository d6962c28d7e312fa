"""Where else: minutes on foot, open or not by the calendar of working days, and the nearest useful one
first.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from kiosk.contract.opening_hours import opening
from kiosk.contract.reference import Holidays, Hours, NearbyPlace, PlaceText
from kiosk.contract.working_days import WorkingDays
from kiosk.visit.nearby import map_link, walking_minutes, ways

HERE = ZoneInfo("Asia/Shanghai")
OFFICE = Hours(opens="08:30", closes="16:30")
NATIONAL_DAY = WorkingDays.of(
    Holidays(
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
        off=tuple(date(2026, 10, day) for day in range(1, 8)),
        working=(date(2026, 10, 10),),
    )
)


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HERE)


def place(metres: int, hours: Hours | None = None, prints: bool | None = None) -> NearbyPlace:
    text = PlaceText(zh="泉水中心", en="Quanshui Centre")
    return NearbyPlace(
        kind="window",
        name=text,
        address=text,
        metres=metres,
        hours=hours,
        prints=prints,
        latitude=38.95,
        longitude=121.55,
    )


@pytest.mark.parametrize(("metres", "minutes"), [(0, 1), (40, 1), (445, 10), (1890, 41)])
def test_the_walk_is_by_streets_and_nobody_is_hurried(metres: int, minutes: int) -> None:
    assert walking_minutes(metres) == minutes


def test_what_never_closes_is_open_at_three_in_the_morning() -> None:
    assert opening(None, at(11, 26, 3), NATIONAL_DAY).is_open is True


def test_an_office_says_until_when() -> None:
    found = opening(OFFICE, at(11, 26, 9), NATIONAL_DAY)
    assert (found.is_open, found.until) == (True, time(16, 30))


def test_a_minute_after_closing_it_is_tomorrow_morning() -> None:
    found = opening(OFFICE, at(11, 26, 16, 30), NATIONAL_DAY)
    assert (found.is_open, found.next) == (False, at(11, 27, 8, 30))


def test_before_opening_it_is_this_morning() -> None:
    assert opening(OFFICE, at(11, 26, 3), NATIONAL_DAY).next == at(11, 26, 8, 30)


def test_national_day_closes_the_office_for_a_week_and_a_saturday_opens_it() -> None:
    assert opening(OFFICE, at(9, 30, 17), NATIONAL_DAY).next == at(10, 8, 8, 30)
    assert opening(OFFICE, at(10, 10, 9), NATIONAL_DAY).is_open is True


def test_without_a_calendar_nothing_is_claimed_of_working_days() -> None:
    assert opening(OFFICE, at(11, 26, 9), None).is_open is None
    every_day = OFFICE.model_copy(update={"working_days_only": False})
    assert opening(every_day, at(11, 26, 9), None).is_open is True
    assert opening(OFFICE, at(12, 31, 17), NATIONAL_DAY).next is None, "the calendar ends that day"


def test_the_nearest_that_is_of_use_now_comes_first() -> None:
    shut, no_paper, open_far = place(100, OFFICE), place(200, prints=False), place(900, prints=True)
    found = ways((shut, no_paper, open_far), at(11, 26, 3), NATIONAL_DAY)
    assert [each.place for each in found] == [open_far, no_paper, shut]
    assert [each.useful for each in found] == [True, False, False]


def test_the_code_leads_a_telephone_to_the_place() -> None:
    assert map_link(place(1), "") == "geo:38.950000,121.550000"
    link = map_link(place(1), "https://map.invalid/{longitude},{latitude}?name={name}")
    assert link == "https://map.invalid/121.550000,38.950000?name=%E6%B3%89%E6%B0%B4%E4%B8%AD%E5%BF%83"
    unknown = place(1).model_copy(update={"latitude": None})
    assert map_link(unknown, "") == ""
