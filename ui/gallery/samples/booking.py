"""A time at the window."""

from typing import Any

from ui.gallery.samples.asking import POLICE
from ui.gallery.samples.said import said
from ui.gallery.samples.shell import WITH_CARD, WITHOUT_NETWORK, Shown

_DAYS = (
    ("2026-11-26", 26, 4),
    ("2026-11-27", 27, 5),
    ("2026-11-30", 30, 1),
    ("2026-12-01", 1, 2),
    ("2026-12-02", 2, 3),
)
BOOK: dict[str, Any] = {
    "what": ("新生儿出生一件事", "A baby is born"),
    "where": POLICE,
    "days": [
        {
            "value": value,
            "label": tuple(
                f"{one} {other}"
                for one, other in zip(
                    said("visit.day_of_month", month=int(value[5:7]), day=day),
                    said(f"visit.weekday_{weekday}"),
                    strict=True,
                )
            ),
        }
        for value, day, weekday in _DAYS
    ],
    "times": ["09:00", "10:00", "11:00", "13:30", "14:30", "15:30"],
    "day": "2026-11-27",
    "time": "",
    "atPhone": False,
    "phone": "",
    "online": True,
    "error": "",
}

SHOWN: tuple[Shown, ...] = (
    ("booking", "Booking", BOOK, WITH_CARD),
    (
        "booking-offline",
        "Booking",
        {**BOOK, "online": False, "error": said("booking.choose_time")},
        WITHOUT_NETWORK,
    ),
    (
        "booking-phone",
        "Booking",
        {**BOOK, "time": "09:00", "atPhone": True, "phone": "13800000301"},
        WITH_CARD,
    ),
    ("booking-no-calendar", "Booking", {**BOOK, "days": [], "times": []}, WITH_CARD),
)
