"""Day and hour at a window."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.visit.booking import TIMES, days, name_of, place_of
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import ChooseDay, ChooseTime
from kiosk.visit.touches.form import SetValue
from kiosk.visit.touches.nearby import ShowNearby
from kiosk.visit.touches.travel import Back, Next, Submit
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class BookingOutputs:
    """`days`: value and label; `times` are their own labels."""

    what: str = ""
    where: str = ""
    days: list[dict[str, Any]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    day: str = ""
    time: str = ""
    at_phone: bool = False
    phone: str = field(default="", repr=False)
    online: bool = True
    error: str = ""


def booking_outputs(snapshot: Snapshot) -> BookingOutputs | None:
    """The next working days; none where nobody knows which days people work."""
    visit, speaker, booking = snapshot.visit, snapshot.speaker, snapshot.visit.booking
    if visit.stage is not Stage.BOOKING or booking is None:
        return None
    catalogue = visit.setting.catalogue
    what = name_of(catalogue, booking.service)
    offered = [
        {
            "value": each.isoformat(),
            "label": speaker.key("visit.day_of_month", month=each.month, day=each.day)
            + " "
            + speaker.key(f"visit.weekday_{each.isoweekday()}"),
        }
        for each in days(snapshot.now.today, visit.surroundings.calendar)
    ]
    return BookingOutputs(
        what="" if what is None else speaker.text(what),
        where=" · ".join(speaker.text(each) for each in place_of(catalogue, booking)),
        days=offered,
        times=list(TIMES) if offered else [],
        day=booking.day,
        time=booking.time,
        at_phone=booking.at_phone,
        phone=booking.phone,
        online=visit.surroundings.online,
        error=speaker.say(visit.error),
    )


class BookingViewModel(ViewModel[BookingOutputs]):
    """`Booking.qml`."""

    whatChanged = Signal()
    whereChanged = Signal()
    daysChanged = Signal()
    timesChanged = Signal()
    dayChanged = Signal()
    timeChanged = Signal()
    atPhoneChanged = Signal()
    phoneChanged = Signal()
    onlineChanged = Signal()
    errorChanged = Signal()

    what = output(str, "what", whatChanged)
    where = output(str, "where", whereChanged)
    days = output("QVariantList", "days", daysChanged)
    times = output("QVariantList", "times", timesChanged)
    day = output(str, "day", dayChanged)
    time = output(str, "time", timeChanged)
    atPhone = output(bool, "at_phone", atPhoneChanged)
    phone = output(str, "phone", phoneChanged)
    online = output(bool, "online", onlineChanged)
    error = output(str, "error", errorChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(booking_outputs, BookingOutputs(), send)

    @Slot(str)
    def chooseDay(self, day: str) -> None:
        """One of the days."""
        self.tell(ChooseDay(day))

    @Slot(str)
    def chooseTime(self, time: str) -> None:
        """One of the hours."""
        self.tell(ChooseTime(time))

    @Slot(str)
    def setPhone(self, digits: str) -> None:
        """Where to send the window's answer."""
        self.tell(SetValue(digits))

    @Slot()
    def next(self) -> None:
        """Day and hour are chosen."""
        self.tell(Next())

    @Slot()
    def submit(self) -> None:
        """Ask for it."""
        self.tell(Submit())

    @Slot()
    def showNearby(self) -> None:
        """Where else it may be done."""
        self.tell(ShowNearby())

    @Slot()
    def back(self) -> None:
        """Nothing is booked."""
        self.tell(Back())
