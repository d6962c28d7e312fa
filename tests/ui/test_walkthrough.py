"""docs/walkthrough.md says how many touches and characters each life event takes; `make walk` rewrites it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from bench.walkthrough import Walk, document, walks
from tests.kiosk.visit.residents import catalogue


def _committed(root: Path) -> dict[str, tuple[str, ...]]:
    """The lines of the table by the life event's id, without the seconds."""
    lines = (root / "docs" / "walkthrough.md").read_text("utf-8").splitlines()
    rows = [
        tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if line.startswith("| S")
    ]
    return {row[0]: row[:6] for row in rows}


def test_every_life_event_is_in_the_table(project_root: Path) -> None:
    assert list(_committed(project_root)) == list(catalogue().life_events)


@pytest.mark.parametrize("life_event", list(catalogue().life_events))
def test_the_table_is_current(life_event: str, project_root: Path, qapp: QGuiApplication) -> None:
    [walk] = walks([life_event])
    assert walk.exact() == _committed(project_root)[life_event], "make walk"


def test_seconds_grow_with_what_a_person_has_to_do() -> None:
    short = Walk("S01", "", screens=3, touches=10, typed="陈1", read=20, cards=1, machine=1)
    assert (short.chinese, short.keyed) == (1, 1)
    long = Walk("S01", "", screens=3, touches=11, typed="陈1", read=20, cards=1, machine=1)
    assert long.person - short.person == pytest.approx(1.38)
    assert "| S01 |" in document([short])
