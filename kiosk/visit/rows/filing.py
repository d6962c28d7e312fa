"""What happens from the hand-in to the goodbye."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.visit.answers import Filed, FilingFailed, PaymentFailed, PaymentStands, Printed
from kiosk.visit.events import ONE_SCREEN, Tick
from kiosk.visit.handlers import closing, everywhere, farewell, filing, paying, rating
from kiosk.visit.news import CardLifted, PrinterChanged
from kiosk.visit.rows.shared import CLOSING, Row, refused, row
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Another
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.form import ToggleChoice
from kiosk.visit.touches.paying import PayHere
from kiosk.visit.touches.printing import PrintAgain
from kiosk.visit.touches.rating import Rate, ToggleNamed
from kiosk.visit.touches.travel import Back, Finish, Submit
from kiosk.visit.visit import Refused

BUSY = Refused("the submission is being committed; leaving or changing it now would leave its fate open")

ROWS: Mapping[Stage, Row] = MappingProxyType(
    {
        Stage.FILING: row(
            refused(ONE_SCREEN, BUSY),
            {
                Leave: BUSY,
                Filed: filing.filed,
                FilingFailed: filing.failed,
                Tick: filing.filing_tick,
            },
        ),
        Stage.RECEIPT: row(
            {
                PrintAgain: filing.print_again,
                PayHere: paying.begin,
                Another: filing.another,
                Finish: farewell.finish,
                Leave: everywhere.leave_with_receipt,
                Printed: filing.printed,
                Tick: filing.receipt_tick,
                **dict.fromkeys(CLOSING, closing.at_receipt),
            }
        ),
        Stage.PAYING: row(
            {
                PaymentStands: paying.stands,
                PaymentFailed: paying.failed,
                PayHere: paying.begin,
                Back: paying.back,
                Leave: paying.leave,
                Tick: paying.tick,
                **dict.fromkeys(CLOSING, paying.closed),
            }
        ),
        Stage.GOODBYE: row(
            {
                Finish: farewell.begin_anew,
                Leave: farewell.begin_anew,
                Rate: rating.rate,
                Back: rating.rethink,
                ToggleChoice: rating.toggle_reason,
                ToggleNamed: rating.toggle_anonymous,
                Submit: rating.send,
                Filed: rating.kept,
                FilingFailed: rating.lost,
                CardLifted: farewell.card_lifted_at_goodbye,
                PrinterChanged: farewell.printer_changed_at_goodbye,
                Tick: farewell.goodbye_tick,
            }
        ),
    }
)
