"""A time at a window: working days only, and a number for the paper, whatever the network does."""

from datetime import date

from kiosk.contract.kinds import Appointment
from kiosk.contract.reference import Holidays
from kiosk.visit.booking import days
from kiosk.visit.doors import Door
from kiosk.visit.effects import File, Wipe
from kiosk.visit.handlers.booking import CHOOSE_TIME
from kiosk.visit.matter import Matter
from kiosk.visit.news import CalendarChanged, OnlineChanged
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import BookWindow, ChooseDay, ChooseTime
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.finding import ShowGuide
from kiosk.visit.touches.form import SetValue
from kiosk.visit.touches.travel import Next, Submit
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


def _at_phone() -> Terminal:
    terminal = Terminal()
    terminal.happens(CalendarChanged(CALENDAR), OpenDoor(Door.FIND), ShowGuide("I003"), BookWindow())
    terminal.happens(ChooseDay("2026-11-27"), ChooseTime("09:00"), Next())
    return terminal


def test_a_number_for_the_windows_answer_goes_along_and_half_a_one_does_not() -> None:
    terminal = _at_phone()
    terminal.happens(SetValue("1380"), Submit())
    assert terminal.stage() is Stage.BOOKING
    assert terminal.visit.error is not None
    terminal.happens(SetValue("138-0000-0301"), Submit())
    [filing] = [each for each in terminal.effects if isinstance(each, File)]
    assert isinstance(filing.content, Matter)
    form = filing.content.form
    assert isinstance(form, Appointment)
    assert (form.item, form.phone) == ("I003", "13800000301")
    assert "13800000301" not in repr(terminal.visit) + repr(terminal.effects)


def test_who_has_chosen_the_day_alone_is_asked_for_the_hour_alone() -> None:
    terminal = Terminal()
    terminal.happens(CalendarChanged(CALENDAR), OpenDoor(Door.FIND), ShowGuide("I003"), BookWindow())
    terminal.happens(ChooseDay("2026-11-27"), Next())
    assert terminal.visit.error is CHOOSE_TIME
    terminal.happens(ChooseTime("09:00"))
    assert terminal.visit.error is None


def test_nobody_has_to_leave_a_number_and_who_goes_leaves_none_behind() -> None:
    terminal = _at_phone()
    terminal.happens(Submit())
    assert terminal.stage() is Stage.FILING
    left = _at_phone()
    left.happens(SetValue("13800000301"), Leave())
    assert any(isinstance(each, Wipe) for each in left.effects)
    assert left.visit.booking is None
