"""A name written by finger on the real screen, read by the real engine, taken into the visit."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.visit.manner import Manner
from kiosk.writing.zinnia import Zinnia
from tests.fixtures.drawn_characters import drawn_characters
from tests.kiosk.visit.typing import at_field
from tests.ui.viewmodels.shown import Shown
from ui.demo import eyes
from ui.demo.keyboard import next_frame
from ui.engine import Appearance, close_window, load_window, window_of
from ui.workers.scribe import ThreadedScribe


class Writer:
    """A finger before the window."""

    def __init__(self, shown: Shown, qtbot: QtBot) -> None:
        self.shown = shown
        self.qtbot = qtbot
        self.engine = load_window(shown.screens.shell, shown.screens.views, Appearance(reduced_motion=True))
        self.window = window_of(self.engine)

    def find(self, name: str) -> QQuickItem:
        self.qtbot.waitUntil(lambda: eyes.find(self.window, name) is not None)
        found = eyes.find(self.window, name)
        assert found is not None
        return found

    def write(self, character: str) -> None:
        pad = self.find("writing-pad")
        for stroke in drawn_characters()[character]:
            size = min(pad.width(), pad.height())
            points = [pad.mapToScene(QPointF(size * x, size * y)).toPoint() for x, y in stroke]
            button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            QTest.mousePress(self.window, button, none, points[0])
            for point in points[1:]:
                QTest.mouseMove(self.window, point)
            QTest.mouseRelease(self.window, button, none, points[-1])

    def take_the_first(self, character: str) -> None:
        """Once all strokes have been read: the row may change until then."""
        page = self.shown.screens.page
        self.qtbot.waitUntil(lambda: page.property("candidates")[:1] == [character])
        self.qtbot.waitUntil(next_frame(self.window))  # a person is never faster than the layout
        middle = eyes.middle(self.find("candidate-0")).toPoint()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)


@pytest.fixture
def writer(qtbot: QtBot) -> Iterator[Writer]:
    scribe = ThreadedScribe(Zinnia())
    terminal = at_field("S02", "child_name")
    terminal.visit = replace(terminal.visit, manner=Manner(elder=True))  # writes by hand, and is given time
    shown = Shown(terminal, scribe)
    scribe.recognised.connect(shown.screens.page.recognised)
    made = Writer(shown, qtbot)
    yield made
    close_window(made.engine)
    scribe.stop()


def test_a_name_is_written_character_by_character(writer: Writer) -> None:
    for character in "林森":
        writer.write(character)
        writer.take_the_first(character)
        writer.qtbot.waitUntil(lambda: writer.shown.screens.page.property("candidates") == [])
    assert writer.shown.terminal.visit.draft.values["child_name"] == "林森"
