"""The controller: one event after the other, effects out, screens fed, and time that passes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from kiosk.visit.answers import CardFailed, CardRead
from kiosk.visit.effects import Effect, StartReading, Wipe
from kiosk.visit.events import Tick
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.everywhere import Leave, Touched
from kiosk.visit.visit import Visit
from tests.kiosk.visit.residents import CHEN, Terminal
from tests.ui.main_job import HeardLog
from ui.speakers import speakers
from ui.visit_controller import VisitController
from ui.workers.crew import ROUTES
from ui.workers.desk import Audit
from ui.workers.plugged import Plugged

WALL = datetime(2026, 11, 23, 3, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass
class Basket:
    """Takes effects."""

    effects: list[Effect] = field(default_factory=list)

    def ask(self, effect: Effect) -> None:
        self.effects.append(effect)


@dataclass
class Bench:
    """A controller without a window or threads."""

    controller: VisitController
    basket: Basket
    log: HeardLog
    wipes: list[str]
    clock: list[float]


@pytest.fixture
def bench(qapp: QGuiApplication) -> Iterator[Bench]:
    basket, log, wipes, clock = Basket(), HeardLog(), list[str](), [1000.0]
    visit: Visit = Terminal().visit
    controller = VisitController(
        visit,
        basket,
        lambda: wipes.append(str(controller.screens.shell.property("screen"))),
        speakers(),
        {"zh": "泉水街道", "en": "Quanshui"},
        log,
        monotonic=lambda: clock[0],
        wall=lambda: WALL,
    )
    yield Bench(controller, basket, log, wipes, clock)
    controller.stop()


def test_effects_go_out_and_the_screen_follows(bench: Bench) -> None:
    bench.controller.send(Choose("S01"))
    assert [type(each) for each in bench.basket.effects] == [StartReading]
    assert bench.controller.screens.shell.property("screen") == "Card"
    assert bench.controller.screens.shell.property("clock") == "03:12 星期一"
    assert bench.controller.screens.shell.property("placeName") == "泉水街道"


def test_what_a_screen_sends_while_it_is_fed_happens_afterwards(bench: Bench) -> None:
    seen: list[str] = []
    shell = bench.controller.screens.shell

    def echo() -> None:
        seen.append(str(shell.property("screen")))
        if len(seen) == 1:
            bench.controller.send(Leave())
            assert shell.property("screen") == "Card", "the second event overtook the first"

    shell.screenChanged.connect(echo)
    bench.controller.send(Choose("S01"))
    assert seen == ["Card", "Welcome"]


def test_the_surface_is_wiped_when_the_screens_know_nobody_any_more(bench: Bench) -> None:
    bench.controller.send(Choose("S01"))
    bench.controller.send(CardRead(bench.controller.visit.ticket, CHEN))
    bench.controller.send(Leave())
    bench.clock[0] += 1
    bench.controller.send(Leave())
    assert any(isinstance(each, Wipe) for each in bench.basket.effects)
    assert bench.wipes == ["Goodbye"]
    QCoreApplication.processEvents()
    fields = next(fields for event, fields in bench.log.lines if event == "visit.wiped")
    assert (fields["reason"], fields["left"]) == ("left", 0)
    assert bench.basket.effects[-1] == Audit("visit.wiped", (("reason", "left"),))


def test_only_a_timely_answer_goes_into_the_trail(bench: Bench) -> None:
    bench.controller.send(Choose("S01"))
    ticket = bench.controller.visit.ticket
    bench.controller.send(CardRead(ticket - 1, CHEN))
    assert not any(isinstance(each, Audit) for each in bench.basket.effects)
    bench.controller.send(CardRead(ticket, CHEN))
    assert Audit("card.read", (("kind", "resident"),)) in bench.basket.effects


def test_the_log_says_where_a_visit_is_and_not_whose_it_is(bench: Bench) -> None:
    bench.controller.send(Choose("S01"))
    bench.controller.send(Touched())
    bench.controller.send(CardFailed(bench.controller.visit.ticket, "device.card.lift_and_retry"))
    bench.controller.send(CardRead(bench.controller.visit.ticket, CHEN))
    stages = [fields["state"] for event, fields in bench.log.lines if event == "visit.stage"]
    assert stages == ["awaiting_card", "verifying"]
    assert CHEN.name not in str(bench.log.lines)


def test_every_effect_has_somebody_who_does_it() -> None:
    def below(kind: type[Effect]) -> set[type[Effect]]:
        return {kind} | {each for sub in kind.__subclasses__() for each in below(sub)}

    for_owners_of_devices = {Plugged}
    assert below(Effect) - {Effect} - for_owners_of_devices == set(ROUTES)


def test_a_terminal_that_starts_does_not_go_to_rest_at_once(bench: Bench) -> None:
    bench.clock[0] += 60
    bench.controller.send(Tick())
    assert bench.controller.screens.shell.property("screen") == "Welcome"
