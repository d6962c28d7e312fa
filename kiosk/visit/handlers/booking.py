"""What cannot be done here is booked at a window: day, hour, and a paper with a number. Works offline too: it
is queued like everything.
"""

from dataclasses import replace

from kiosk.contract.kinds import Appointment
from kiosk.visit.booking import TIMES, Booking, about, days
from kiosk.visit.handlers.filing import hand_in
from kiosk.visit.matter import Matter
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import BookWindow, ChooseDay, ChooseTime
from kiosk.visit.touches.travel import Back, Submit
from kiosk.visit.visit import Step, Visit

CHOOSE_BOTH = Say("booking.choose_both")


def open_booking(visit: Visit, service: str, department: str, now: Moment) -> Step:
    """For this service, at the window of this department."""
    return visit.to(Stage.BOOKING, now, booking=Booking(service, department, visit.stage)), ()


def begin(visit: Visit, _: BookWindow, now: Moment) -> Step:
    """For what was chosen and cannot be done here."""
    service = visit.service
    if service is None or not service.departments:
        return visit, ()
    return open_booking(visit, service.id, service.departments[0], now)


def choose_day(visit: Visit, event: ChooseDay, now: Moment) -> Step:
    """One of the days on offer."""
    offered = {day.isoformat() for day in days(now.today, visit.surroundings.calendar)}
    if visit.booking is None or event.day not in offered:
        return visit, ()
    return replace(visit, booking=replace(visit.booking, day=event.day), error=None), ()


def choose_time(visit: Visit, event: ChooseTime, _: Moment) -> Step:
    """One of the hours."""
    if visit.booking is None or event.time not in TIMES:
        return visit, ()
    return replace(visit, booking=replace(visit.booking, time=event.time), error=None), ()


def submit(visit: Visit, _: Submit, now: Moment) -> Step:
    """Ask for it. Who has put a card is known by it; who has not comes with the paper."""
    booking, catalogue = visit.booking, visit.setting.catalogue
    service = visit.service
    if booking is None or service is None or not booking.whole:
        return replace(visit, error=CHOOSE_BOTH), ()
    form = Appointment(place=booking.department, item=booking.service, day=booking.day, time=booking.time)
    matter = Matter(
        form=form,
        about=about(service.name, booking),
        service=booking.service,
        departments=tuple(each for each in (booking.department,) if each in catalogue.departments),
        card=visit.draft.card,
        evidence=visit.draft.evidence,
    )
    return hand_in(visit, matter, now)


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """To where it was asked from; nothing was booked."""
    came_from = Stage.ENDED_ELSEWHERE if visit.booking is None else visit.booking.back
    return visit.to(came_from, now, -1, booking=None), ()
