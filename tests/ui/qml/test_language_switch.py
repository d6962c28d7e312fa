"""A resident changes the language in the middle of a word, at the real window."""

from collections.abc import Iterator
from random import Random

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.visit.answers import CardRead
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.travel import Next
from kiosk.visit.touches.verifying import SkipVerification
from kiosk.visit.visit import Visit
from kiosk.words import Words
from tests.kiosk.visit.residents import CHEN, Terminal
from tests.ui.qml.looking import below, offers, tap, texts, wait_for
from tests.ui.viewmodels.shown import Shown
from ui.engine import Appearance, close_window, load_window, window_of
from ui.words import load_words

FIELD = "field:child_name"


class Resident:
    """Stands before the window at the question for the child's name."""

    def __init__(self) -> None:
        self.terminal = _terminal_at_the_name()
        self.shown = Shown(self.terminal)
        screens = self.shown.screens
        self.engine = load_window(screens.shell, screens.views, Appearance(reduced_motion=True))
        self.window: QQuickWindow = window_of(self.engine)
        wait_for(lambda: self._there("field") and self._key("h") is not None)

    @property
    def visit(self) -> Visit:
        """As it stands."""
        return self.terminal.visit

    def type(self, letters: str) -> None:
        """On the keys of the screen."""
        for letter in letters:
            key = self._key(letter)
            assert key is not None
            before = self.composing()
            tap(self.window, key)
            wait_for(lambda before=before: self.composing() != before)  # type: ignore[misc]

    def composing(self) -> str:
        """What is neither letters nor characters yet."""
        return str(self.item("field").property("preeditText"))

    def speak(self, language: str) -> None:
        """The button in the band, then the language."""
        tap(self.window, self.item("language"))
        wait_for(lambda: self._there(f"language-{language}"))
        tap(self.window, self.item(f"language-{language}"))
        wait_for(lambda: not self._there(f"language-{language}"))

    def touch(self, name: str) -> None:
        """The control of that name."""
        tap(self.window, self.item(name))

    def reads(self) -> set[str]:
        """Every text on the screen."""
        return {printed.text for printed in texts(self.window.contentItem())}

    def item(self, name: str) -> QQuickItem:
        """The visible item of that name, the topmost."""
        return [each for each in below(self.window.contentItem()) if each.objectName() == name][-1]

    def _there(self, name: str) -> bool:
        return any(each.objectName() == name for each in below(self.window.contentItem()))

    def _key(self, letter: str) -> QQuickItem | None:
        keys = (each for each in below(self.window.contentItem()) if each.property("keyType") is not None)
        return next((each for each in keys if each.property("text") == letter), None)


@pytest.fixture
def resident(qapp: QGuiApplication) -> Iterator[Resident]:
    made = Resident()
    yield made
    close_window(made.engine)


def test_pinyin_that_is_being_composed_stays_and_becomes_the_character_afterwards(resident: Resident) -> None:
    resident.type("chen")
    composing, draft = resident.composing(), resident.visit.draft
    resident.speak("ko")
    assert resident.composing() == composing != ""
    assert resident.visit.draft == draft
    resident.touch("primary")
    wait_for(lambda: load_words()["ko"]["entry.choose_first"] in resident.reads())
    assert resident.visit.page == FIELD
    tap(resident.window, offers(resident.window)[0])
    wait_for(lambda: resident.visit.draft.values.get("child_name") == "陈")
    assert resident.composing() == ""


def test_what_was_typed_and_what_is_wrong_with_it_stay_and_are_said_in_the_new_language(
    resident: Resident,
) -> None:
    resident.touch("primary")
    wait_for(lambda: Words("zh").text("field.empty") in resident.reads())
    resident.speak("ja")
    wait_for(lambda: Words("ja").text("field.empty") in resident.reads())
    assert Words("zh").text("field.empty") not in resident.reads()
    assert "お子さんのお名前は？" in resident.reads()
    resident.item("field").setProperty("text", "陈一禾")
    resident.speak("en")
    assert resident.item("field").property("text") == "陈一禾"
    assert resident.visit.draft.values["child_name"] == "陈一禾"
    assert "What is the child's name?" in resident.reads()


def _terminal_at_the_name() -> Terminal:
    terminal = Terminal()
    terminal.happens(Choose("S01"), CardRead(terminal.visit.ticket + 1, CHEN), SkipVerification())
    random = Random(1)
    while terminal.visit.page != FIELD:
        terminal.fill_page(random)
        terminal.happens(Next())
    return terminal
