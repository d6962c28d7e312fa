"""The touch that wakes the terminal presses nothing of the screen below (KlipperScreen #80, #207)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.visit.effects import Effect
from kiosk.visit.events import Tick
from kiosk.visit.stage import Stage
from kiosk.words import Language
from tests.kiosk.visit.residents import Terminal
from tests.ui.main_job import HeardLog
from tests.ui.qml.looking import below, wait_for
from ui.engine import Appearance, close_window, load_window, window_of
from ui.speakers import speakers
from ui.visit_controller import VisitController

SLEEP_S = 100.0


class Nobody:
    """No device is asked for anything."""

    def ask(self, effect: Effect) -> None:
        pass


@dataclass
class Asleep:
    """The real window over the real controller, at rest, with a clock that a test moves."""

    controller: VisitController
    engine: QQmlApplicationEngine
    window: QQuickWindow
    clock: list[float]
    finger: QPointingDevice = field(default_factory=QTest.createTouchDevice)

    def stage(self) -> Stage:
        return self.controller.visit.stage

    def press(self, at: QPoint) -> None:
        QTest.touchEvent(self.window, self.finger).press(0, at, self.window).commit()

    def release(self, at: QPoint) -> None:
        QTest.touchEvent(self.window, self.finger).release(0, at, self.window).commit()

    def tap(self, at: QPoint) -> None:
        self.press(at)
        self.release(at)

    def pause(self, seconds: float) -> None:
        self.clock[0] += seconds
        self.controller.send(Tick())
        frames: list[None] = []
        note = self.window.frameSwapped.connect(lambda: frames.append(None))
        self.window.update()
        wait_for(lambda: bool(frames))
        self.window.frameSwapped.disconnect(note)

    def middle_of(self, name: str) -> QPoint:
        item: QQuickItem = next(
            each for each in below(self.window.contentItem()) if each.objectName() == name
        )
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def sleep(self) -> None:
        self.pause(SLEEP_S)
        assert self.stage() is Stage.ATTRACT


@pytest.fixture
def asleep(qapp: QGuiApplication) -> Iterator[Asleep]:
    clock = [1000.0]
    places: dict[Language, str] = {"zh": "泉水街道", "en": "Quanshui"}
    controller = VisitController(
        Terminal().visit, Nobody(), lambda: None, speakers(), places, HeardLog(), lambda: clock[0]
    )
    engine = load_window(controller.screens.shell, controller.screens.views, Appearance(reduced_motion=True))
    yield Asleep(controller, engine, window_of(engine), clock)
    controller.stop()
    close_window(engine)


def test_a_touch_where_a_tile_will_be_only_wakes(asleep: Asleep) -> None:
    tile = asleep.middle_of("event-S01")
    asleep.sleep()
    asleep.tap(tile)
    asleep.pause(0.05)
    assert asleep.stage() is Stage.WELCOME


def test_a_finger_that_rests_on_the_glass_wakes_when_it_goes(asleep: Asleep) -> None:
    card = asleep.middle_of("put-card")
    asleep.sleep()
    asleep.press(card)
    asleep.pause(2)
    assert asleep.stage() is Stage.ATTRACT
    asleep.release(card)
    asleep.pause(2)
    assert asleep.stage() is Stage.WELCOME


def test_a_second_tap_of_the_same_hand_presses_nothing(asleep: Asleep) -> None:
    tile = asleep.middle_of("event-S01")
    asleep.sleep()
    asleep.tap(tile)
    asleep.pause(0.3)
    asleep.tap(tile)
    asleep.pause(0.3)
    asleep.tap(tile)
    asleep.pause(0.3)
    assert asleep.stage() is Stage.WELCOME
    asleep.tap(tile)
    asleep.pause(0.05)
    assert asleep.stage() is Stage.AWAITING_CARD, "later touches count"


def test_where_band_and_foot_will_be_a_touch_only_wakes(asleep: Asleep) -> None:
    for name in ("language", "cannot-be-done"):
        there = asleep.middle_of(name)
        asleep.sleep()
        asleep.tap(there)
        asleep.pause(1)
        assert asleep.stage() is Stage.WELCOME
        assert asleep.controller.visit.language == "zh"
        assert asleep.controller.visit.notice is None


@pytest.mark.parametrize("name", ["elder", "speech", "low_reach"])
def test_one_touch_on_a_manner_opens_the_welcome_screen_in_it(asleep: Asleep, name: str) -> None:
    asleep.sleep()
    asleep.tap(asleep.middle_of(f"begin-{name}"))
    asleep.pause(0.05)
    assert asleep.stage() is Stage.WELCOME
    assert getattr(asleep.controller.visit.manner, name)


def test_the_whole_picture_moves_with_each_turn_and_is_back_when_somebody_comes(asleep: Asleep) -> None:
    asleep.sleep()
    content = asleep.window.contentItem()
    places = set()
    for _ in range(4):
        asleep.pause(12)
        places.add((content.x(), content.y()))
    assert len(places) == 4
    asleep.tap(QPoint(500, 500))
    asleep.pause(0.05)
    assert (content.x(), content.y()) == (0, 0)
