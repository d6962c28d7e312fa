"""What the resident is told of a time at a window: by the number on the slip, and by the card."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from central.appointments import Appointments, NotInOrder
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Appointment
from kiosk.contract.progress import BookingProgress, CaseProgress
from tests.central.service import RunningService
from tests.central.terminal import Enclosed, TestTerminal, a_submission
from tests.central.test_progress import mine

BY = ("wang.fang", "127.0.0.1")


def booked(terminal: TestTerminal, day: date) -> Enclosed:
    form = Appointment(place="GA", item="S01", day=day.isoformat(), time="09:00")
    enclosed = terminal.enclose(
        a_submission(
            id=uuid4(), kind=SubmissionKind.APPOINTMENT, service="S01", form=form.as_form(), answers={}
        )
    )
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    return enclosed


def told(terminal: TestTerminal, enclosed: Enclosed) -> CaseProgress:
    answer = terminal.exchange("GET", f"/v1/cases/{enclosed.receipt_number}")
    assert answer.status_code == 200, answer.text
    return CaseProgress.model_validate_json(answer.content)


def said(booking: BookingProgress | None) -> tuple[str, date | None, str | None, str]:
    assert booking is not None
    return booking.state, booking.day, booking.time, booking.reason


@pytest.fixture
def window(service: RunningService) -> Appointments:
    return Appointments(service.storage, service.data, service.clock)


@pytest.fixture
def day(service: RunningService) -> date:
    return service.clock().date() + timedelta(days=4)


def test_whoever_holds_the_slip_sees_what_the_window_said(
    service: RunningService, terminal: TestTerminal, window: Appointments, day: date
) -> None:
    slip, later = booked(terminal, day), day + timedelta(days=1)
    first = told(terminal, slip)
    assert said(first.booking) == ("asked", day, "09:00", "")
    assert first.state == "received"
    assert first.booking is not None
    assert first.booking.place_name is not None
    assert first.booking.place_name.zh == "示例公安分局"
    window.confirm(slip.id, *BY)
    assert said(told(terminal, slip).booking) == ("confirmed", day, "09:00", "")
    window.move(slip.id, later, "14:30", "这天上午停电检修", *BY)
    moved = told(terminal, slip).booking
    assert said(moved) == ("moved", later, "14:30", "这天上午停电检修")
    assert moved is not None
    assert (moved.asked_day, moved.asked_time) == (day, "09:00")
    window.refuse(slip.id, "请到社区办，不用跑区里", *BY)
    no = told(terminal, slip)
    assert said(no.booking) == ("refused", later, "14:30", "请到社区办，不用跑区里")
    assert no.state == "refused"


def test_the_card_shows_appointments_beside_cases_and_a_no_always_says_why(
    service: RunningService, terminal: TestTerminal, window: Appointments, day: date
) -> None:
    slip = booked(terminal, day)
    window.confirm(slip.id, *BY)
    newest = mine(service, terminal).cases[0]
    assert newest.receipt_number == slip.receipt_number
    assert said(newest.booking) == ("confirmed", day, "09:00", "")
    for nothing in ("", "  "):
        with pytest.raises(NotInOrder):
            window.refuse(slip.id, nothing, *BY)
        with pytest.raises(NotInOrder):
            window.move(slip.id, day, "10:00", nothing, *BY)
