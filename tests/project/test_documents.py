"""The documents point at things that are there."""

import re
from pathlib import Path

import pytest

from kiosk.config.layers import LOCAL_KEYS
from kiosk.technician.doctor import TASKS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_and_picture_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_test_that_is_named_is_there(document: Path) -> None:
    named = set(re.findall(r"(tests/[\w/]+\.py)::(\w+)", document.read_text(encoding="utf-8")))
    there = {file: (ROOT / file).read_text(encoding="utf-8") for file, _ in named if (ROOT / file).exists()}
    assert [name for file, name in sorted(named) if f"\ndef {name}(" not in there.get(file, "")] == []


def test_the_technicians_page_knows_every_question_of_the_doctor() -> None:
    page = (ROOT / "docs" / "technicians.md").read_text(encoding="utf-8")
    assert [task.name for task in TASKS if task.name not in page] == []
    assert [key for key in LOCAL_KEYS if key.rstrip(".") not in page] == []


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert numbers == list(range(len(numbers)))
