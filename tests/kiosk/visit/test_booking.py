"""A time at a window: working days only, and a number for the paper, whatever the network does."""

from datetime import date

from kiosk.contract.kinds import Appointment
from kiosk.contract.reference import Holidays
from kiosk.visit.booking import days
from kiosk.visit.effects import File
from kiosk.visit.matter import Matter
from kiosk.visit.news import OnlineChanged
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import ChooseDay, ChooseTime
from kiosk.visit.touches.travel import Submit
from tests.kiosk.visit.asked import CALENDAR, JOURNEYS
from tests.kiosk.visit.journeys import CHOICES
from tests.kiosk.visit.residents import Terminal

NATIONAL_DAY = Holidays(
    first=date(2026, 1, 1),
    last=date(2026, 12, 31),
    off=tuple(date(2026, 10, day) for day in range(1, 8)),
    working=(date(2026, 10, 10),),
)
BOOKED = JOURNEYS["what cannot be done here is booked at the window"]


def test_the_week_of_national_day_is_passed_over_and_a_saturday_of_work_counts() -> None:
    assert [f"{each:%m-%d}" for each in days(date(2026, 9, 30), NATIONAL_DAY)] == [
        "10-08",
        "10-09",
        "10-10",
        "10-12",
        "10-13",
    ]


def test_nobody_is_sent_to_a_door_of_which_nothing_is_known() -> None:
    assert days(date(2026, 11, 26), None) == ()
    assert days(date(2026, 12, 30), CALENDAR) == (date(2026, 12, 31),)


def test_what_is_booked_is_filed_with_day_hour_and_window_also_offline() -> None:
    terminal = Terminal()
    terminal.happens(OnlineChanged(online=False))
    for _, choice, _ in BOOKED[:-1]:
        CHOICES[choice](terminal)
    assert terminal.stage() is Stage.FILING
    [filing] = [each for each in terminal.effects if isinstance(each, File)]
    assert isinstance(filing.content, Matter)
    form = filing.content.form
    assert isinstance(form, Appointment)
    assert (form.day, form.time, form.item) == ("2026-11-27", "09:00", "S01")
    assert filing.content.departments == (form.place,)
    assert "11月27日 09:00" in filing.content.about.zh


def test_a_sunday_and_three_at_night_are_no_times_of_a_window() -> None:
    terminal = Terminal()
    for _, choice, _ in BOOKED[:-2]:
        CHOICES[choice](terminal)
    terminal.happens(ChooseDay("2026-11-29"), ChooseTime("03:00"), Submit())
    assert terminal.stage() is Stage.BOOKING
    assert terminal.visit.error is not None
