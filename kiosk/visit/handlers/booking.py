"""What cannot be done here is booked at a window: day, hour, and a paper with a number. Works offline too: it
is queued like everything.
"""

from dataclasses import replace

from kiosk.contract.kinds import Appointment
from kiosk.visit.aside import LONGEST_PHONE, phone_is_whole
from kiosk.visit.aside_matter import known_phone
from kiosk.visit.booking import TIMES, Booking, about, days, name_of
from kiosk.visit.effects import WipeReason
from kiosk.visit.handlers import everywhere
from kiosk.visit.handlers.farewell import end
from kiosk.visit.handlers.filing import hand_in
from kiosk.visit.matter import Matter
from kiosk.visit.queueing import window_for
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import BookWindow, ChooseDay, ChooseTime
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.form import SetValue
from kiosk.visit.touches.travel import Back, Next, Submit
from kiosk.visit.visit import Step, Visit

CHOOSE_BOTH = Say("booking.choose_both")
CHOOSE_TIME = Say("booking.choose_time")
PHONE_SHORT = Say("visit.aside_phone_short")


def open_booking(visit: Visit, service: str, department: str, now: Moment) -> Step:
    """For this service, at the window of this department."""
    return visit.to(Stage.BOOKING, now, booking=Booking(service, department, visit.stage)), ()


def begin(visit: Visit, _: BookWindow, now: Moment) -> Step:
    """For what was chosen and cannot be done here, or for what the guide is about."""
    catalogue = visit.setting.catalogue
    if visit.stage is Stage.GUIDE:
        wanted = window_for(catalogue, visit.finding.guide)
        return (visit, ()) if wanted is None else open_booking(visit, *wanted, now)
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


def go_on(visit: Visit, _: Next, now: Moment) -> Step:
    """Once day and hour are chosen: where to send the window's answer. Nobody has to say."""
    booking = visit.booking
    if booking is None or not booking.whole:
        day_only = booking is not None and booking.day and not booking.time
        return replace(visit, error=CHOOSE_TIME if day_only else CHOOSE_BOTH), ()
    asked = replace(booking, at_phone=True, phone=booking.phone or known_phone(visit, now))
    return visit.to(Stage.BOOKING, now, booking=asked), ()


def type_phone(visit: Visit, event: SetValue, _: Moment) -> Step:
    """The telephone as it stands in the field."""
    if visit.booking is None or not visit.booking.at_phone:
        return visit, ()
    digits = "".join(each for each in event.value if each in "0123456789")[:LONGEST_PHONE]
    return replace(visit, booking=replace(visit.booking, phone=digits), error=None), ()


def submit(visit: Visit, _: Submit, now: Moment) -> Step:
    """Ask for it. Who has put a card is known by it; who has not comes with the paper."""
    booking, catalogue = visit.booking, visit.setting.catalogue
    name = None if booking is None else name_of(catalogue, booking.service)
    if booking is None or name is None or not booking.whole:
        return replace(visit, error=CHOOSE_BOTH), ()
    if booking.phone and not phone_is_whole(booking.phone):
        return replace(visit, error=PHONE_SHORT), ()
    form = Appointment(
        place=booking.department,
        item=booking.service,
        day=booking.day,
        time=booking.time,
        phone=booking.phone or None,
    )
    matter = Matter(
        form=form,
        about=about(name, booking),
        service=booking.service,
        departments=tuple(each for each in (booking.department,) if each in catalogue.departments),
        card=visit.draft.card,
        evidence=visit.draft.evidence,
    )
    return hand_in(visit, matter, now)


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """To day and hour, and from there to where it was asked from; nothing was booked."""
    if visit.booking is not None and visit.booking.at_phone:
        return visit.to(Stage.BOOKING, now, -1, booking=replace(visit.booking, at_phone=False, phone="")), ()
    came_from = Stage.ENDED_ELSEWHERE if visit.booking is None else visit.booking.back
    return visit.to(came_from, now, -1, booking=None), ()


def leave(visit: Visit, event: Leave, now: Moment) -> Step:
    """A telephone is wiped as a draft is."""
    if visit.booking is not None and visit.booking.phone and not visit.draft.is_personal:
        return end(visit, now, WipeReason.LEFT)
    return everywhere.leave(visit, event, now)
