"""The table of the visit has a cell for every event in every stage, and each refusal says why."""

import inspect

import pytest

from kiosk.visit import events
from kiosk.visit.events import EVENTS, Answer, Event, News, Tick, Touch
from kiosk.visit.stage import Stage
from kiosk.visit.table import TABLE
from kiosk.visit.visit import Refused


def test_every_stage_has_a_row() -> None:
    assert set(TABLE) == set(Stage)


@pytest.mark.parametrize("stage", Stage)
def test_every_event_has_a_cell_in_every_stage(stage: Stage) -> None:
    assert set(TABLE[stage]) == set(EVENTS)


def test_the_list_of_events_is_the_whole_module() -> None:
    bases = {Touch, News, Answer}
    written = {
        each
        for _, each in inspect.getmembers(events, inspect.isclass)
        if issubclass(each, (*bases, Tick)) and each not in bases
    }
    assert written == set(EVENTS)


@pytest.mark.parametrize("stage", Stage)
def test_a_refusal_gives_its_reason(stage: Stage) -> None:
    refusals = [cell for cell in TABLE[stage].values() if isinstance(cell, Refused)]
    assert all(len(refusal.reason) > 10 for refusal in refusals)


@pytest.mark.parametrize("stage", Stage)
def test_no_stage_is_a_dead_end(stage: Stage) -> None:
    """Time, or news, leads on from every stage; where neither does, a touch does."""
    ways_on: tuple[type[Event], ...] = (Tick, events.OutOfOrder)
    assert any(not isinstance(TABLE[stage][each], Refused) for each in ways_on)
