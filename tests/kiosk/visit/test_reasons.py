"""Each reason for taking nothing has a code, a row on the technicians page, and a sentence."""

import re
from pathlib import Path

from kiosk.visit.reasons import UNLISTED, code_of, reasons
from ui.words import load_words

KEY = re.compile(r'"(visit\.out_(?!of_)\w+)"')


def keys_in_code(root: Path) -> set[str]:
    found: set[str] = set()
    for package in ("kiosk", "offline_cache", "ui"):
        for path in (root / package).rglob("*.py"):
            found |= set(KEY.findall(path.read_text("utf-8")))
    return found


def test_every_reason_that_the_program_can_give_is_listed_and_none_besides(project_root: Path) -> None:
    assert keys_in_code(project_root) == set(reasons())


def test_codes_are_told_apart() -> None:
    codes = [reason.code for reason in reasons().values()]
    assert len(set(codes)) == len(codes)
    assert UNLISTED not in codes
    assert code_of("visit.no_such_reason") == UNLISTED


def test_every_reason_has_its_sentence_and_no_sentence_shows_a_code() -> None:
    for words in load_words().values():
        for reason in reasons().values():
            assert reason.key in words
            assert reason.code not in words[reason.key]


def test_the_technicians_page_has_the_same_rows(project_root: Path) -> None:
    page = (project_root / "docs" / "technicians.md").read_text("utf-8")
    rows = re.findall(r"^\| ([DPSTX]\d+) \| (.*?) \| (.*?) \|$", page, flags=re.MULTILINE)
    assert rows == [(each.code, each.what, each.remedy) for each in reasons().values()]
