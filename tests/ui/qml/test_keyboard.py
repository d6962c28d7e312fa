"""The on-screen keyboard types Chinese, and forgets it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.qml.conftest import moment
from tests.ui.qml.looking import below, offers, place, tap, texts, wait_for
from ui import keyboard
from ui.engine import QML
from ui.gallery.moments import view_of
from ui.gallery.pictures import Stage
from ui.gallery.variants import Variant
from ui.wipe import Wiper, input_stores
from ui.words import load_words

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def test_a_name_typed_in_pinyin_is_neither_offered_again_nor_on_disk(tmp_path: Path) -> None:
    first = _type_in_a_process_of_its_own(tmp_path)
    assert len(first["names"][0]) == 3
    again = _type_in_a_process_of_its_own(tmp_path)

    name = first["names"][0]
    assert name not in first["offered"][0], "choose another name: the dictionary knows this one"
    assert all(offered == first["offered"][0] for offered in first["offered"] + again["offered"])
    assert _files_with(name, tmp_path) == []


def test_without_the_hint_the_keyboard_would_have_kept_the_name(tmp_path: Path) -> None:
    """Shows that the test above looks in the right places."""
    first = _type_in_a_process_of_its_own(tmp_path, "--careless")
    again = _type_in_a_process_of_its_own(tmp_path, "--careless")

    name = first["names"][0]
    assert name not in first["offered"][0]
    assert name in again["offered"][0]
    assert _files_with(name, tmp_path) != []


def test_what_is_chosen_reaches_the_view_model(stage: Stage) -> None:
    stage.show(moment("page-text-error"))
    for letter in "chen":
        _tap_key(stage, letter)
    tap(stage.window, offers(stage.window)[0])
    wait_for(lambda: ("setValue", "陈") in stage.view.calls)


def test_pinyin_that_is_not_yet_characters_is_not_filed(stage: Stage) -> None:
    stage.show(moment("page-text-error"))
    for letter in "chen":
        _tap_key(stage, letter)
    tap(stage.window, stage.item("primary"))
    stage.rest()
    assert stage.view.calls == []
    hint = load_words()["zh"]["entry.choose_first"]
    assert hint in {printed.text for printed in texts(stage.window.contentItem())}
    tap(stage.window, offers(stage.window)[0])
    wait_for(lambda: bool(stage.view.calls))
    tap(stage.window, stage.item("primary"))
    assert stage.view.calls == [("setValue", "陈"), ("next",)]


@pytest.mark.parametrize("then", ["page-text-error", "page-choice"])
def test_letters_left_behind_do_not_follow_to_another_page(stage: Stage, then: str) -> None:
    stage.show(moment("page-text-error"))
    for letter in "chen":
        _tap_key(stage, letter)
    tap(stage.window, stage.item("primary"))
    another = {"value": "", "question": "另一个问题", "page": "another"}
    stage.view.put(**{**view_of(moment(then), "zh").values, **another})
    stage.rest()
    stage.view.calls.clear()
    tap(stage.window, stage.item("primary"))
    assert stage.view.calls == [("next",)]


def test_every_field_to_type_in_forbids_learning() -> None:
    fields = re.compile(r"\bText(Edit|Input|Field|Area)\s*\{")
    typing = [path for path in QML.rglob("*.qml") if fields.search(path.read_text(encoding="utf-8"))]
    assert typing
    assert all("Qt.ImhSensitiveData" in path.read_text(encoding="utf-8") for path in typing)


def test_the_other_language_is_one_key_away_and_there_is_no_third(stage: Stage) -> None:
    stage.show(moment("page-text-error"))
    for _ in range(2):
        tap(stage.window, stage.item("changeLanguageKey"))
        stage.rest()
        for letter in "li":
            _tap_key(stage, letter)
        if ("setValue", "li") in stage.view.calls:
            break
    assert ("setValue", "li") in stage.view.calls
    tap(stage.window, stage.item("changeLanguageKey"))
    stage.rest()
    for letter in "ma":
        _tap_key(stage, letter)
    assert offers(stage.window)[0].property("text") == "吗"


def test_the_next_person_finds_chinese_letters_whatever_the_last_one_left(stage: Stage) -> None:
    """English, with shift on, and the page of signs: none of it outlives the goodbye."""
    stage.show(moment("page-text-error"))
    tap(stage.window, stage.item("changeLanguageKey"))
    stage.rest()
    _tap_code(stage, Qt.Key.Key_Shift)
    _tap_code(stage, Qt.Key.Key_Context1)
    stage.show(moment("goodbye"))
    Wiper(lambda: input_stores(None)).wipe()
    stage.show(moment("page-text-error"))
    for letter in "ma":
        _tap_key(stage, letter)
    assert offers(stage.window)[0].property("text") == "吗"
    tap(stage.window, offers(stage.window)[0])
    tap(stage.window, stage.item("changeLanguageKey"))
    stage.rest()
    _tap_key(stage, "a")
    wait_for(lambda: ("setValue", "吗a") in stage.view.calls)


def test_a_wipe_between_two_people_leaves_no_trace_of_the_first_name(tmp_path: Path) -> None:
    done = _type_in_a_process_of_its_own(tmp_path, "--wiping")
    name = done["names"][0]
    assert len(name) == 3
    assert name not in done["offered"][0]
    assert all(offered == done["offered"][0] for offered in done["offered"])
    assert _files_with(name, tmp_path) == []


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
def test_candidates_and_keys_are_large_enough(qapp: QGuiApplication, landscape: bool) -> None:
    """Candidates 20 mm wide and high; keys never under 12.7 mm."""
    stage = Stage(Variant(landscape, "zh"), moment("page-text-error"))
    stage.rest()
    for letter in "chen":
        _tap_key(stage, letter)
    drawn = offers(stage.window)
    candidates = [place(item.parentItem()).size() for item in drawn]
    keys = [
        place(item).size()
        for item in below(stage.window.contentItem())
        if item.property("keyType") is not None and item.property("text")
    ]
    stage.close()
    assert candidates
    assert min(min(size.width(), size.height()) for size in candidates) >= 20 * 4
    assert min(min(size.width(), size.height()) for size in keys) >= 12.7 * 4


def test_the_keyboard_never_opens_a_window_of_its_own(stage: Stage) -> None:
    from PySide6.QtGui import QGuiApplication

    stage.show(moment("page-text"))
    assert [window.isVisible() for window in QGuiApplication.topLevelWindows()] == [True]


def test_its_configuration_lies_in_memory_and_goes_with_the_process() -> None:
    environ: dict[str, str] = {}
    home = keyboard.prepare_environment(environ)
    assert home.in_memory
    assert environ["XDG_CONFIG_HOME"] == str(home.path)
    assert home.path.stat().st_mode & 0o777 == 0o700
    home.forget()
    assert not home.path.exists()


def test_what_a_killed_process_left_in_memory_is_removed_at_the_next_start() -> None:
    parent = keyboard.memory_directory()
    assert parent is not None
    left = parent / f"{keyboard.PREFIX}4194305-left"  # above the highest process number of Linux
    left.mkdir()
    keyboard.prepare_environment({}).forget()
    assert not left.exists()


def test_a_machine_without_memory_file_systems_is_noticed(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\n")
    assert keyboard.memory_directory(mounts) is None


def _type_in_a_process_of_its_own(home: Path, *arguments: str) -> dict[str, Any]:
    environ = {**os.environ}
    keyboard.prepare_environment(environ).forget()
    environ.update(
        {"XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data"), "HOME": str(home)}
    )
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.qml.typist", *arguments],
        env=environ,
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(done.stderr)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _files_with(name: str, directory: Path) -> list[Path]:
    needles = [name.encode(encoding) for encoding in ENCODINGS]
    files = [path for path in directory.rglob("*") if path.is_file()]
    assert files, "the keyboard wrote nothing at all: is this its directory?"
    return [path for path in files if any(needle in path.read_bytes() for needle in needles)]


def _tap_code(stage: Stage, code: Qt.Key) -> None:
    for item in below(stage.window.contentItem()):
        if item.property("keyType") is not None and item.property("key") == code.value:
            tap(stage.window, item)
            stage.rest()
            return
    raise LookupError(f"no key {code}")


def _tap_key(stage: Stage, letter: str) -> None:
    for item in below(stage.window.contentItem()):
        if item.property("keyType") is not None and item.property("text") == letter:
            tap(stage.window, item)
            stage.rest()
            return
    raise LookupError(f"no key {letter}")
