"""Maintenance: who comes in and how, that no visit is ever seen there, that it ends with a wipe."""

from dataclasses import replace

import pytest

from devices.page_image.page import Page
from kiosk.contract.technician_role import Role
from kiosk.technician.access.entrance import Answer, Means, Verdict
from kiosk.technician.access.gesture import KEY_ORDER, ORDER, WITHIN_S, Edge, PadKey
from kiosk.technician.tests.course import Course
from kiosk.visit import idle
from kiosk.visit.answers import CodeScanned, EntranceAnswered, TestMoved
from kiosk.visit.bench import AT_BENCH, MAINTENANCE, AccessPhase, Place, Tab
from kiosk.visit.effects import (
    AskEntrance,
    EndMaintenance,
    KeepTest,
    RunTest,
    ScanCode,
    Serviced,
    StopScan,
    StopTest,
    TryPin,
    TryToken,
    Wipe,
    WipeReason,
)
from kiosk.visit.events import Tick
from kiosk.visit.news import CardSeen, DoorChanged, EarphoneChanged, OperatorChanged, OutOfOrder
from kiosk.visit.stage import Stage
from kiosk.visit.table import TABLE
from kiosk.visit.touches.bench import BeginTest, CloseTest, JudgeTest, LookAt, MarkServiced, TakeBackService
from kiosk.visit.touches.choosing import Begin, Choose
from kiosk.visit.touches.everywhere import AtEdge, KeyPressed, SetLanguage, ShowLanguages, Stay, Touched
from kiosk.visit.touches.travel import Back, Finish
from kiosk.visit.touches.verifying import SetDigits, SubmitDigits
from kiosk.visit.visit import Refused
from tests.kiosk.visit.journeys import CHOICES, JOURNEYS
from tests.kiosk.visit.residents import Terminal
from tests.kiosk.visit.technicians import PIN, answered, at_entrance, gesture, in_maintenance, typed
from tests.kiosk.visit.test_idle import wait

AT_REST = {Stage.WELCOME, Stage.OUT_OF_SERVICE, Stage.SETUP}


def phase(terminal: Terminal) -> AccessPhase:
    return terminal.visit.access.phase


def language(terminal: Terminal) -> str:
    return terminal.visit.language


def test_the_gesture_asks_for_the_pin() -> None:
    terminal = Terminal()
    gesture(terminal)
    assert terminal.stage() is Stage.BENCH_ACCESS
    assert [type(each) for each in terminal.effects[-1:]] == [AskEntrance]


@pytest.mark.parametrize(
    "touches",
    [
        ORDER[:-1],
        tuple(reversed(ORDER)),
        (Edge.LEFT,) * 12,
        (Edge.LEFT, Edge.RIGHT) * 6,
        (*ORDER[:3], Edge.RIGHT, *ORDER[3:]),
    ],
)
def test_any_other_order_asks_for_nothing(touches: tuple[Edge, ...]) -> None:
    terminal = Terminal()
    terminal.happens(*(AtEdge(each) for each in touches))
    assert terminal.stage() is Stage.WELCOME


def keys(*pressed: PadKey) -> tuple[KeyPressed, ...]:
    return tuple(KeyPressed(each) for each in pressed)


def test_the_keys_of_the_keypad_ask_for_the_pin_too() -> None:
    terminal = Terminal()
    terminal.happens(*keys(PadKey.DOWN, PadKey.UP, *KEY_ORDER))
    assert terminal.stage() is Stage.BENCH_ACCESS
    typed(terminal)
    answered(terminal, Answer.WRONG)
    typed(terminal)
    assert terminal.effects[-1] == TryPin(terminal.visit.ticket, PIN, Means.KEYPAD)


@pytest.mark.parametrize(
    "pressed",
    [
        KEY_ORDER[:-1],
        tuple(reversed(KEY_ORDER)),
        (PadKey.BACK,) * 12,
        (PadKey.DOWN, PadKey.UP) * 9,
        (*KEY_ORDER[:3], PadKey.OTHER, *KEY_ORDER[3:]),
    ],
)
def test_who_finds_the_way_by_keys_is_asked_for_nothing(pressed: tuple[PadKey, ...]) -> None:
    terminal = Terminal()
    terminal.happens(*keys(*pressed))
    assert terminal.stage() is Stage.WELCOME
    assert terminal.visit.by_keypad


def test_signs_at_the_glass_and_on_the_keypad_do_not_add_up() -> None:
    terminal = Terminal()
    terminal.happens(*keys(*KEY_ORDER[:3]), *(AtEdge(each) for each in ORDER[3:]), *keys(*KEY_ORDER[3:]))
    assert terminal.stage() is Stage.WELCOME


def test_touches_before_it_do_not_spoil_it() -> None:
    terminal = Terminal()
    terminal.happens(AtEdge(Edge.RIGHT), AtEdge(Edge.LEFT))
    gesture(terminal)
    assert terminal.stage() is Stage.BENCH_ACCESS


def test_who_takes_too_long_over_it_asks_for_nothing() -> None:
    terminal = Terminal()
    for edge in ORDER:
        terminal.seconds += WITHIN_S / 4
        terminal.happens(AtEdge(edge))
    assert terminal.stage() is Stage.WELCOME


def test_a_terminal_out_of_service_lets_its_technician_in_and_is_out_of_service_after() -> None:
    terminal = Terminal()
    terminal.happens(OutOfOrder("visit.out_no_storage"))
    gesture(terminal)
    answered(terminal, Answer.WRONG)
    typed(terminal)
    answered(terminal, Answer.OPENED)
    assert terminal.stage() is Stage.BENCH
    terminal.happens(Finish())
    assert terminal.stage() is Stage.OUT_OF_SERVICE


def test_a_visit_is_never_seen_by_a_technician() -> None:
    """At every step of every journey of a resident the gestures do nothing at all."""
    for name, lines in JOURNEYS.items():
        terminal = Terminal()
        for _, choice, _ in lines:
            if terminal.stage() not in (*AT_REST, *AT_BENCH):
                seen = Terminal(terminal.visit, terminal.seconds)
                gesture(seen)
                assert seen.stage() not in AT_BENCH, f"{name}: {terminal.stage()}"
                assert isinstance(TABLE[terminal.stage()][AtEdge], Refused) or seen.stage() is Stage.ATTRACT
                heard = Terminal(terminal.visit, terminal.seconds)
                heard.happens(*keys(*KEY_ORDER))
                assert heard.stage() not in AT_BENCH, f"{name}: {terminal.stage()}"
            CHOICES[choice](terminal)


def test_nobody_comes_in_without_the_right_pin() -> None:
    for answer in (Answer.WRONG, Answer.LOCKED, Answer.NO_PIN):
        terminal = at_entrance()
        typed(terminal)
        answered(terminal, answer)
        assert terminal.stage() is Stage.BENCH_ACCESS
        terminal.happens(LookAt(Stage.BENCH), Finish(), MarkServiced("receipt_printer"))
        assert terminal.stage() is Stage.BENCH_ACCESS


def test_a_late_right_answer_opens_nothing() -> None:
    terminal = at_entrance()
    typed(terminal)
    ticket = terminal.visit.ticket
    terminal.happens(Back())
    terminal.happens(EntranceAnswered(ticket, Verdict(Answer.OPENED)))
    assert terminal.stage() is Stage.WELCOME


def test_the_pin_is_in_no_repr_and_is_gone_once_it_is_being_looked_at() -> None:
    terminal = at_entrance()
    terminal.happens(SetDigits(PIN))
    assert PIN not in repr(terminal.visit)
    terminal.happens(SubmitDigits())
    assert terminal.visit.access.digits == ""
    [trying] = [each for each in terminal.effects if isinstance(each, TryPin)]
    assert trying.pin == PIN
    assert PIN not in repr(trying)


@pytest.mark.parametrize("digits", ["28o4", "2" * 13, "１２３４５６", "-1"])
def test_only_digits_are_typed_and_no_more_than_a_pin_has(digits: str) -> None:
    terminal = at_entrance()
    terminal.happens(SetDigits("28"), SetDigits(digits))
    if not (digits.isdigit() and len(digits) <= 12):
        assert terminal.visit.access.digits == "28"


def test_what_is_too_short_is_not_tried() -> None:
    terminal = at_entrance()
    typed(terminal, "28041")
    assert not any(isinstance(each, TryPin) for each in terminal.effects)


def test_a_locked_entrance_takes_nothing_until_its_time_is_over() -> None:
    terminal = at_entrance()
    typed(terminal)
    answered(terminal, Answer.WRONG, tries=0, wait=30)
    assert phase(terminal) is AccessPhase.LOCKED
    typed(terminal)
    assert terminal.visit.access.digits == ""
    for _ in range(31):
        terminal.happens(Touched(), Tick())
        terminal.seconds -= 1
    assert phase(terminal) is AccessPhase.ENTER


def test_an_entrance_at_which_nobody_types_closes() -> None:
    terminal = at_entrance()
    wait(terminal, 46)
    assert terminal.stage() is Stage.WELCOME


def test_maintenance_warns_and_then_ends_by_itself_with_a_wipe() -> None:
    terminal = in_maintenance()
    terminal.happens(LookAt(Stage.BENCH_DEVICE, Place("receipt_printer", Tab.TRAFFIC)))
    wait(terminal, 181)
    assert terminal.visit.warned_at is not None
    assert idle.seconds_left(terminal.visit, terminal.now) > 20
    wait(terminal, 31)
    assert terminal.stage() is Stage.WELCOME
    assert terminal.effects[-2:] == [EndMaintenance(by_itself=True), Wipe(WipeReason.MAINTENANCE)]
    assert terminal.visit.bench == Place()


def test_a_touch_on_the_warning_goes_on_where_it_was() -> None:
    terminal = in_maintenance()
    terminal.happens(LookAt(Stage.BENCH_DEVICE, Place("receipt_printer")))
    wait(terminal, 181)
    terminal.happens(Stay())
    assert terminal.stage() is Stage.BENCH_DEVICE
    assert terminal.visit.warned_at is None


@pytest.mark.parametrize("stage", MAINTENANCE)
def test_wherever_it_ends_it_ends_with_a_wipe_and_the_welcome_screen(stage: Stage) -> None:
    terminal = in_maintenance()
    terminal.happens(LookAt(stage, Place("receipt_printer", guide="receipt_paper", step=2)))
    assert terminal.stage() is stage
    terminal.happens(Finish())
    assert terminal.stage() is Stage.WELCOME
    assert terminal.effects[-2:] == [EndMaintenance(by_itself=False), Wipe(WipeReason.MAINTENANCE)]


def test_maintenance_speaks_technicians_languages_and_leaves_none_behind() -> None:
    terminal = Terminal()
    terminal.happens(SetLanguage("ja"))
    gesture(terminal)
    assert language(terminal) == "zh"
    terminal.happens(SetLanguage("en"))
    assert language(terminal) == "en"
    terminal.happens(Back())
    assert language(terminal) == "zh"


def test_nothing_of_a_resident_begins_there() -> None:
    for stage in AT_BENCH:
        for event in (Choose, Begin, ShowLanguages):
            assert isinstance(TABLE[stage][event], Refused)
    terminal = in_maintenance()
    terminal.happens(CardSeen(), KeyPressed(), EarphoneChanged(plugged=True))
    assert terminal.stage() is Stage.BENCH
    assert not terminal.visit.manner.speech


def test_a_service_is_written_down_and_can_be_taken_back() -> None:
    terminal = in_maintenance()
    terminal.happens(LookAt(Stage.BENCH_DEVICE, Place("ups")))
    assert terminal.happens(MarkServiced("ups")) == (Serviced("ups"),)
    assert terminal.happens(TakeBackService("ups")) == (Serviced("ups", taken_back=True),)


def by_switch() -> Terminal:
    terminal = Terminal()
    terminal.happens(OperatorChanged(present=True))
    assert terminal.stage() is Stage.BENCH_ACCESS
    answered(terminal, Answer.WRONG)
    typed(terminal)
    answered(terminal, Answer.OPENED)
    return terminal


def test_the_operators_key_asks_for_the_pin_too_and_turned_back_it_ends_maintenance() -> None:
    terminal = by_switch()
    assert terminal.stage() is Stage.BENCH
    terminal.happens(OperatorChanged(present=False))
    assert terminal.stage() is Stage.WELCOME
    assert isinstance(terminal.effects[-1], Wipe)


def test_the_key_turned_during_a_visit_does_nothing_to_it() -> None:
    terminal = Terminal()
    terminal.happens(Choose("S01"), OperatorChanged(present=True))
    assert terminal.stage() is Stage.AWAITING_CARD


def test_the_key_does_not_end_what_the_gesture_began() -> None:
    terminal = in_maintenance()
    terminal.happens(OperatorChanged(present=True), OperatorChanged(present=False))
    assert terminal.stage() is Stage.BENCH


def test_an_open_cabinet_does_not_end_maintenance_and_shows_after_it() -> None:
    terminal = in_maintenance()
    terminal.happens(DoorChanged(frozenset({"paper"})))
    assert terminal.stage() is Stage.BENCH
    terminal.happens(Finish())
    assert terminal.stage() is Stage.OUT_OF_SERVICE


def at_a_test(name: str = "page", device: str = "receipt_printer") -> Terminal:
    terminal = in_maintenance()
    terminal.happens(LookAt(Stage.BENCH_DEVICE, Place(device, Tab.TESTS)), BeginTest(name))
    return terminal


def moved(terminal: Terminal, *, ended: bool = False, passed: bool | None = None) -> None:
    terminal.happens(telling(terminal, ended=ended, passed=passed))


def telling(terminal: Terminal, *, ended: bool = False, passed: bool | None = None) -> TestMoved:
    """What the owner has to say of the test that was begun last."""
    begun = next(each for each in reversed(terminal.effects) if isinstance(each, RunTest))
    return TestMoved(begun.ticket, Course(begun.device, begun.test, (), ended, passed))


def kept(terminal: Terminal) -> list[KeepTest]:
    return [each for each in terminal.effects if isinstance(each, KeepTest)]


def test_a_test_runs_with_its_owner_and_its_outcome_is_kept() -> None:
    terminal = at_a_test()
    assert terminal.effects[-1] == RunTest(terminal.visit.ticket, "receipt_printer", "page")
    moved(terminal)
    assert kept(terminal) == []
    moved(terminal, ended=True, passed=False)
    assert kept(terminal) == [KeepTest("receipt_printer", "page", passed=False)]
    terminal.happens(CloseTest())
    assert terminal.visit.course is None


def test_a_second_test_does_not_begin_while_one_runs_nor_one_that_is_not_there() -> None:
    terminal = at_a_test()
    terminal.happens(BeginTest("answer"))
    assert sum(isinstance(each, RunTest) for each in terminal.effects) == 1
    assert not any(isinstance(each, RunTest) for each in at_a_test("no_such").effects)


def test_the_persons_word_is_kept_where_it_was_asked_for_and_only_there() -> None:
    terminal = at_a_test()
    terminal.happens(JudgeTest(well=True))
    assert kept(terminal) == []
    moved(terminal, ended=True)
    terminal.happens(JudgeTest(well=True), JudgeTest(well=False))
    assert kept(terminal) == [KeepTest("receipt_printer", "page", passed=True)]


def test_a_test_that_was_left_says_nothing_any_more() -> None:
    terminal = at_a_test()
    terminal.happens(Back())
    assert terminal.effects[-1] == StopTest("receipt_printer")
    moved(terminal, ended=True, passed=True)
    assert terminal.visit.courses == ()
    assert kept(terminal) == []


def test_a_test_that_needs_nobody_goes_on_while_another_device_is_tested() -> None:
    terminal = at_a_test("path", "network")
    path = telling(terminal, ended=True, passed=True)
    terminal.happens(
        Back(), LookAt(Stage.BENCH_DEVICE, Place("receipt_printer", Tab.TESTS)), BeginTest("page"), path
    )
    assert kept(terminal) == [KeepTest("network", "path", passed=True)]
    assert not any(isinstance(each, StopTest) for each in terminal.effects)
    assert terminal.visit.course is not None
    assert terminal.visit.course.test == "page"
    terminal.happens(Back(), LookAt(Stage.BENCH_DEVICE, Place("network", Tab.TESTS)))
    shown = terminal.visit.course
    assert shown is not None
    assert shown.passed


def test_a_report_that_was_printed_meanwhile_still_asks_when_one_comes_back() -> None:
    terminal = at_a_test("report")
    printed = telling(terminal, ended=True)
    terminal.happens(Back(), printed, LookAt(Stage.BENCH_DEVICE, Place("receipt_printer", Tab.TESTS)))
    terminal.happens(JudgeTest(well=False))
    assert kept(terminal) == [KeepTest("receipt_printer", "report", passed=False)]


def test_a_test_can_be_broken_off() -> None:
    terminal = at_a_test()
    terminal.happens(CloseTest())
    assert terminal.effects[-1] == StopTest("receipt_printer")
    assert terminal.visit.courses == ()
    moved(terminal, ended=True, passed=False)
    assert kept(terminal) == []


def test_the_end_of_maintenance_ends_every_test() -> None:
    terminal = at_a_test("path", "network")
    terminal.happens(
        Back(), LookAt(Stage.BENCH_DEVICE, Place("receipt_printer", Tab.TESTS)), BeginTest("page")
    )
    terminal.happens(Finish())
    assert {each.device for each in terminal.effects if isinstance(each, StopTest)} == {
        "network",
        "receipt_printer",
    }
    assert terminal.visit.courses == ()


def test_a_picture_goes_with_the_word_on_it() -> None:
    terminal = at_a_test("picture", "document_camera")
    page = Page(b"jpeg", 10, 20)
    shown = replace(telling(terminal, ended=True).course, picture=page)
    terminal.happens(TestMoved(terminal.visit.ticket, shown))
    assert terminal.visit.course is not None
    assert terminal.visit.course.picture is page
    terminal.happens(JudgeTest(well=True))
    assert terminal.visit.course.picture is None


def test_whoever_watches_a_long_test_is_not_sent_away() -> None:
    terminal = at_a_test()
    for _ in range(10):
        terminal.seconds += 100
        moved(terminal)
        terminal.happens(Tick())
    assert terminal.stage() is Stage.BENCH_DEVICE
    assert terminal.visit.warned_at is None


SHOWN = Verdict(Answer.WRONG, 5, challenge="KIOSK-TECH:0001:0123456789ABCDEF:1", spoken="", pin=False)


def challenged() -> Terminal:
    """A terminal whose entrance shows a challenge and takes no PIN."""
    terminal = Terminal()
    gesture(terminal)
    terminal.happens(EntranceAnswered(terminal.visit.ticket, SHOWN))
    return terminal


def scanned(terminal: Terminal, text: str = "pass") -> None:
    terminal.happens(CodeScanned(terminal.visit.ticket, text))


def test_the_scanner_is_lit_while_a_pass_is_waited_for() -> None:
    terminal = challenged()
    assert terminal.effects[-1] == ScanCode(terminal.visit.ticket)
    scanned(terminal)
    assert phase(terminal) is AccessPhase.CHECKING
    (asked,) = [each for each in terminal.effects if isinstance(each, TryToken)]
    assert asked.untrusted_text == "pass"
    assert isinstance(terminal.effects[-1], StopScan)


def test_a_pass_that_is_refused_says_why_and_another_may_be_shown() -> None:
    terminal = challenged()
    scanned(terminal)
    terminal.happens(EntranceAnswered(terminal.visit.ticket, replace(SHOWN, answer=Answer.TOKEN_USED)))
    assert (phase(terminal), terminal.visit.access.refusal) == (AccessPhase.ENTER, "access.token_used")
    assert terminal.effects[-1] == ScanCode(terminal.visit.ticket)


def test_without_a_pin_none_can_be_typed() -> None:
    terminal = challenged()
    typed(terminal)
    assert not any(isinstance(each, TryPin) for each in terminal.effects)


def test_leaving_puts_the_scanner_out_and_a_late_code_is_nobodys() -> None:
    terminal = challenged()
    ticket = terminal.visit.ticket
    terminal.happens(Back())
    assert isinstance(terminal.effects[-1], StopScan)
    terminal.happens(CodeScanned(ticket, "pass"))
    assert terminal.stage() is Stage.WELCOME
    assert not any(isinstance(each, TryToken) for each in terminal.effects)


def test_who_waits_for_a_pass_has_the_time_of_maintenance() -> None:
    terminal = challenged()
    timings = terminal.visit.setting.timings
    wait(terminal, timings.bench_access + 5)
    assert terminal.stage() is Stage.BENCH_ACCESS
    wait(terminal, timings.bench)
    assert terminal.stage() is Stage.WELCOME


@pytest.mark.parametrize(("role", "writes"), [(Role.TESTS, False), (Role.SERVICE, True)])
def test_who_was_let_in_for_tests_alone_services_nothing(role: Role, writes: bool) -> None:
    terminal = challenged()
    scanned(terminal)
    terminal.happens(
        EntranceAnswered(terminal.visit.ticket, Verdict(Answer.OPENED, technician="t", role=role))
    )
    terminal.happens(LookAt(Stage.BENCH_DEVICE, Place("receipt_printer")), MarkServiced("receipt_printer"))
    assert terminal.stage() is Stage.BENCH_DEVICE
    assert any(isinstance(each, Serviced) for each in terminal.effects) is writes
