"""What happens while somebody looks: the catalogue, a guide, other places, what a firm may claim."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.visit.answers import (
    NumberAnswered,
    NumberRefused,
    NumberUnknown,
    QueuesKnown,
    QueuesUnknown,
    SlipPrinted,
)
from kiosk.visit.events import Tick
from kiosk.visit.handlers import (
    booking,
    choosing,
    doors,
    farewell,
    finding,
    nearby,
    policies,
    queueing,
    slips,
)
from kiosk.visit.rows.shared import BEFORE_ANYTHING, IN_VISIT, Row, row
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import BookWindow
from kiosk.visit.touches.choosing import Choose, OpenDoor
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.finding import Browse, CarryGuide, PrintGuide, SearchAll, ShowGuide
from kiosk.visit.touches.form import ChooseEntry, SetValue
from kiosk.visit.touches.nearby import ChoosePlace, LookAgain, PrintPlace, ShowNearby
from kiosk.visit.touches.policies import AnswerForFirm, LookAtPolicy
from kiosk.visit.touches.queueing import (
    ChooseQueue,
    PrintNumber,
    QueueThere,
    ReturnTicket,
    ShowQueues,
    TakeNumber,
)
from kiosk.visit.touches.travel import Back, Finish

IN_THE_CATALOGUE: Row = {
    **IN_VISIT,
    **BEFORE_ANYTHING,
    ShowGuide: finding.show_guide,
    Back: finding.back,
    Leave: finding.leave,
}
"""Looking is always allowed, and nothing is given yet."""

ROWS: Mapping[Stage, Row] = MappingProxyType(
    {
        Stage.FINDING: row(IN_THE_CATALOGUE, {Browse: finding.browse, SearchAll: finding.search}),
        Stage.SEARCHING: row(
            IN_THE_CATALOGUE, {SetValue: finding.type_in, ChooseEntry: finding.choose_entry}
        ),
        Stage.GUIDE: row(
            IN_THE_CATALOGUE,
            {
                Choose: choosing.choose,
                BookWindow: booking.begin,
                ShowQueues: queueing.begin,
                OpenDoor: doors.open_door,
                PrintGuide: finding.print_guide,
                SlipPrinted: slips.printed,
                CarryGuide: finding.carry,
                ShowNearby: nearby.show,
                Tick: slips.tick,
            },
        ),
        Stage.NEARBY: row(
            IN_VISIT,
            BEFORE_ANYTHING,
            {
                LookAgain: nearby.look_again,
                ChoosePlace: nearby.choose,
                PrintPlace: nearby.print_place,
                QueueThere: queueing.there,
                SlipPrinted: slips.printed,
                Back: nearby.back,
                Tick: slips.tick,
            },
        ),
        Stage.QUEUE: row(
            IN_VISIT,
            {
                ShowQueues: queueing.again,
                QueuesKnown: queueing.known,
                QueuesUnknown: queueing.unknown,
                ChooseQueue: queueing.choose,
                TakeNumber: queueing.take,
                NumberAnswered: queueing.answered,
                NumberRefused: queueing.refused,
                NumberUnknown: queueing.lost,
                PrintNumber: queueing.print_number,
                ReturnTicket: queueing.give_back,
                SlipPrinted: slips.printed,
                BookWindow: queueing.book,
                ShowNearby: queueing.show_nearby,
                Finish: farewell.finish,
                Back: queueing.back,
                Leave: queueing.leave,
                Tick: queueing.tick,
            },
        ),
        Stage.POLICIES: row(
            IN_VISIT,
            BEFORE_ANYTHING,
            {
                AnswerForFirm: policies.answer,
                LookAtPolicy: policies.look,
                Choose: policies.claim,
                Back: policies.back,
            },
        ),
    }
)
