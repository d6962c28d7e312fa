"""The technician's screens behind the PIN: where to look, what was serviced, and the way out."""

from dataclasses import replace

from kiosk.contract.technician_role import Role
from kiosk.technician.access.entrance import Means
from kiosk.technician.tests.course import Course
from kiosk.technician.tests.registry import find_test
from kiosk.visit import idle
from kiosk.visit.answers import TestMoved
from kiosk.visit.bench import MAINTENANCE, NOWHERE
from kiosk.visit.effects import Effect, KeepTest, RunTest, Serviced, StopTest, WipeReason
from kiosk.visit.events import Tick
from kiosk.visit.handlers import news
from kiosk.visit.handlers.farewell import end
from kiosk.visit.manner import USUAL
from kiosk.visit.news import EarphoneChanged, OperatorChanged
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.bench import BeginTest, CloseTest, JudgeTest, LookAt, MarkServiced, TakeBackService
from kiosk.visit.touches.everywhere import KeyPressed
from kiosk.visit.touches.travel import Back, Finish
from kiosk.visit.visit import Step, Visit


def look(visit: Visit, event: LookAt, now: Moment) -> Step:
    """Another of the screens, or another part of the one that is shown. A test that is under way is left to
    itself, if it needs nobody.
    """
    if event.stage not in MAINTENANCE:
        return visit, ()
    effects: tuple[Effect, ...] = ()
    if event.place.device != visit.bench.device:
        visit, effects = _left(visit)
    if event.stage is visit.stage:
        return replace(visit, bench=event.place), effects
    return visit.to(event.stage, now, bench=event.place), effects


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """From a guide's step to the one before, from a guide to its device, from anywhere else to the
    terminal.
    """
    place = visit.bench
    if visit.stage is Stage.BENCH_GUIDE and place.step > 0:
        return replace(visit, bench=replace(place, step=place.step - 1), direction=-1), ()
    if visit.stage is Stage.BENCH_GUIDE and place.device:
        return visit.to(Stage.BENCH_DEVICE, now, -1, bench=replace(place, guide="", step=0)), ()
    visit, effects = _left(visit)
    return visit.to(Stage.BENCH, now, -1, bench=NOWHERE), effects


def finish(visit: Visit, _: Finish, now: Moment) -> Step:
    """The technician is done."""
    return end(visit, now, WipeReason.FINISHED)


def operator_changed(visit: Visit, event: OperatorChanged, now: Moment) -> Step:
    """Whoever came in by the key switch and turns it back is done; before the PIN, at the entrance too."""
    changed = news.operator_changed(visit, event, now)[0]
    if event.present or changed.access.means is not Means.SWITCH:
        return changed, ()
    return end(changed, now, WipeReason.FINISHED)


def tick(visit: Visit, event: Tick, now: Moment) -> Step:
    """Nobody there any more: warned, then closed."""
    return idle.tick(visit, event, now)


def mark_serviced(visit: Visit, event: MarkServiced, _: Moment) -> Step:
    """Its counters begin anew; for who may do that."""
    if visit.access.role is Role.TESTS:
        return visit, ()
    return visit, (Serviced(event.device),)


def take_back_service(visit: Visit, event: TakeBackService, _: Moment) -> Step:
    """They stand as before."""
    if visit.access.role is Role.TESTS:
        return visit, ()
    return visit, (Serviced(event.device, taken_back=True),)


def begin_test(visit: Visit, event: BeginTest, _: Moment) -> Step:
    """In the thread that owns the device; one a device at a time, and nothing but a test there is."""
    device = visit.bench.device
    if (visit.course is not None and visit.course.runs) or find_test(device, event.test) is None:
        return visit, ()
    ticket = visit.ticket + 1
    begun = _with(replace(visit, ticket=ticket), Course(device, event.test, ticket=ticket))
    return begun, (RunTest(ticket, device, event.test),)


def test_moved(visit: Visit, event: TestMoved, now: Moment) -> Step:
    """A step further, whatever is looked at. Whoever watches a test need not touch anything; its outcome is
    kept.
    """
    course = replace(event.course, ticket=event.ticket)
    moved = replace(_with(visit, course), touched_at=now.seconds, warned_at=None)
    return moved, _kept(course)


def judge_test(visit: Visit, event: JudgeTest, _: Moment) -> Step:
    """The person's word, where the test waits for one. What it was judged by goes."""
    if visit.course is None or not visit.course.asks:
        return visit, ()
    judged = replace(visit.course, passed=event.well, picture=None)
    return _with(visit, judged), _kept(judged)


def close_test(visit: Visit, _: CloseTest, __: Moment) -> Step:
    """Back to the list of tests; one that is under way is broken off. Unjudged is not kept."""
    return (visit, ()) if visit.course is None else _over(visit, visit.course)


def _kept(course: Course) -> tuple[Effect, ...]:
    return () if course.passed is None else (KeepTest(course.device, course.test, course.passed),)


def _left(visit: Visit) -> Step:
    """Another device is looked at. A test that needs nobody goes on, and its outcome is there when one comes
    back; any other is over: whatever it still has to say is late.
    """
    course = visit.course
    if course is None:
        return visit, ()
    test = find_test(course.device, course.test)
    if test is not None and test.alone and course.passed is None:
        return visit, ()
    return _over(visit, course)


def _over(visit: Visit, course: Course) -> Step:
    courses = tuple(each for each in visit.courses if each is not course)
    return replace(visit, courses=courses), ((StopTest(course.device),) if course.runs else ())


def _with(visit: Visit, course: Course) -> Visit:
    others = (each for each in visit.courses if each.device != course.device)
    return replace(visit, courses=(*others, course))


def key_pressed(visit: Visit, _: KeyPressed, __: Moment) -> Step:
    """The keypad walks these screens too; nothing here is read aloud."""
    return replace(visit, by_keypad=True), ()


def earphone_changed(visit: Visit, event: EarphoneChanged, now: Moment) -> Step:
    """Known for the next resident; a technician's screens do not speak."""
    return replace(news.earphone_changed(visit, event, now)[0], manner=USUAL, touched_at=visit.touched_at), ()
