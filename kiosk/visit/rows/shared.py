"""What many rows of the table have in common, and how a row is made of it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kiosk.visit import idle
from kiosk.visit.events import ANSWERS, ONE_SCREEN, Event, Tick
from kiosk.visit.handlers import access, aside, closing, everywhere, news
from kiosk.visit.news import (
    CalendarChanged,
    CardLifted,
    CardSeen,
    CardUnseen,
    CopierChanged,
    DoorChanged,
    EarphoneChanged,
    MachineKnown,
    NearbyChanged,
    NoticeChanged,
    OnlineChanged,
    OperatorChanged,
    OutOfOrder,
    PagePrinterChanged,
    PrinterChanged,
    ReaderChanged,
    StorageChanged,
    SupplyChanged,
    VoiceChanged,
)
from kiosk.visit.touches.everywhere import (
    AskPerson,
    AtEdge,
    CannotBeDone,
    DismissNotice,
    KeyPressed,
    Leave,
    SetLanguage,
    ShowLanguages,
    ShowSpeech,
    ShowTruth,
    Stay,
    ToggleManner,
    Touched,
)
from kiosk.visit.visit import Handler, Refused

Cell = Handler | Refused
Row = Mapping[type[Event], Cell]

NO_SUCH_BUTTON = Refused("this screen has no such button: the touch was meant for the screen before")
NOBODY_ASKED = Refused("nothing was asked that this could answer")
NOTHING_TO_LEAVE = Refused("no visit has begun")
IN_A_VISIT = Refused("a visit is under way, or ends: a technician never sees it")

ALWAYS: Row = {
    Touched: everywhere.noticed,
    KeyPressed: everywhere.key_pressed,
    Stay: everywhere.noticed,
    ShowLanguages: everywhere.show_languages,
    ShowSpeech: everywhere.show_speech,
    ShowTruth: everywhere.show_truth,
    SetLanguage: everywhere.set_language,
    ToggleManner: everywhere.toggle_manner,
    CannotBeDone: aside.report,
    AskPerson: aside.call,
    DismissNotice: everywhere.dismiss_notice,
    AtEdge: IN_A_VISIT,
    CardSeen: news.card_seen,
    CardLifted: news.card_lifted,
    CardUnseen: news.card_unseen,
    ReaderChanged: news.reader_changed,
    PrinterChanged: news.printer_changed,
    CopierChanged: news.copier_changed,
    PagePrinterChanged: news.page_printer_changed,
    StorageChanged: news.storage_changed,
    OnlineChanged: news.online_changed,
    EarphoneChanged: news.earphone_changed,
    VoiceChanged: news.voice_changed,
    NearbyChanged: news.nearby_changed,
    CalendarChanged: news.calendar_changed,
    MachineKnown: news.machine_known,
    NoticeChanged: news.notice_changed,
    OperatorChanged: news.operator_changed,
    OutOfOrder: closing.known,
    DoorChanged: closing.known,
    SupplyChanged: closing.known,
}
"""What band, foot and news do on every screen."""

CLOSING: tuple[type[Event], ...] = (OutOfOrder, DoorChanged, SupplyChanged)
"""The news by which the terminal closes, and opens again."""

IN_VISIT: Row = {
    Leave: everywhere.leave,
    Tick: idle.tick,
    **dict.fromkeys(CLOSING, closing.in_visit),
}
"""How a visit under way ends before its time."""

BEFORE_ANYTHING: Row = dict.fromkeys(CLOSING, closing.before_anything)
BETWEEN_VISITS: Row = {
    **dict.fromkeys(CLOSING, closing.between_visits),
    AtEdge: access.at_edge,
    KeyPressed: access.key_pressed,
    OperatorChanged: access.operator_changed,
}
"""While nobody is in a visit the terminal closes and opens at once, and a technician may come in."""


def row(*parts: Row) -> Row:
    """One row. A later part replaces a cell of an earlier one; what none names is refused by its kind."""
    cells: dict[type[Event], Cell] = {
        **refused(ONE_SCREEN, NO_SUCH_BUTTON),
        **refused(ANSWERS, NOBODY_ASKED),
    }
    for part in (ALWAYS, *parts):
        cells.update(part)
    return MappingProxyType(cells)


def refused(events: Iterable[type[Event]], why: Refused) -> dict[type[Event], Cell]:
    """The same cell for each of them."""
    return dict.fromkeys(events, why)
