"""Every control that a screen shows does something in the stage it stands for, and no stage is a dead end.

What a screen offers is found by touching all it shows; what that does, by the visit's own table.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.visit.answers import Filed
from kiosk.visit.beside import BESIDE as BESIDE_CELLS
from kiosk.visit.events import EVERY_SCREEN, ONE_SCREEN, Event, Tick
from kiosk.visit.setting import Moment as Now
from kiosk.visit.stage import Stage as VisitStage
from kiosk.visit.step import step
from kiosk.visit.table import TABLE
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.form import ToggleChoice
from kiosk.visit.touches.printing import PrintAgain
from kiosk.visit.touches.rating import TellMore, ToggleNamed
from kiosk.visit.touches.touch import Touch
from kiosk.visit.touches.travel import Back, Next, Submit
from kiosk.visit.visit import Refused, Visit
from tests.kiosk.visit.journeys import CHOICES, JOURNEYS
from tests.kiosk.visit.residents import RECEIPT, TODAY, Terminal
from tests.ui.qml.looking import on_top, place, shown_part, tap, touchables
from ui.gallery.looking import of_the_keyboard
from ui.gallery.moments import MOMENTS, Moment
from ui.gallery.pictures import Stage
from ui.gallery.variants import Variant
from ui.viewmodels.all_screens import AllScreens
from ui.viewmodels.screens import BESIDE, SCREENS

Offers = dict[VisitStage, set[type[Event]]]

WORDLESS: tuple[type[Touch], ...] = tuple(
    each for each in (*EVERY_SCREEN, *ONE_SCREEN) if not each.__dataclass_fields__
)
"""Touches that carry no value."""
NOTHING_TO_TOUCH = (VisitStage.FILING, VisitStage.OUT_OF_SERVICE, VisitStage.SETUP)
"""The first ends when the disk has answered, at the latest after a minute; the second when it is mended; the
third goes on with a whole code (tests/kiosk/visit/test_setup.py) and ends with an operator's approval.
"""


@pytest.fixture(scope="module")
def offers(qapp: QGuiApplication) -> Offers:
    """What can be touched in each stage, by the events that come of it."""
    stage = Stage(Variant(landscape=False, language="zh"), MOMENTS[0])
    found: Offers = defaultdict(set)
    for moment in MOMENTS:
        if moment.screen != BESIDE:
            found[_stage_of(moment)].update(_offered(stage, moment))
    stage.close()
    return found


def test_every_control_beside_a_visit_does_something_too(qapp: QGuiApplication) -> None:
    stage = Stage(Variant(landscape=False, language="zh"), MOMENTS[0])
    found: set[type[Event]] = set()
    for moment in MOMENTS:
        if moment.screen == BESIDE:
            found |= _offered(stage, moment)
    stage.close()
    assert {Submit, Back, Next, TellMore, ToggleChoice, ToggleNamed, PrintAgain} <= found
    cells = {**TABLE[VisitStage.PAGE], **BESIDE_CELLS}
    assert not [event for event in found if isinstance(cells[event], Refused)]


def test_every_control_does_something_where_it_is_shown(offers: Offers) -> None:
    refused = [
        f"{stage}: {event.__name__}: {cell.reason}"
        for stage, events in offers.items()
        for event in events
        if isinstance(cell := TABLE[stage][event], Refused)
    ]
    assert not refused, "\n".join(refused)


def test_every_stage_has_a_screen_that_was_touched(offers: Offers) -> None:
    assert {stage for stage, events in offers.items() if events} == set(VisitStage)


def test_from_everywhere_one_can_go_on_go_back_or_leave(offers: Offers) -> None:
    for visit in _visits():
        if visit.stage not in NOTHING_TO_TOUCH:
            assert any(_moves(visit, after) for after in _next(visit, offers)), f"{visit.stage} {visit.page}"


def test_the_welcome_screen_can_be_reached_from_everywhere(offers: Offers) -> None:
    ways: dict[VisitStage, set[VisitStage]] = defaultdict(set)
    for visit in _visits():
        ways[visit.stage].update(after.stage for after in _next(visit, offers))
    ways[VisitStage.FILING].add(VisitStage.RECEIPT)  # by the disk's answer, checked with the journeys
    ways[VisitStage.OUT_OF_SERVICE].add(VisitStage.WELCOME)  # by the repair
    ways[VisitStage.SETUP].add(VisitStage.WELCOME)  # by the operator's approval
    home = {VisitStage.WELCOME}
    while more := {stage for stage, after in ways.items() if after & home} - home:
        home |= more
    assert home == set(VisitStage)


def test_a_screen_without_a_way_out_would_be_found(offers: Offers) -> None:
    only_help: Offers = {stage: set() for stage in offers}
    visit = next(each for each in _visits() if each.stage is VisitStage.PAGE)
    assert not any(_moves(visit, after) for after in _next(visit, only_help))


def test_filing_ends_by_itself(offers: Offers) -> None:
    filing = next(each for each in _visits() if each.stage is VisitStage.FILING)
    terminal = Terminal(filing)
    terminal.happens(Filed(filing.ticket, RECEIPT))
    assert terminal.stage() is VisitStage.RECEIPT
    unanswered = Terminal(filing, seconds=5000.0)
    unanswered.happens(*[Tick()] * 61)
    assert unanswered.stage() is not VisitStage.FILING


def _stage_of(moment: Moment) -> VisitStage:
    if moment.screen == "Card":
        reading = moment.values["phase"] == "reading"
        return VisitStage.READING_CARD if reading else VisitStage.AWAITING_CARD
    if moment.screen == "Copying":
        return VisitStage.COPYING if moment.values["mayWait"] else VisitStage.COPY
    return next(stage for stage, screen in SCREENS.items() if screen == moment.screen)


def _touched(stage: Stage) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What the screen asks for when all that it shows is touched, as (whose, (action, arguments...))."""
    for item in touchables(on_top(stage.window)):
        seen = shown_part(item, place(item))
        if of_the_keyboard(item) or not seen.contains(place(item).center()):
            continue
        tap(stage.window, item)
    for owner, calls in (("view", stage.view.calls), ("shell", stage.shell.calls)):
        yield from ((owner, call) for call in calls)
        calls.clear()


def _offered(stage: Stage, moment: Moment) -> set[type[Event]]:
    stage.show(moment)
    return {
        event
        for owner, call in _touched(stage)
        for event in _told(moment.screen if owner == "view" else "shell", call)
    }


def _told(owner: str, call: tuple[Any, ...]) -> set[type[Event]]:
    """The events that the real view-model makes of it."""
    told: list[Event] = []
    screens = AllScreens(told.append)
    model: Any = screens.shell if owner == "shell" else screens.views[owner]
    action, *arguments = call
    getattr(model, action)(*arguments)
    return {type(each) for each in told}


def _visits() -> Iterator[Visit]:
    """Every visit as it stands at some line of the journeys."""
    for lines in JOURNEYS.values():
        terminal = Terminal()
        for _, choice, _ in lines:
            yield terminal.visit
            CHOICES[choice](terminal)
        yield terminal.visit


def _next(visit: Visit, offers: Offers) -> Iterator[Visit]:
    """After each touch that the screen offers and that needs no words; after another where it asks first."""
    now = Now(visit.touched_at + 1, TODAY)
    later = Now(visit.touched_at + 3, TODAY)
    for event in (each for each in WORDLESS if each in offers[visit.stage]):
        after, _ = step(visit, event(), now)
        yield after
        if after.warned_at is not None:
            yield step(after, Leave(), later)[0]


def _moves(before: Visit, after: Visit) -> bool:
    return (before.stage, before.page) != (after.stage, after.page)
