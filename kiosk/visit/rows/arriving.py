"""What happens while nobody is in a visit yet: at rest, at the welcome screen, out of service."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.visit.events import EVERY_SCREEN, Tick
from kiosk.visit.handlers import access, attract, choosing, closing, doors, everywhere, farewell
from kiosk.visit.news import CardSeen, EarphoneChanged, OperatorChanged
from kiosk.visit.rows.shared import (
    BEFORE_ANYTHING,
    BETWEEN_VISITS,
    CLOSING,
    IN_VISIT,
    NOTHING_TO_LEAVE,
    Row,
    row,
)
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Begin, Choose, OpenDoor, PutCard, ShowAll
from kiosk.visit.touches.everywhere import AtEdge, KeyPressed, Leave, ToggleManner, Touched
from kiosk.visit.touches.travel import Back
from kiosk.visit.visit import Refused

AT_REST = Refused("a touch, a card or a fault ends this; time only turns the picture")
OUT_OF_ORDER = Refused("only a repair ends this; it comes as news")

ROWS: Mapping[Stage, Row] = MappingProxyType(
    {
        Stage.ATTRACT: row(
            dict.fromkeys(EVERY_SCREEN, attract.wake),
            {
                Begin: attract.wake,
                Touched: everywhere.noticed,
                KeyPressed: attract.wake_by_key,
                ToggleManner: attract.wake_in_manner,
                CardSeen: attract.card_put,
                AtEdge: everywhere.noticed,
                OperatorChanged: access.operator_changed,
                EarphoneChanged: attract.earphone_changed,
                Tick: AT_REST,
                **dict.fromkeys(CLOSING, closing.at_rest),
            },
        ),
        Stage.WELCOME: row(
            {
                Choose: choosing.choose,
                ShowAll: choosing.show_all,
                OpenDoor: doors.open_door,
                PutCard: choosing.put_card,
                Leave: farewell.begin_anew,
                Tick: farewell.welcome_tick,
            },
            BETWEEN_VISITS,
        ),
        Stage.CHOOSING: row(IN_VISIT, BEFORE_ANYTHING, {Choose: choosing.choose, Back: choosing.back}),
        Stage.OUT_OF_SERVICE: row(
            {Leave: NOTHING_TO_LEAVE, Tick: OUT_OF_ORDER},
            BETWEEN_VISITS,
        ),
    }
)
