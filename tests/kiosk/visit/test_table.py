"""The table of the visit has a cell for every event in every stage, and each refusal says why."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from kiosk.visit import rows, touches
from kiosk.visit.answers import Answer
from kiosk.visit.events import EVENTS, Event, Tick
from kiosk.visit.news import News, OutOfOrder
from kiosk.visit.stage import Stage
from kiosk.visit.table import TABLE
from kiosk.visit.touches.touch import Touch
from kiosk.visit.visit import Refused


def test_every_stage_has_a_row() -> None:
    assert set(TABLE) == set(Stage)


def test_no_stage_has_two_rows() -> None:
    modules = [import_module(each.name) for each in iter_modules(rows.__path__, f"{rows.__name__}.")]
    assert sum(len(each.ROWS) for each in modules if hasattr(each, "ROWS")) == len(Stage)


@pytest.mark.parametrize("stage", Stage)
def test_every_event_has_a_cell_in_every_stage(stage: Stage) -> None:
    assert set(TABLE[stage]) == set(EVENTS)


def test_every_touch_is_among_the_events() -> None:
    """A module of touches that the list leaves out would have no cell in any stage."""
    for each in iter_modules(touches.__path__, f"{touches.__name__}."):
        import_module(each.name)
    assert {*Touch.__subclasses__(), *News.__subclasses__(), *Answer.__subclasses__(), Tick} == set(EVENTS)


@pytest.mark.parametrize("stage", Stage)
def test_a_refusal_gives_its_reason(stage: Stage) -> None:
    refusals = [cell for cell in TABLE[stage].values() if isinstance(cell, Refused)]
    assert all(len(refusal.reason) > 10 for refusal in refusals)


@pytest.mark.parametrize("stage", Stage)
def test_no_stage_is_a_dead_end(stage: Stage) -> None:
    """Time, or news, leads on from every stage; where neither does, a touch does."""
    ways_on: tuple[type[Event], ...] = (Tick, OutOfOrder)
    assert any(not isinstance(TABLE[stage][each], Refused) for each in ways_on)
