"""The gallery a person opens: every component can be reached, in every set, orientation and language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.words import LANGUAGES
from tests.ui.qml.looking import tap, wait_for
from ui.engine import close_window, window_of
from ui.gallery.components.book import WORDS
from ui.gallery.components.registry import families
from ui.gallery.components.window import open_window
from ui.gallery.faults import cut_off, in_each_others_way, nameless, one_over_another
from ui.gallery.looking import below, texts, touchables
from ui.words import load_words


@pytest.fixture
def window(qapp: QGuiApplication) -> Iterator[QQuickWindow]:
    engine = open_window()
    yield window_of(engine)
    close_window(engine)


def test_next_reaches_every_component_and_then_says_that_this_was_the_last(window: QQuickWindow) -> None:
    for family in families():
        assert family.component in _said(window)
        tap(window, _item(window, "next"))
    assert "这是最后一个" in _said(window)


def test_each_switch_does_what_it_says(window: QQuickWindow) -> None:
    for name, property_name in (
        ("elder", "elder"),
        ("night", "night"),
        ("low-reach", "lowReach"),
        ("still", "still"),
    ):
        tap(window, _item(window, name))
        assert window.property(property_name) is True, name
        tap(window, _item(window, name))
        assert window.property(property_name) is False, name
    assert window.width() < window.height()
    tap(window, _item(window, "landscape"))
    wait_for(lambda: window.width() > window.height())


def test_it_goes_round_the_languages(window: QQuickWindow) -> None:
    met = []
    for _ in LANGUAGES:
        met.append(window.property("language"))
        tap(window, _item(window, "language"))
    assert met == list(LANGUAGES)
    assert window.property("language") == LANGUAGES[0]


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_its_own_controls_stand_as_they_should(window: QQuickWindow, landscape: bool, elder: bool) -> None:
    window.setProperty("landscape", landscape)
    window.setProperty("elder", elder)
    window.setProperty("number", 3)
    wait_for(lambda: (window.width() > window.height()) is landscape)
    _rest(window)
    root = window.contentItem()
    printed, targets = texts(root), touchables(root)
    assert [*one_over_another(printed), *in_each_others_way(targets), *nameless(targets)] == []
    assert list(cut_off(printed, QRectF(0, 0, window.width(), window.height()))) == []


def test_its_words_are_there_in_both_languages() -> None:
    words = load_words(WORDS, ("zh", "en"))
    assert words["zh"].keys() == words["en"].keys()


def _item(window: QQuickWindow, name: str) -> QQuickItem:
    """The window's own control of that name: it stands below the component that is shown."""
    return [item for item in below(window.contentItem()) if item.objectName() == name][-1]


def _said(window: QQuickWindow) -> set[str]:
    return {each.text for each in texts(window.contentItem())}


def _rest(window: QQuickWindow) -> None:
    """Layout, what depends on it, the picture."""
    drawn: list[None] = []
    window.frameSwapped.connect(lambda: drawn.append(None))

    def rested() -> bool:
        window.update()
        return len(drawn) > 3

    wait_for(rested)
