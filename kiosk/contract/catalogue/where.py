"""Where an item can be done: here now, here by appointment, online, at a window."""

from enum import StrEnum

from kiosk.contract.catalogue.schema import Catalogue, Item, Mode, SelfService, Text


class Where(StrEnum):
    """In the order in which a guide names them."""

    HERE = "here"
    APPOINTMENT = "appointment"
    ONLINE = "online"
    WINDOW = "window"


_HERE = frozenset({Mode.FILE, Mode.QUERY, Mode.PRINT, Mode.PAY})


def where(item: Item) -> tuple[Where, ...]:
    """Every place; a window is always one."""
    here = item.self_service is not SelfService.BOOKING and not _HERE.isdisjoint(item.modes)
    found = (
        (Where.HERE, here),
        (Where.APPOINTMENT, Mode.BOOK in item.modes),
        (Where.ONLINE, item.online),
        (Where.WINDOW, True),
    )
    return tuple(place for place, there in found if there)


def window_of(catalogue: Catalogue, item: Item) -> Text | None:
    """Which window: the item's own, else its department's."""
    return item.window or catalogue.departments[item.department].window


def complaint_line_of(catalogue: Catalogue, item: Item) -> Text | None:
    """Whom to call about it: the item's own line, else its department's."""
    return item.complaint_line or catalogue.departments[item.department].complaint_line
