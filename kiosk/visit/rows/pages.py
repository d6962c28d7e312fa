"""What happens while pages are taken, come from a phone, or come out on paper."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.visit.answers import PageFailed, PageTaken, PhoneCode, PhoneNews, PhoneOver, PrintedOut, ShareKnown
from kiosk.visit.events import Tick
from kiosk.visit.handlers import copying, phone, printing_out
from kiosk.visit.rows.shared import IN_VISIT, Row, row
from kiosk.visit.stage import Stage
from kiosk.visit.touches.copying import (
    AddPage,
    BringLater,
    KeepPage,
    RemovePage,
    RetakePage,
    TakePage,
    TurnPage,
)
from kiosk.visit.touches.phone import NewCode
from kiosk.visit.touches.printing import ChangeCopies, ChooseLayout, PrintNow
from kiosk.visit.touches.travel import Back, Finish, Next

TAKING_PAGES: Row = {
    TakePage: copying.take,
    PageTaken: copying.taken,
    PageFailed: copying.failed,
    KeepPage: copying.keep,
    RetakePage: copying.retake,
    AddPage: copying.add,
    TurnPage: copying.turn,
    RemovePage: copying.remove,
    Back: copying.back,
    Tick: copying.tick,
}
"""Pages are laid down one after the other."""

ROWS: Mapping[Stage, Row] = MappingProxyType(
    {
        Stage.PHONE: row(
            IN_VISIT,
            {
                PhoneCode: phone.code,
                PhoneNews: phone.news,
                PhoneOver: phone.over,
                NewCode: phone.new_code,
                TurnPage: phone.turn,
                RemovePage: phone.remove,
                Back: phone.back,
                Next: phone.done,
                Tick: phone.tick,
            },
        ),
        Stage.COPYING: row(
            IN_VISIT,
            {**TAKING_PAGES, BringLater: copying.bring_later, Next: copying.done},
        ),
        Stage.COPY: row(IN_VISIT, {**TAKING_PAGES, Next: copying.done}),
        Stage.PRINTOUT: row(
            IN_VISIT,
            {
                ChooseLayout: printing_out.choose_layout,
                ChangeCopies: printing_out.change_copies,
                PrintNow: printing_out.print_now,
                ShareKnown: printing_out.share_known,
                PrintedOut: printing_out.printed,
                Next: printing_out.to_phone,
                Back: printing_out.back,
                Finish: printing_out.finish,
                Tick: printing_out.tick,
            },
        ),
    }
)
