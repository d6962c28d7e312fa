"""What the doctor says of what was pushed."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.contract.assignment import Assignment, TargetRef
from kiosk.technician.task import Level
from kiosk.technician.updates import judge
from kiosk.updates.state import State

NOW = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
HELD = Assignment(
    terminal=7,
    sequence=42,
    issued=NOW,
    config=TargetRef(name="config/general-12.toml", sha256="ab" * 32, length=9),
    catalogue=TargetRef(name="catalogue/ganjingzi-3.zip", sha256="ab" * 32, length=9),
)


def confirmed(age: timedelta, **changes: str) -> State:
    return State(pinned="0" * 64, floor=NOW - age, confirmed=NOW - age).model_copy(update=changes)


@pytest.mark.parametrize(
    ("age", "level", "words"),
    [
        (timedelta(hours=3), Level.OK, "confirmed, 3 h old"),
        (timedelta(days=3), Level.WARNING, "confirmed, 3 days old"),
        (timedelta(days=-3), Level.OK, "confirmed, 0 min old"),
    ],
)
def test_the_catalogue_is_named_with_its_age(age: timedelta, level: Level, words: str) -> None:
    found = judge(confirmed(age), HELD, NOW)
    assert found.level is level
    assert found.text == f"catalogue catalogue/ganjingzi-3.zip, config/general-12.toml; {words}"


def test_what_was_refused_calls_for_a_person_at_once() -> None:
    found = judge(confirmed(timedelta(minutes=1), trouble="refused"), HELD, NOW)
    assert found.level is Level.WARNING
    assert "attack" in found.remedy


def test_a_terminal_that_nothing_was_pushed_to_is_well() -> None:
    assert judge(confirmed(timedelta(hours=1)), None, NOW).text.startswith("catalogue the factory's;")
    assert judge(None, None, NOW).level is Level.INFO
