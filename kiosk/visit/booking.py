"""A time at a window, for what cannot be done here: the days and hours on offer. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from kiosk.contract.catalogue.schema import Catalogue, Text
from kiosk.contract.catalogue.service import service_of
from kiosk.contract.catalogue.where import window_of
from kiosk.contract.reference import Holidays
from kiosk.contract.working_days import WorkingDays
from kiosk.visit.stage import Stage
from kiosk.words import Language, Words

DAYS = 5
"""Working days on offer: a week."""
FURTHEST = 31
"""Days that are looked through; the longest closure is nine."""
TIMES = ("09:00", "10:00", "11:00", "13:30", "14:30", "15:30")
"""The beginnings of the hours at a window; each is an hour for several people, not a minute for one."""


@dataclass(frozen=True)
class Booking:
    """`service`: what for; `department`: at whose window, both keys of the catalogue. `back`: where it was
    asked from. `day` ISO, "" while none is chosen; `time` likewise. `phone`: where to send a message once the
    window has answered; `at_phone`: it is asked for now.
    """

    service: str
    department: str
    back: Stage
    day: str = ""
    time: str = ""
    phone: str = field(default="", repr=False)
    at_phone: bool = False

    @property
    def whole(self) -> bool:
        """Day and time are chosen."""
        return bool(self.day and self.time)


def name_of(catalogue: Catalogue, key: str) -> Text | None:
    """What is booked for: a life event, a policy, or any item, also one that nobody can file here."""
    service = service_of(catalogue, key) or catalogue.items.get(key)
    return None if service is None else service.name


def place_of(catalogue: Catalogue, booking: Booking) -> tuple[Text, ...]:
    """At whose window, and where that is."""
    department = catalogue.departments.get(booking.department)
    if department is None:
        return ()
    item = catalogue.items.get(booking.service)
    window = window_of(catalogue, item) if item is not None else department.window
    return (department.name,) if window is None else (department.name, window)


def days(today: date, calendar: Holidays | None) -> tuple[date, ...]:
    """The next working days, today left out: somebody has to see it before. None without a calendar, for
    nobody sends a person to a closed door.
    """
    return () if calendar is None else tuple(_days(today, WorkingDays.of(calendar)))


def _days(today: date, known: WorkingDays) -> Iterator[date]:
    found = 0
    for ahead in range(1, FURTHEST + 1):
        day = today + timedelta(days=ahead)
        if known.is_working(day):
            yield day
            found += 1
        if found == DAYS:
            return


def about(name: Text, booking: Booking) -> Text:
    """What screen and paper call it: a time at the window, what for and when."""
    day = date.fromisoformat(booking.day)

    def said(language: Language) -> str:
        when = Words(language).text("slip.booked", month=day.month, day=day.day, time=booking.time)
        return f"{name.in_language(language)}\n{when}"

    return Text(zh=said("zh"), en=said("en"), ko=said("ko"), ja=said("ja"))
