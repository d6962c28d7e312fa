"""The window around the screens: what it does with touches, languages, time and failures."""

from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.words import LANGUAGES
from tests.quickest import quickest
from tests.ui.qml.conftest import moment
from tests.ui.qml.looking import below, on_top, tap, texts, wait_for
from ui import fonts
from ui.engine import QML, Appearance, WindowFailed, close_window, load_window, window_of
from ui.gallery.moments import MOMENTS, shell_of, view_of
from ui.gallery.pictures import Stage
from ui.viewmodels.screens import NAMES
from ui.words import load_words

LONGEST_TRAVEL_S = 0.4
"""Twice what visual.md allows: the machine that runs the tests has other things to do."""


def said(stage: Stage) -> set[str]:
    return {printed.text for printed in texts(on_top(stage.window))}


def test_there_is_a_file_for_every_screen_of_a_visit_and_none_besides() -> None:
    assert {path.stem for path in (QML / "screens").glob("*.qml")} == NAMES


def test_the_gallery_shows_every_screen() -> None:
    assert {each.screen for each in MOMENTS} == NAMES


def test_the_language_changes_without_a_restart(stage: Stage) -> None:
    words = load_words()
    assert words["zh"]["welcome.question"] in said(stage)
    stage.shell.put(language="en")
    stage.rest()
    assert words["en"]["welcome.question"] in said(stage)
    assert words["zh"]["welcome.question"] not in said(stage)


def test_large_type_comes_and_goes_without_a_restart(stage: Stage) -> None:
    title = load_words()["zh"]["welcome.question"]

    def size() -> int:
        found = [each.item for each in texts(stage.window.contentItem()) if each.text == title]
        return int(found[0].property("font").pixelSize())

    before = size()
    stage.shell.put(elder=True)
    stage.rest()
    assert size() > before
    stage.shell.put(elder=False)
    stage.rest()
    assert size() == before


def test_every_touch_is_a_sign_of_life(stage: Stage) -> None:
    QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(540, 5))
    assert ("touched",) in stage.shell.calls


def test_the_touch_that_answers_the_idle_warning_presses_nothing_below(stage: Stage) -> None:
    stage.show(moment("page-choice"))
    stage.shell.put(idleVisible=True)
    stage.rest()
    tap(stage.window, stage.item("cannot-be-done"))
    stage.rest()
    assert ("stay",) in stage.shell.calls
    assert ("cannotBeDone",) not in stage.shell.calls
    assert ("next",) not in stage.view.calls


def test_the_idle_warning_is_answered_by_its_button_and_left_by_the_other(stage: Stage) -> None:
    stage.show(moment("idle"))
    tap(stage.window, stage.item("stay"))
    assert [call for call in stage.shell.calls if call[0] in ("stay", "leave")] == [("stay",)]
    tap(stage.window, stage.item("leave-now"))
    assert ("leave",) in stage.shell.calls


def test_a_notice_covers_the_screen_until_it_is_dismissed(stage: Stage) -> None:
    stage.show(moment("notice"))
    tap(stage.window, stage.item("primary"))
    assert stage.view.calls == []
    tap(stage.window, stage.item("dismiss"))
    assert ("dismissNotice",) in stage.shell.calls


def test_band_and_foot_tell_the_shell(stage: Stage) -> None:
    stage.show(moment("page-choice"))
    for name in ("elder", "read-aloud", "leave", "cannot-be-done", "ask-person"):
        tap(stage.window, stage.item(name))
    told = [call[0] for call in stage.shell.calls if call[0] != "touched"]
    assert told == ["toggle", "readAloud", "leave", "cannotBeDone", "askPerson"]


def test_every_language_is_two_touches_away_in_a_visit_too(stage: Stage) -> None:
    stage.show(moment("page-choice"))
    tap(stage.window, stage.item("language"))
    assert ("showLanguages",) in stage.shell.calls
    stage.show(moment("languages"))
    for language in LANGUAGES:
        tap(stage.window, stage.item(f"language-{language}"))
    assert [call for call in stage.shell.calls if call[0] == "setLanguage"] == [
        ("setLanguage", language) for language in LANGUAGES
    ]
    assert stage.view.calls == []


def test_the_languages_stand_there_by_their_own_names_and_the_present_one_is_marked(stage: Stage) -> None:
    stage.show(moment("languages"))
    tiles = [stage.item(f"language-{language}") for language in LANGUAGES]
    assert [tile.property("label") for tile in tiles] == ["中文", "English", "한국어", "日本語"]
    assert [tile.property("checked") for tile in tiles] == [True, False, False, False]


def test_a_touch_beside_the_languages_keeps_the_present_one(stage: Stage) -> None:
    stage.show(moment("languages"))
    tap(stage.window, stage.window.contentItem(), at=(0.5, 0.02))
    assert ("setLanguage", "zh") in stage.shell.calls


def test_the_line_at_the_foot_says_more_when_it_is_touched(stage: Stage) -> None:
    stage.show(moment("welcome"))
    line = stage.item("about-truth")
    assert min(line.width(), line.height()) >= 20 * 4
    tap(stage.window, line)
    assert ("showTruth",) in stage.shell.calls


def test_a_touch_beside_what_it_means_closes_it_and_presses_nothing_below(stage: Stage) -> None:
    stage.show(moment("offline"))
    assert "大约从 02:40 起断网。" in said(stage)
    tap(stage.window, stage.window.contentItem(), at=(0.5, 0.02))
    assert ("dismissNotice",) in stage.shell.calls
    assert stage.view.calls == []


def test_letters_stand_in_the_forms_of_the_language(stage: Stage) -> None:
    for language, region in (("zh", "SC"), ("en", "SC"), ("ko", "KR"), ("ja", "JP")):
        stage.shell.put(language=language)
        stage.rest()
        families = {each.item.property("font").family() for each in texts(stage.window.contentItem())}
        assert families == {f"Noto Sans CJK {region}"}


def test_a_screen_is_built_only_when_it_is_shown(stage: Stage) -> None:
    names = {item.metaObject().className().split("_QMLTYPE")[0] for item in below(stage.window.contentItem())}
    assert "Welcome" in names
    assert names & (NAMES - {"Welcome"}) == set()


def test_a_screen_arrives_in_the_direction_of_travel_within_a_fifth_of_a_second(
    qapp: QGuiApplication,
) -> None:
    first, then = moment("welcome"), moment("page-choice")
    shell, view, other = shell_of(first, "zh", elder=False), view_of(first, "zh"), view_of(then, "zh")
    engine = load_window(shell, {"Welcome": view, "Page": other}, Appearance(reduced_motion=False))
    window = window_of(engine)
    place = window.findChild(QQuickItem, "screen")
    assert isinstance(place, QQuickItem)
    wait_for(lambda: place.x() == 0)

    def there_and_back() -> float:
        longest = 0
        for direction in (1, -1):
            shell.put(direction=direction, screen="Page" if direction == 1 else "Welcome")
            assert place.x() * direction > 0
            clock = QElapsedTimer()
            clock.start()
            wait_for(lambda: place.x() == 0 and place.opacity() == 1)
            longest = max(longest, clock.elapsed())
        return longest / 1000

    assert quickest(there_and_back, good=LONGEST_TRAVEL_S) < LONGEST_TRAVEL_S
    close_window(engine)


def test_a_missing_font_is_named_with_its_package(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "hasFamily", lambda _: False)
    with pytest.raises(fonts.FontMissing, match="install the package fonts-noto-cjk"):
        fonts.require_fonts()


@pytest.mark.qt_log_ignore("nobodySaid", "Setting initial properties failed", "failed to create component")
def test_a_window_that_cannot_be_built_is_an_error_and_not_a_blank_screen(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "Main.qml").write_text("import QtQuick\nWindow { required property int nobodySaid }\n")
    monkeypatch.setattr("ui.engine.QML", tmp_path)
    first = moment("welcome")
    with pytest.raises(WindowFailed):
        load_window(shell_of(first, "zh", elder=False), {}, Appearance())
