"""What happens on an operator's and a technician's screens."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.visit.answers import CodeScanned, EnrolmentAnswered, EntranceAnswered, TestMoved
from kiosk.visit.events import Tick
from kiosk.visit.handlers import access, bench, setup
from kiosk.visit.news import EarphoneChanged, OperatorChanged
from kiosk.visit.rows.shared import BETWEEN_VISITS, NOTHING_TO_LEAVE, Row, refused, row
from kiosk.visit.stage import Stage
from kiosk.visit.touches.bench import BeginTest, CloseTest, JudgeTest, LookAt, MarkServiced, TakeBackService
from kiosk.visit.touches.everywhere import (
    AskPerson,
    AtEdge,
    CannotBeDone,
    DismissNotice,
    KeyPressed,
    Leave,
    ShowLanguages,
    ShowSpeech,
    ShowTruth,
    ToggleManner,
)
from kiosk.visit.touches.travel import Back, Finish
from kiosk.visit.touches.verifying import SetDigits, SubmitDigits
from kiosk.visit.visit import Refused

NO_RESIDENT = Refused("this is the technician's screen: what residents' screens offer is not here")
AT_THE_ENTRANCE = Refused("nobody has been let in: there is nothing to end")

BEHIND_THE_COUNTER: Row = {
    **refused(
        (ShowLanguages, ShowSpeech, ShowTruth, ToggleManner, CannotBeDone, AskPerson, DismissNotice, AtEdge),
        NO_RESIDENT,
    ),
    KeyPressed: bench.key_pressed,
    EarphoneChanged: bench.earphone_changed,
    OperatorChanged: bench.operator_changed,
}
"""What band and foot of a resident's screen do is not done on a technician's."""

IN_MAINTENANCE: Row = {
    **BEHIND_THE_COUNTER,
    LookAt: bench.look,
    Finish: bench.finish,
    Leave: bench.finish,
    TestMoved: bench.test_moved,
    Tick: bench.tick,
}

ROWS: Mapping[Stage, Row] = MappingProxyType(
    {
        Stage.SETUP: row(
            BEHIND_THE_COUNTER,
            BETWEEN_VISITS,
            {
                SetDigits: setup.set_digits,
                SubmitDigits: setup.submit,
                CodeScanned: setup.scanned,
                EnrolmentAnswered: setup.answered,
                Leave: NOTHING_TO_LEAVE,
                Tick: setup.tick,
            },
        ),
        Stage.BENCH_ACCESS: row(
            BEHIND_THE_COUNTER,
            {
                SetDigits: access.set_digits,
                SubmitDigits: access.submit,
                Back: access.back,
                Leave: AT_THE_ENTRANCE,
                EntranceAnswered: access.answered,
                CodeScanned: access.scanned,
                Tick: access.tick,
            },
        ),
        Stage.BENCH: row(IN_MAINTENANCE),
        Stage.BENCH_DEVICE: row(
            IN_MAINTENANCE,
            {
                Back: bench.back,
                MarkServiced: bench.mark_serviced,
                BeginTest: bench.begin_test,
                JudgeTest: bench.judge_test,
                CloseTest: bench.close_test,
                TakeBackService: bench.take_back_service,
            },
        ),
        Stage.BENCH_GUIDE: row(IN_MAINTENANCE, {Back: bench.back}),
        Stage.BENCH_COUNTERS: row(IN_MAINTENANCE, {Back: bench.back}),
    }
)
