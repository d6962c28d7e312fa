"""The doors of the welcome screen: shown only where something is behind them."""

from dataclasses import replace

import pytest

from kiosk.visit.doors import ELDER_DOORS, Door
from kiosk.visit.handlers.doors import WAYS, Way, doors
from kiosk.visit.manner import Aspect
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.visit.visit import Step, Visit
from tests.kiosk.visit.residents import Terminal


def _through(visit: Visit, now: Moment) -> Step:
    return visit.to(Stage.CHOOSING, now), ()


def test_only_a_door_with_something_behind_it_is_shown() -> None:
    visit = Terminal().visit
    assert doors(visit, {}) == ()
    assert doors(visit, {Door.COPY: Way(_through), Door.FIND: Way(_through)}) == (Door.FIND, Door.COPY)


def test_a_door_whose_machine_is_not_there_is_not_shown() -> None:
    there = Way(_through, there=lambda visit: visit.surroundings.online)
    visit = Terminal().visit
    assert doors(visit, {Door.PRINT: there}) == (Door.PRINT,)
    offline = replace(visit, surroundings=replace(visit.surroundings, online=False))
    assert doors(offline, {Door.PRINT: there}) == ()


def test_the_elder_view_has_fewer_doors() -> None:
    visit = Terminal().visit
    elder = replace(visit, manner=visit.manner.toggled(Aspect.ELDER))
    assert doors(elder, dict.fromkeys(Door, Way(_through))) == ELDER_DOORS
    assert len(ELDER_DOORS) < len(doors(visit, dict.fromkeys(Door, Way(_through)))) == len(Door)


@pytest.mark.parametrize("door", Door)
def test_a_door_that_is_shown_leads_away_and_one_that_is_not_leads_nowhere(door: Door) -> None:
    terminal = Terminal()
    shown = door in doors(terminal.visit)
    assert not shown or door in WAYS
    terminal.happens(OpenDoor(door))
    assert (terminal.stage() is not Stage.WELCOME) is shown
