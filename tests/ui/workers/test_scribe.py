"""Handwriting is read beside the screen: the newest strokes, in another thread, and nothing kept."""

import threading
import weakref
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from kiosk.writing.recogniser import CANDIDATES, Stroke
from kiosk.writing.zinnia import Zinnia
from tests.fixtures.drawn_characters import drawn_characters
from ui.workers.scribe import ThreadedScribe


class Slow:
    """A recogniser that waits to be let go, and notes what it was given and where it ran."""

    def __init__(self) -> None:
        self.go = threading.Semaphore(0)
        self.begun = threading.Semaphore(0)
        self.given: list[int] = []
        self.threads: set[int] = set()

    def candidates(self, strokes: Sequence[Stroke], count: int = CANDIDATES) -> tuple[str, ...]:
        self.threads.add(threading.get_ident())
        self.given.append(len(strokes))
        self.begun.release()
        self.go.acquire()
        return ("字",)[:count]


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def scribe(slow: Slow, qtbot: QtBot) -> Iterator[ThreadedScribe]:
    made = ThreadedScribe(slow)
    yield made
    for _ in range(10):
        slow.go.release()
    made.stop()


def ink(strokes: int) -> list[Stroke]:
    return [((0.1, 0.1), (0.9, 0.9))] * strokes


def test_it_looks_at_the_newest_only_and_never_in_the_screens_thread(
    scribe: ThreadedScribe, slow: Slow, qtbot: QtBot
) -> None:
    heard: list[tuple[int, tuple[str, ...]]] = []
    scribe.recognised.connect(lambda ticket, found: heard.append((ticket, found)))
    scribe.ask(1, ink(1))
    assert slow.begun.acquire(timeout=60)
    for strokes in (2, 3, 4):
        scribe.ask(strokes, ink(strokes))
    for _ in range(2):
        slow.go.release()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert slow.given == [1, 4]
    assert heard == [(1, ("字",)), (4, ("字",))]
    assert threading.get_ident() not in slow.threads


def test_the_answer_arrives_in_the_thread_that_asked(qtbot: QtBot) -> None:
    from PySide6.QtCore import QObject, Slot

    class Pad(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.where: list[bool] = []

        @Slot(int, object)
        def recognised(self, _: int, __: object) -> None:
            self.where.append(QThread.currentThread() is self.thread())

    scribe, pad = ThreadedScribe(Zinnia()), Pad()
    scribe.recognised.connect(pad.recognised)
    scribe.ask(1, drawn_characters()["林"])
    qtbot.waitUntil(lambda: bool(pad.where))
    scribe.stop()
    assert pad.where == [True]


def test_what_was_forgotten_is_not_looked_at(scribe: ThreadedScribe, slow: Slow, qtbot: QtBot) -> None:
    scribe.ask(1, ink(1))
    assert slow.begun.acquire(timeout=60)
    scribe.ask(2, ink(2))
    scribe.forget()
    with qtbot.waitSignal(scribe.recognised):
        slow.go.release()
    scribe.stop()
    assert slow.given == [1]


def test_what_waits_and_what_is_looked_at_is_counted(
    scribe: ThreadedScribe, slow: Slow, qtbot: QtBot
) -> None:
    assert scribe.held() == 0
    scribe.ask(1, ink(1))
    assert slow.begun.acquire(timeout=60)
    scribe.ask(2, ink(2))
    assert scribe.held() == 2
    scribe.forget()
    assert scribe.held() == 1, "a thread cannot be made to unsee"
    slow.go.release()
    qtbot.waitUntil(lambda: scribe.held() == 0)


def test_no_stroke_outlives_its_recognition(scribe: ThreadedScribe, slow: Slow, qtbot: QtBot) -> None:
    class Ink(list[Stroke]):
        """A list that can be watched."""

    strokes = Ink(ink(1))
    watched = weakref.ref(strokes)
    scribe.ask(1, strokes)
    del strokes
    assert slow.begun.acquire(timeout=60)
    with qtbot.waitSignal(scribe.recognised):
        slow.go.release()
    scribe.ask(2, ink(2))
    assert slow.begun.acquire(timeout=60)
    assert watched() is None
