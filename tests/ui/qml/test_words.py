"""What stands on the screens comes from the words files, Chinese first, English complete."""

import re
import string
from pathlib import Path

import pytest

from ui.engine import QML
from ui.words import WordsUnusable, load_words

KEY = re.compile(r"""["']([a-z_]+\.[a-z_]+)["']""")
BEGINNING = re.compile(r"""f["']([a-z_]+\.[a-z_]+)\{""")
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
HAN = re.compile(r"[\u4e00-\u9fff]")
SENTENCE = re.compile(r"[A-Za-z]{2,}[,.!?]? [A-Za-z]")
SAID = re.compile(r'\b(?:text|label|help|note|title|question|primary|back): "([^"]*[A-Za-z][^"]*)"')
NOT_READ_BY_ANYBODY = re.compile(r"^(import |image://|qrc:|\.\./|Noto Sans )")

ROOT = QML.parents[1]
SPEAKING = ("ui/viewmodels", "ui/workers", "kiosk/visit")
"""Python that names words of the screens."""


def qml_files() -> list[Path]:
    return sorted(QML.rglob("*.qml"))


def test_both_languages_have_the_same_keys() -> None:
    words = load_words()
    assert words["zh"].keys() == words["en"].keys()


def test_both_languages_ask_for_the_same_values() -> None:
    words = load_words()
    assert {k: _values(v) for k, v in words["zh"].items()} == {k: _values(v) for k, v in words["en"].items()}


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


def test_english_is_english() -> None:
    exempt = {"band.other_language", "keyboard.to_english", "keyboard.to_chinese"}
    assert [k for k, v in load_words()["en"].items() if HAN.search(v) and k not in exempt] == []


def test_a_words_file_with_a_number_in_it_names_file_and_key(tmp_path: Path) -> None:
    for language in ("zh", "en"):
        (tmp_path / f"{language}.toml").write_text("[band]\nleave = 7\n")
    with pytest.raises(WordsUnusable, match=r"zh\.toml: band\.leave"):
        load_words(tmp_path)


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
