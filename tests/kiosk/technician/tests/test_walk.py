"""A technician's test goes step by step, tells of each, and never brings down the thread it runs in."""

from collections.abc import Iterator

import pytest

from devices.errors import DeviceLost, PortUnavailable
from devices.id_card.card import IdCard
from devices.io_board.board import Lamp, Pattern
from devices.standing import Cause, DeviceState, Standing
from kiosk.technician.tests import answers
from kiosk.technician.tests.course import Course, Mark, Note, TestFailed, note
from kiosk.technician.tests.device_test import DeviceTest, Run
from kiosk.technician.tests.registry import TESTS, find_test, of_device
from kiosk.words import Language
from tests.kiosk.technician.tests.walking import walk
from tests.kiosk.visit.residents import CHEN, PERSONAL
from ui.words import TECHNICIANS, load_words


def well(_: object) -> Iterator[Note | None]:
    yield note("room", free=7)
    yield None


def broken(_: object) -> Iterator[Note | None]:
    yield None
    raise TestFailed(note("cannot_print"))


def vanish(_: int) -> None:
    raise DeviceLost("/dev/ttyS1: vanished; plug it in")


def gone(_: object) -> Iterator[Note | None]:
    yield from map(vanish, (1,))


def gone_through(run: Run, *, asks: bool = False) -> list[Course]:
    told: list[Course] = []
    test = DeviceTest("page", "receipt_printer", ("ready", "print"), run, asks)
    assert walk(test, None, told.append, clock=iter(range(99)).__next__) == told[-1]
    return told


def marks(course: Course) -> list[Mark]:
    return [step.mark for step in course.steps]


def test_each_step_is_told_as_it_begins_and_ends() -> None:
    told = gone_through(well)
    assert [marks(each) for each in told] == [
        [Mark.NOW, Mark.NEXT],
        [Mark.DONE, Mark.NOW],
        [Mark.DONE, Mark.DONE],
    ]
    assert told[-1].passed is True
    assert told[-1].steps[0].note == note("room", free=7)
    assert [step.seconds for step in told[-1].steps] == [1, 1]
    assert all(each.runs for each in told[:-1])


def test_what_fails_ends_the_test_there_and_says_why() -> None:
    last = gone_through(broken)[-1]
    assert marks(last) == [Mark.DONE, Mark.FAILED]
    assert (last.ended, last.passed) == (True, False)
    assert last.steps[1].note == note("cannot_print")


def test_an_error_of_the_driver_is_a_failure_in_its_own_words() -> None:
    last = gone_through(gone)[-1]
    assert marks(last) == [Mark.FAILED, Mark.NEXT]
    assert last.steps[0].note == Note(plain="/dev/ttyS1: vanished; plug it in")


def test_what_only_a_person_can_judge_is_neither_passed_nor_failed() -> None:
    last = gone_through(well, asks=True)[-1]
    assert last.asks
    assert last.passed is None


class Answering:
    def __init__(self, standing: Standing) -> None:
        self.said = standing

    def open(self) -> None:
        pass

    def close(self) -> None:
        pass

    def standing(self) -> Standing:
        return self.said


@pytest.mark.parametrize(
    ("standing", "passed"),
    [
        (Standing(DeviceState.WORKING), True),
        (Standing(DeviceState.ATTENTION, Cause.PAPER_LOW), True),
        (Standing(DeviceState.CLAIMED), False),
        (Standing(DeviceState.PRESENT, Cause.SILENT), False),
        (Standing(DeviceState.FAULTED, Cause.JAM), False),
    ],
)
def test_a_device_passes_only_when_it_says_that_it_serves(standing: Standing, passed: bool) -> None:
    test = DeviceTest("answer", "ups", ("open", "ask"), answers.run)
    assert walk(test, Answering(standing), lambda _: None).passed is passed


def test_every_test_is_found_by_device_and_name_and_no_two_are_one() -> None:
    assert len({(each.device, each.name) for each in TESTS}) == len(TESTS)
    for each in TESTS:
        assert each in of_device(each.device)
        assert find_test(each.device, each.name) is each
    assert find_test("ups", "no_such") is None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_test_step_and_question_has_its_words(language: Language) -> None:
    words = load_words(TECHNICIANS, ("zh", "en"))[language]
    for each in TESTS:
        assert words[f"test.{each.name}"]
        for step in each.steps:
            assert words[f"test_step.{step}"]
        if each.asks:
            assert words[f"test_question.{each.device}_{each.name}"]


class Reading:
    """A reader with a card on it."""

    def open(self) -> None:
        pass

    def card_present(self) -> bool:
        return True

    def read(self) -> IdCard:
        return CHEN


def test_of_a_card_only_its_kind_is_told() -> None:
    test = find_test("id_card_reader", "card")
    assert test is not None
    told: list[Course] = []
    course = walk(test, Reading(), told.append)
    assert course.passed
    assert course.steps[1].note == note("card_read", kind="resident")
    assert not any(each in repr(told) for each in PERSONAL)


class Lamps:
    """A board with three of the five lamps."""

    def __init__(self) -> None:
        self.shone: list[tuple[Lamp, Pattern]] = []

    def light(self, lamp: Lamp, pattern: Pattern) -> None:
        if lamp in (Lamp.CAMERA, Lamp.BEACON):
            raise PortUnavailable("not wired")
        self.shone.append((lamp, pattern))

    def inputs(self, seconds: float) -> None:
        assert seconds > 0


def test_each_lamp_shines_and_goes_out_and_a_person_is_asked() -> None:
    test, board = find_test("io_board", "lights"), Lamps()
    assert test is not None
    course = walk(test, board, lambda _: None)
    assert course.asks
    assert board.shone == [
        (lamp, pattern)
        for lamp in (Lamp.READER, Lamp.PAPER, Lamp.SCANNER)
        for pattern in (Pattern.ON, Pattern.OFF)
    ]
    assert [step.note for step in course.steps[3:]] == [note("not_wired")] * 2
