"""What happens while somebody asks how far a matter has come."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.visit.answers import (
    CodeScanned,
    DocumentFailed,
    DocumentFetched,
    PagesMoved,
    ProgressFailed,
    ProgressKnown,
    SlipPrinted,
)
from kiosk.visit.events import Tick
from kiosk.visit.handlers import asking, farewell, form, nearby, papers, paying, replying, slips
from kiosk.visit.rows.shared import BEFORE_ANYTHING, IN_VISIT, Row, row
from kiosk.visit.stage import Stage
from kiosk.visit.touches.asking import (
    AnswerCorrection,
    AskAgain,
    AskByCard,
    AskByNumber,
    ConfirmIdentity,
    PrintTold,
    ShowCase,
    ShowDocument,
    TypeNumber,
    WithdrawCase,
)
from kiosk.visit.touches.copying import CopyMaterial, TurnPage
from kiosk.visit.touches.form import ClearSignature, DrawStroke, Edit, SignByKey
from kiosk.visit.touches.nearby import ShowNearby
from kiosk.visit.touches.paying import PayHere
from kiosk.visit.touches.phone import UsePhone
from kiosk.visit.touches.printing import PrintPaper
from kiosk.visit.touches.travel import Back, Finish, Submit

ROWS: Mapping[Stage, Row] = MappingProxyType(
    {
        Stage.ASKING: row(
            IN_VISIT,
            BEFORE_ANYTHING,
            {
                TypeNumber: asking.type_number,
                CodeScanned: asking.scanned,
                AskByNumber: asking.by_number,
                AskByCard: asking.by_card,
                ShowNearby: nearby.show,
                Back: asking.back,
            },
        ),
        Stage.PROGRESS: row(
            IN_VISIT,
            BEFORE_ANYTHING,
            {
                ProgressKnown: asking.known,
                ProgressFailed: asking.failed,
                AskAgain: asking.again,
                AskByCard: asking.by_card,
                ShowCase: asking.show_case,
                AnswerCorrection: replying.answer,
                WithdrawCase: replying.withdraw,
                ConfirmIdentity: replying.confirm,
                ShowDocument: papers.show,
                PrintTold: asking.print_told,
                PayHere: paying.begin,
                SlipPrinted: slips.printed,
                ShowNearby: nearby.show,
                Back: asking.back_from_progress,
                Tick: asking.tick,
            },
        ),
        Stage.REPLYING: row(
            IN_VISIT,
            {
                CopyMaterial: replying.copy,
                UsePhone: replying.use_phone,
                Edit: replying.edit,
                DrawStroke: form.draw,
                SignByKey: form.sign_by_key,
                ClearSignature: form.clear_signature,
                Submit: replying.submit,
                Back: replying.back,
            },
        ),
        Stage.DOCUMENT: row(
            IN_VISIT,
            {
                DocumentFetched: papers.fetched,
                DocumentFailed: papers.failed,
                PagesMoved: papers.moved,
                TurnPage: papers.turn,
                PrintPaper: papers.print_paper,
                Finish: farewell.finish,
                ShowNearby: nearby.show,
                Back: papers.back,
                Tick: papers.tick,
            },
        ),
    }
)
