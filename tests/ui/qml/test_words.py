"""What stands on the screens comes from the words files, Chinese first, complete in every language."""

import re
from pathlib import Path

import pytest

from kiosk.words import LANGUAGES, Language, placeholders
from tests.scripts import foreign
from ui.engine import QML
from ui.words import WordsUnusable, load_words

KEY = re.compile(r"""["']([a-z_]+\.[a-z_]+)["']""")
BEGINNING = re.compile(r"""(?:f["'](?=[a-z_.]+\{)|came_to=["'])([a-z_]+\.[a-z_]+)""")
"""Of a key whose end is a value: in a formatted string, or handed to `ui.viewmodels.slip.sentence`."""
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
HAN = re.compile(r"[\u4e00-\u9fff]")
SENTENCE = re.compile(r"[A-Za-z]{2,}[,.!?]? [A-Za-z]")
SAID = re.compile(r'\b(?:text|label|help|note|title|question|primary|back): "([^"]*[A-Za-z][^"]*)"')
NOT_READ_BY_ANYBODY = re.compile(r"^(import |image://|qrc:|\.\./|Noto Sans )")

ROOT = QML.parents[1]
SPEAKING = ("ui/viewmodels", "ui/workers", "ui/speech", "ui/keypad", "kiosk/visit", "offline_cache")
"""Python that names words of the screens."""


def qml_files() -> list[Path]:
    return sorted(QML.rglob("*.qml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys_and_asks_for_the_same_values(language: Language) -> None:
    chinese, other = load_words()["zh"], load_words()[language]
    assert {k: placeholders(v) for k, v in other.items()} == {k: placeholders(v) for k, v in chinese.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty(language: Language) -> None:
    assert [key for key, text in load_words()[language].items() if not text.strip()] == []


def test_every_word_is_shown_somewhere_and_every_word_shown_exists() -> None:
    known = set(load_words()["zh"])
    on_screens = {key for path in qml_files() for key in KEY.findall(path.read_text(encoding="utf-8"))}
    code = "".join(
        path.read_text(encoding="utf-8") for folder in SPEAKING for path in (ROOT / folder).rglob("*.py")
    )
    begun = tuple(BEGINNING.findall(code))
    used = on_screens | set(KEY.findall(code)) | {key for key in known if begun and key.startswith(begun)}
    tables = {key.split(".")[0] for key in known}
    assert {key for key in on_screens if key.split(".")[0] in tables} - known == set(), (
        "add to zh and en.toml"
    )
    assert known - used == set(), "nothing shows these: remove them"


@pytest.mark.parametrize("path", qml_files(), ids=lambda path: path.name)
def test_no_sentence_is_written_into_a_screen(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    literals = [
        each.encode().decode("unicode_escape") if "\\u" in each else each for each in LITERAL.findall(text)
    ]
    spoken = [
        each
        for each in literals
        if (HAN.search(each) or SENTENCE.search(each)) and not NOT_READ_BY_ANYBODY.search(each)
    ]
    spoken += [each for each in SAID.findall(text) if len(each) > 1]
    assert spoken == [], "put them into ui/words and show them with Words.t()"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_stands_in_its_own_script(language: Language) -> None:
    exempt = {"keyboard.to_english", "keyboard.to_chinese"}
    said = {key: text for key, text in load_words()[language].items() if key not in exempt}
    assert {key: text for key, text in said.items() if foreign(text, language)} == {}


def test_a_words_file_with_a_number_in_it_names_file_and_key(tmp_path: Path) -> None:
    for language in LANGUAGES:
        (tmp_path / f"{language}.toml").write_text("[band]\nleave = 7\n")
    with pytest.raises(WordsUnusable, match=r"zh\.toml: band\.leave"):
        load_words(tmp_path)
