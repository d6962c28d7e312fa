"""What the screens show, from the welcome to the goodbye."""

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.reference import NearbyPlace, PlaceText
from kiosk.visit.answers import CardFailed, CardRead, Filed, Printed
from kiosk.visit.doors import Door
from kiosk.visit.events import Tick
from kiosk.visit.manner import Aspect
from kiosk.visit.news import CardSeen, NearbyChanged, NoticeChanged, OutOfOrder
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose, OpenDoor
from kiosk.visit.touches.everywhere import CannotBeDone, SetLanguage, ToggleManner
from kiosk.visit.touches.form import SetValue
from kiosk.visit.touches.rating import TellMore
from kiosk.visit.touches.travel import Next, Submit
from kiosk.visit.touches.verifying import SkipVerification
from tests.kiosk.visit.residents import CHEN, PERSONAL, RECEIPT, Terminal
from tests.kiosk.visit.shop import at_first_question, go_to
from tests.kiosk.visit.test_pages import STROKE
from tests.ui.viewmodels.shown import Shown
from ui.viewmodels.base import ViewModel
from ui.viewmodels.receipt import prepare_codes, qr_rows
from ui.viewmodels.screens import SCREENS


def view(shown: Shown, name: str) -> ViewModel[object]:
    return shown.screens.views[name]


def everything(shown: Shown) -> str:
    """All that any screen has been told."""
    found = []
    for model in (shown.screens.shell, *shown.screens.views.values()):
        meta = model.metaObject()
        found += [str(model.property(str(meta.property(i).name()))) for i in range(meta.propertyCount())]
    return "\n".join(found)


def test_every_stage_has_a_screen() -> None:
    assert set(SCREENS) == set(Stage)


def test_the_welcome_screen_has_six_tiles_and_says_that_the_catalogue_is_illustrative() -> None:
    shown = Shown(Terminal())
    welcome = view(shown, "Welcome")
    assert len(welcome.property("events")) == 6
    assert welcome.property("eventTotal") == 20
    assert welcome.property("itemTotal") == 100
    assert "示例" in welcome.property("notice")
    assert not any(tile["title"].endswith("一件事") for tile in welcome.property("events"))


def test_without_paper_the_welcome_screen_says_so() -> None:
    terminal = Terminal()
    terminal.surrounded(can_print=False, printer_sentence="device.printer.paper_out")
    assert view(Shown(terminal), "Welcome").property("paperOut") is True


def test_all_life_events_are_on_the_list() -> None:
    shown = Shown(Terminal())
    view(shown, "Welcome").showAll()  # type: ignore[attr-defined]
    assert shown.screens.shell.property("screen") == "Choose"
    assert len(view(shown, "Choose").property("events")) == 20


def test_a_failed_card_is_answered_with_what_to_do() -> None:
    shown = Shown(Terminal())
    shown.happens(Choose("S01"))
    assert view(shown, "Card").property("phase") == "waiting"
    shown.happens(CardFailed(shown.terminal.visit.ticket, "device.card.lift_and_retry"))
    assert view(shown, "Card").property("phase") == "failed"
    assert "再平放一次" in view(shown, "Card").property("sentence")


def test_a_reader_that_does_not_work_is_said_before_anybody_waits() -> None:
    terminal = Terminal()
    terminal.surrounded(reader_problem="device.card.reader_unavailable")
    shown = Shown(terminal)
    shown.happens(Choose("S01"))
    assert view(shown, "Card").property("phase") == "failed"


def test_the_language_changes_everything_at_once() -> None:
    shown = Shown(at_first_question())
    shown.happens(Next())
    assert view(shown, "Page").property("error") == "请先点一个，再往下走。"
    shown.happens(SetLanguage("en"))
    assert view(shown, "Page").property("error") == "Please touch one before you go on."
    assert shown.screens.shell.property("language") == "en"


@pytest.mark.parametrize(
    ("page", "kind", "hint"),
    [
        ("question:where", "choice", "text"),
        ("card", "confirm", "text"),
        ("field:phone", "number", "digits"),
        ("field:seals", "multi", "text"),
        ("field:remark", "text", "text"),
    ],
)
def test_a_page_is_asked_in_the_way_of_its_kind(page: str, kind: str, hint: str) -> None:
    shown = Shown(at_first_question())
    go_to(shown.terminal, page, where="here", role="self")
    shown.show()
    assert view(shown, "Page").property("kind") == kind
    assert view(shown, "Page").property("inputHint") == hint


def test_several_choices_come_as_a_list() -> None:
    shown = Shown(at_first_question())
    go_to(shown.terminal, "field:seals")
    page = view(shown, "Page")
    page.toggleChoice("b")  # type: ignore[attr-defined]
    assert page.property("value") == ["b"]


def test_what_comes_from_the_card_is_masked_until_pressed() -> None:
    shown = Shown(at_first_question())
    go_to(shown.terminal, "card", where="here", role="self")
    shown.show()
    assert not any(each in everything(shown) for each in PERSONAL)
    view(shown, "Page").reveal(1)  # type: ignore[attr-defined]
    assert view(shown, "Page").property("rows")[1]["value"] == "11010519491231002X"


def test_a_telephone_left_with_a_report_is_seen_only_while_it_is_typed() -> None:
    shown = Shown(at_first_question())
    for event in (CannotBeDone(), TellMore(phone=True), SetValue("13800000301")):
        shown.happens(event)
    assert view(shown, "Aside").property("phone") == "13800000301"
    shown.happens(Next())
    assert view(shown, "Aside").property("phone") == "138****0301"


def test_a_signature_is_drawn_stroke_by_stroke() -> None:
    shown = Shown(at_first_question())
    go_to(shown.terminal, "summary")
    shown.show()
    summary = view(shown, "Summary")
    assert summary.property("signed") is False
    summary.strokeBegan(0.1, 0.2)  # type: ignore[attr-defined]
    summary.strokeMoved(0.5, 0.6)  # type: ignore[attr-defined]
    summary.strokeEnded(2.345)  # type: ignore[attr-defined]
    assert summary.property("signed") is True
    assert shown.terminal.visit.draft.strokes == ("M235 200l940 400",)
    assert shown.terminal.visit.draft.pad == pytest.approx(2.35, abs=0.01)


def at_receipt() -> Shown:
    shown = Shown(at_first_question())
    go_to(shown.terminal, "summary")
    for event in (STROKE, Submit()):
        shown.happens(event)
    shown.happens(Filed(shown.terminal.visit.ticket, RECEIPT))
    return shown


def test_the_receipt_shows_the_number_and_a_code_while_it_prints() -> None:
    shown = at_receipt()
    receipt = view(shown, "Receipt")
    assert receipt.property("number") == RECEIPT.number
    assert receipt.property("printing") == "printing"
    assert receipt.property("countdown") == 0
    rows = receipt.property("qr")
    assert len(rows) == len(rows[0]) >= 21
    assert rows[0].startswith("1111111")


@pytest.mark.parametrize(
    ("outcome", "word"),
    [
        (PrintOutcome.PRINTED, "printed"),
        (PrintOutcome.UNKNOWN, "unknown"),
        (PrintOutcome.FAILED_PAPER_OUT, "failed"),
        (PrintOutcome.FAILED_COVER_OPEN, "failed"),
    ],
)
def test_a_print_is_called_what_the_printer_calls_it(outcome: PrintOutcome, word: str) -> None:
    shown = at_receipt()
    shown.happens(Printed(shown.terminal.visit.ticket, outcome))
    assert view(shown, "Receipt").property("printing") == word
    assert view(shown, "Receipt").property("sentence")
    assert view(shown, "Receipt").property("countdown") == 90


def test_after_the_end_no_screen_knows_anybody() -> None:
    shown = at_receipt()
    shown.happens(Printed(shown.terminal.visit.ticket, PrintOutcome.PRINTED))
    view(shown, "Receipt").finish()  # type: ignore[attr-defined]
    assert shown.screens.shell.property("screen") == "Goodbye"
    said = everything(shown)
    assert not any(each in said for each in (*PERSONAL, RECEIPT.number))


def test_a_card_left_on_the_reader_is_on_the_goodbye() -> None:
    shown = at_receipt()
    shown.happens(CardSeen())
    assert shown.screens.shell.property("truth") == "身份证还在读卡区"
    view(shown, "Receipt").finish()  # type: ignore[attr-defined]
    assert view(shown, "Goodbye").property("cardLeft") is True


def test_the_warning_counts_down_over_any_screen() -> None:
    shown = Shown(at_first_question())
    shown.terminal.seconds += 61
    shown.happens(Tick())
    assert shown.screens.shell.property("idleVisible") is True
    assert shown.screens.shell.property("idleSeconds") == 20
    shown.screens.shell.stay()
    assert shown.screens.shell.property("idleVisible") is False


def test_only_what_changed_is_told(qtbot: QtBot) -> None:
    shown = Shown(Terminal())
    shell = shown.screens.shell
    with (
        qtbot.waitSignal(shell.nightChanged, timeout=100),
        qtbot.assertNotEmitted(shell.titleChanged),
        qtbot.assertNotEmitted(shell.screenChanged),
        qtbot.assertNotEmitted(shown.screens.views["Welcome"].eventsChanged),  # type: ignore[attr-defined]
    ):
        shown.happens(ToggleManner(Aspect.NIGHT))


def test_the_elder_view_offers_fewer_and_its_own() -> None:
    shown = Shown(Terminal())
    assert len(view(shown, "Welcome").property("events")) == 6
    shown.happens(ToggleManner(Aspect.ELDER))
    offered = [each["id"] for each in view(shown, "Welcome").property("events")]
    assert offered == ["S11", "S10", "S06", "S05"]


def test_a_new_screen_has_its_values_before_it_appears() -> None:
    shown = Shown(Terminal())
    found: list[int] = []
    choose = view(shown, "Choose")
    shown.screens.shell.screenChanged.connect(lambda: found.append(len(choose.property("events"))))
    view(shown, "Welcome").showAll()  # type: ignore[attr-defined]
    assert found == [20]


def test_a_terminal_out_of_service_says_why_since_when_where_else_and_whom_to_call() -> None:
    terminal = Terminal()
    shown = Shown(terminal)
    shown.happens(OutOfOrder("visit.out_storage_full"))
    terminal.seconds += 32 * 60
    shown.happens(Tick())
    screen = view(shown, "OutOfService")
    assert "满了" in screen.property("sentence")
    assert "12345" in screen.property("elsewhere")[0]
    assert "S1" in screen.property("smallPrint")
    assert "02:40" in screen.property("smallPrint") or "02:39" in screen.property("smallPrint")
    shown.happens(OutOfOrder("visit.out_no_storage"))
    assert "02:4" in screen.property("smallPrint") or "02:39" in screen.property("smallPrint"), "since then"
    shown.happens(OutOfOrder(None))
    assert shown.screens.shell.property("screen") == "Welcome"


def test_a_terminal_out_of_service_names_the_best_places_and_when_it_is_expected_back() -> None:
    terminal = Terminal()
    shown = Shown(terminal)
    places = tuple(
        nearby_place(metres, prints) for metres, prints in ((200, False), (700, True), (300, True))
    )
    shown.happens(NearbyChanged(places, datetime(2026, 11, 20, 9, 30, tzinfo=UTC)))
    shown.happens(NoticeChanged(Text(zh="预计今天 15:00 修好", en="Back at 15:00")))
    shown.happens(OutOfOrder("visit.out_storage_full"))
    screen = view(shown, "OutOfService")
    first, second, third = screen.property("elsewhere")
    assert "300 号" in first
    assert "步行约" in first
    assert "700 号" in second
    assert "200 号" in third  # near, and out of paper
    assert screen.property("age")
    assert screen.property("reason") == "预计今天 15:00 修好"


def nearby_place(metres: int, prints: bool) -> NearbyPlace:
    name = PlaceText(zh="便民服务中心", en="Service Centre")
    address = PlaceText(zh=f"{metres} 号", en=f"No. {metres}")
    return NearbyPlace(kind="terminal", name=name, address=address, metres=metres, prints=prints)


@pytest.mark.parametrize("online", [False, True])
def test_what_needs_the_network_says_beforehand_that_there_is_none(online: bool) -> None:
    terminal = Terminal()
    terminal.surrounded(online=online, can_print_pages=True)
    shown = Shown(terminal)
    closed = {each["id"]: each["because"] for each in view(shown, "Welcome").property("doors")}
    assert bool(closed.pop("print")) is not online
    assert not any(closed.values())
    shown.happens(Choose("S01"))
    shown.happens(CardRead(terminal.visit.ticket, CHEN))
    assert terminal.stage() is Stage.VERIFYING
    assert ("验证码多半发不出来" in view(shown, "Verify").property("sentence")) is not online
    shown.happens(SkipVerification())
    go_to(terminal, "materials")
    shown.show()
    materials = view(shown, "Materials")
    assert any(each["phone"] for each in materials.property("rows")), "the way is shown"
    assert materials.property("online") is online
    shown = Shown(Terminal())
    shown.terminal.surrounded(online=online)
    shown.happens(OpenDoor(Door.PROGRESS))
    assert view(shown, "Asking").property("online") is online


def test_codes_are_prepared_with_nobody_s_data_and_keep_none() -> None:
    qr_rows.cache_clear()
    prepare_codes()
    assert qr_rows.cache_info().currsize == 0
