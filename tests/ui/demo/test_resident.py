"""The scripted resident gets to the receipt whatever an unused terminal shows or does meanwhile."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.visit.events import Tick
from kiosk.visit.touches.choosing import Begin
from tests.kiosk.visit.residents import RECEIPT, TODAY
from tests.ui.quick_terminal import QuickTerminal, QuickWorld, quick_terminal
from ui.demo.keyboard import Until
from ui.demo.script.resident import Resident
from ui.demo.script.setting import Errand

REST_S = 95.0
"""Longer than the terminal waits for a touch before it goes to rest."""


class PassingWorld(QuickWorld):
    """Time passes when somebody waits, and when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 1000.0

    def after(self, seconds: float) -> Until:
        """So much later."""
        self.seconds += seconds
        return lambda: True


@pytest.fixture
def world() -> PassingWorld:
    return PassingWorld()


@pytest.fixture
def terminal(qapp: QGuiApplication, world: PassingWorld) -> Iterator[QuickTerminal]:
    with quick_terminal(world=world, monotonic=lambda: world.seconds) as made:
        yield made


def go_to_rest(terminal: QuickTerminal, world: PassingWorld) -> None:
    while terminal.screen != "Attract":
        world.seconds += REST_S
        terminal.controller.send(Tick())


def resident(terminal: QuickTerminal, world: PassingWorld, language: str = "zh") -> Resident:
    return Resident(terminal, world, Errand("chen", "S01", language, 3), TODAY)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_terminal_at_rest_is_woken_by_a_touch_that_presses_nothing_else(
    terminal: QuickTerminal, world: PassingWorld, language: str
) -> None:
    go_to_rest(terminal, world)
    person = resident(terminal, world, language)
    screens: list[str] = []
    for until in person.visit():
        terminal.until(until)
        if terminal.screen not in screens:
            screens.append(terminal.screen)
    assert screens[:3] == ["Attract", "Welcome", "Card"]
    assert person.finished
    assert person.receipt_number == RECEIPT.number.replace(" ", "")


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_a_terminal_that_goes_to_rest_before_the_first_touch_is_woken_again(
    terminal: QuickTerminal, world: PassingWorld, language: str
) -> None:
    rests: list[str] = []

    def look_too_long(picture: str) -> None:
        if picture == "welcome" and len(rests) < 2:
            rests.append(picture)
            go_to_rest(terminal, world)

    world.pictured = look_too_long
    person = resident(terminal, world, language)
    terminal.act(person.visit())
    assert len(rests) == 2
    assert person.finished


def test_a_terminal_that_somebody_else_wakes_is_gone_on_with(
    terminal: QuickTerminal, world: PassingWorld
) -> None:
    go_to_rest(terminal, world)
    person, woken = resident(terminal, world), False
    for until in person.visit():
        if not woken and "begin" in person.where:
            woken = True
            terminal.controller.send(Begin())
        terminal.until(until)
    assert woken
    assert person.finished


def test_a_visit_may_end_at_a_terminal_that_has_gone_to_rest(
    terminal: QuickTerminal, world: PassingWorld
) -> None:
    def go(picture: str) -> None:
        if picture == "goodbye":
            go_to_rest(terminal, world)

    world.pictured = go
    person = resident(terminal, world)
    terminal.act(person.visit())
    assert terminal.screen == "Attract"
    assert person.finished
