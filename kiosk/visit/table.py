"""The table of the visit: for every stage, what every event does, or why it does nothing.

A cell is a handler or `Refused` with its reason. No cell is missing; a test walks the table.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kiosk.visit import idle
from kiosk.visit.answers import (
    AppCode,
    CardBeingRead,
    CardFailed,
    CardRead,
    CodeScanned,
    CodeSent,
    CodeWrong,
    DocumentFailed,
    DocumentFetched,
    EnrolmentAnswered,
    EntranceAnswered,
    Filed,
    FilingFailed,
    PageFailed,
    PagesMoved,
    PageTaken,
    PhoneCode,
    PhoneNews,
    PhoneOver,
    Printed,
    PrintedOut,
    ProgressFailed,
    ProgressKnown,
    ShareKnown,
    SlipPrinted,
    TestMoved,
    VerificationFailed,
    Verified,
)
from kiosk.visit.events import ANSWERS, EVERY_SCREEN, ONE_SCREEN, Event, Tick
from kiosk.visit.handlers import (
    access,
    aside,
    asking,
    attract,
    bench,
    booking,
    card,
    choosing,
    closing,
    copying,
    doors,
    everywhere,
    farewell,
    filing,
    finding,
    form,
    nearby,
    news,
    papers,
    phone,
    policies,
    printing_out,
    rating,
    replying,
    setup,
    their_card,
    verifying,
)
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
from kiosk.visit.stage import Stage
from kiosk.visit.touches.asking import (
    AnswerCorrection,
    AskAgain,
    AskByCard,
    AskByNumber,
    ConfirmIdentity,
    ShowCase,
    ShowDocument,
    TypeNumber,
    WithdrawCase,
)
from kiosk.visit.touches.bench import BeginTest, CloseTest, JudgeTest, LookAt, MarkServiced, TakeBackService
from kiosk.visit.touches.booking import BookWindow, ChooseDay, ChooseTime
from kiosk.visit.touches.choosing import Another, Begin, Choose, OpenDoor, PutCard, ShowAll
from kiosk.visit.touches.copying import (
    AddPage,
    BringLater,
    CopyMaterial,
    KeepPage,
    RemovePage,
    RetakePage,
    TakePage,
    TurnPage,
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
from kiosk.visit.touches.finding import Browse, CarryGuide, PrintGuide, SearchAll, ShowGuide
from kiosk.visit.touches.form import (
    ChooseCommitment,
    ChooseEntry,
    ClearSignature,
    DrawStroke,
    Edit,
    ReadTheirCard,
    Reveal,
    SetValue,
    SignByKey,
    ToggleChoice,
    ToggleMaterial,
)
from kiosk.visit.touches.nearby import ChoosePlace, PrintPlace, ShowNearby
from kiosk.visit.touches.phone import NewCode, UsePhone
from kiosk.visit.touches.policies import AnswerForFirm, LookAtPolicy
from kiosk.visit.touches.printing import ChangeCopies, ChooseLayout, PrintAgain, PrintNow, PrintPaper
from kiosk.visit.touches.rating import Rate, ToggleNamed
from kiosk.visit.touches.travel import Back, Finish, Next, Submit
from kiosk.visit.touches.verifying import SendCode, SetDigits, SkipVerification, SubmitDigits, VerifyBy
from kiosk.visit.visit import Handler, Refused

Cell = Handler | Refused
Row = Mapping[type[Event], Cell]

NO_SUCH_BUTTON = Refused("this screen has no such button: the touch was meant for the screen before")
NOBODY_ASKED = Refused("nothing was asked that this could answer")
BUSY = Refused("the submission is being committed; leaving or changing it now would leave its fate open")
NOTHING_TO_LEAVE = Refused("no visit has begun")
AT_REST = Refused("a touch, a card or a fault ends this; time only turns the picture")
IN_A_VISIT = Refused("a visit is under way, or ends: a technician never sees it")
NO_RESIDENT = Refused("this is the technician's screen: what residents' screens offer is not here")
AT_THE_ENTRANCE = Refused("nobody has been let in: there is nothing to end")
OUT_OF_ORDER = Refused("only a repair ends this; it comes as news")

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
IN_THE_CATALOGUE: Row = {
    **IN_VISIT,
    **BEFORE_ANYTHING,
    ShowGuide: finding.show_guide,
    Back: finding.back,
    Leave: finding.leave,
}
"""Looking is always allowed, and nothing is given yet."""

ON_A_PAGE: Row = {Next: form.next_page, Back: form.back, **IN_VISIT}


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

TABLE: Mapping[Stage, Row] = MappingProxyType(
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
        Stage.FINDING: row(IN_THE_CATALOGUE, {Browse: finding.browse, SearchAll: finding.search}),
        Stage.SEARCHING: row(
            IN_THE_CATALOGUE, {SetValue: finding.type_in, ChooseEntry: finding.choose_entry}
        ),
        Stage.GUIDE: row(
            IN_THE_CATALOGUE,
            {
                Choose: choosing.choose,
                PrintGuide: finding.print_guide,
                SlipPrinted: finding.printed,
                CarryGuide: finding.carry,
                ShowNearby: nearby.show,
                Tick: finding.tick,
            },
        ),
        Stage.AWAITING_CARD: row(
            IN_VISIT,
            BEFORE_ANYTHING,
            {
                Back: card.back,
                CardBeingRead: card.being_read,
                CardRead: card.read,
                CardFailed: card.failed,
            },
        ),
        Stage.READING_CARD: row(
            IN_VISIT,
            {
                Back: card.back,
                CardRead: card.read,
                CardFailed: card.failed,
                Tick: card.reading_tick,
            },
        ),
        Stage.VERIFYING: row(
            IN_VISIT,
            {
                SendCode: verifying.send,
                VerifyBy: verifying.verify_by,
                AppCode: verifying.shown,
                SetDigits: verifying.set_digits,
                SubmitDigits: verifying.submit_digits,
                SkipVerification: verifying.skip,
                Back: verifying.back,
                CodeSent: verifying.sent,
                CodeWrong: verifying.wrong,
                VerificationFailed: verifying.failed,
                Verified: verifying.verified,
                Tick: verifying.verifying_tick,
            },
        ),
        Stage.PAGE: row(
            ON_A_PAGE,
            {
                SetValue: form.set_value,
                ChooseEntry: form.choose_entry,
                ToggleChoice: form.toggle_choice,
                ReadTheirCard: their_card.ask,
                CardBeingRead: their_card.being_read,
                CardRead: their_card.read,
                CardFailed: their_card.failed,
                Tick: form.tick,
                Reveal: form.reveal,
            },
        ),
        Stage.ENDED_ELSEWHERE: row(
            IN_VISIT,
            {
                Back: form.back_from_end,
                BookWindow: booking.begin,
                ShowNearby: nearby.show,
                Finish: everywhere.leave,
            },
        ),
        Stage.BOOKING: row(
            IN_VISIT,
            {
                ChooseDay: booking.choose_day,
                ChooseTime: booking.choose_time,
                ShowNearby: nearby.show,
                Submit: booking.submit,
                Back: booking.back,
            },
        ),
        Stage.NEARBY: row(
            IN_VISIT,
            BEFORE_ANYTHING,
            {
                ChoosePlace: nearby.choose,
                PrintPlace: nearby.print_place,
                SlipPrinted: nearby.printed,
                Back: nearby.back,
                Tick: nearby.tick,
            },
        ),
        Stage.COMMITMENT: row(ON_A_PAGE, {ChooseCommitment: form.choose_commitment}),
        Stage.MATERIALS: row(
            ON_A_PAGE,
            {
                ToggleMaterial: form.toggle_material,
                CopyMaterial: copying.begin,
                UsePhone: phone.use_phone,
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
                ShowNearby: nearby.show,
                Back: asking.back_from_progress,
                Tick: asking.tick,
            },
        ),
        Stage.REPLYING: row(
            IN_VISIT,
            {
                CopyMaterial: replying.copy,
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
        Stage.SUMMARY: row(
            IN_VISIT,
            {
                Back: form.back,
                Edit: form.edit,
                DrawStroke: form.draw,
                SignByKey: form.sign_by_key,
                ClearSignature: form.clear_signature,
                Reveal: form.reveal,
                Tick: form.tick,
                Submit: form.submit,
            },
        ),
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
                Another: filing.another,
                Finish: farewell.finish,
                Leave: everywhere.leave_with_receipt,
                Printed: filing.printed,
                Tick: filing.receipt_tick,
                **dict.fromkeys(CLOSING, closing.at_receipt),
            }
        ),
        Stage.GOODBYE: row(
            {
                Finish: farewell.begin_anew,
                Leave: farewell.begin_anew,
                Rate: rating.rate,
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
        Stage.OUT_OF_SERVICE: row(
            {Leave: NOTHING_TO_LEAVE, Tick: OUT_OF_ORDER},
            BETWEEN_VISITS,
        ),
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
