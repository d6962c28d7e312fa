"""What the screen tells of its life, and when it starts again for another bundle: never before anybody."""

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.apply.pushed import APPLIED, IDENTITY_FILE, RECORD
from kiosk.apply.screen import Screen, read, screen_file
from kiosk.terminal import orders
from kiosk.terminal.service_manager import ADDRESS
from kiosk.visit.effects import Effect
from kiosk.visit.events import Tick
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Begin, Choose
from tests.kiosk.visit.residents import Terminal
from tests.ui.main_job import HeardLog
from ui.life import Life, LifeThread
from ui.life_teller import LifeTeller
from ui.speakers import speakers
from ui.visit_controller import VisitController

QUIET, STEADY = 15.0, 60.0


class Nobody:
    def ask(self, effect: Effect) -> None:
        """Nothing answers."""


@dataclass
class Glass:
    data: Path
    controller: VisitController
    teller: LifeTeller
    life: Life
    clock: list[float]
    again: list[None]

    def pass_time(self, seconds: float) -> None:
        self.clock[0] += seconds
        self.controller.send(Tick())
        self.teller.look()

    def push(self, effect: str) -> None:
        """As the agent moves the pointer."""
        record = {"central": "c", "running": {"directory": "", "settings": "", "effect": effect}}
        file = self.data / APPLIED / RECORD
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(record))

    def told(self) -> Screen:
        said = read(screen_file(self.data))
        assert said is not None
        return said


@pytest.fixture
def glass(tmp_path: Path, qapp: QGuiApplication) -> Iterator[Glass]:
    identity = tmp_path / IDENTITY_FILE
    identity.parent.mkdir(parents=True)
    identity.write_text('{"signing_key_id": "c"}')
    clock, again = [1000.0], list[None]()
    life = Life(tmp_path, lambda: clock[0])
    controller = VisitController(
        Terminal().visit,
        Nobody(),
        lambda: None,
        speakers(),
        {"zh": "泉水街道", "en": "Quanshui"},
        HeardLog(),
        monotonic=lambda: clock[0],
        wall=lambda: datetime(2026, 11, 23, 3, 12, tzinfo=ZoneInfo("Asia/Shanghai")),
    )
    teller = LifeTeller(life, controller, QUIET, STEADY, life.keep_up, lambda: again.append(None))
    yield Glass(tmp_path, controller, teller, life, clock, again)
    controller.deleteLater()


def test_a_process_says_that_it_began_before_it_can_do_anything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pid in (101, 102):
        monkeypatch.setattr("os.getpid", lambda pid=pid: pid)
        Life(tmp_path)
    said = read(screen_file(tmp_path))
    assert said is not None
    assert (said.starts, said.standing) == (2, False)


def test_it_tells_that_it_stands_and_when_it_has_stood_long_enough(glass: Glass) -> None:
    assert glass.told().standing
    assert not glass.told().steady
    glass.pass_time(STEADY)
    assert glass.told().steady
    assert glass.told().alive == glass.clock[0]


def test_nobody_is_there_once_the_welcome_screen_was_left_alone(glass: Glass) -> None:
    assert not glass.told().idle
    glass.pass_time(QUIET)
    assert glass.told().idle
    glass.controller.send(Choose("S01"))
    glass.teller.look()
    assert not glass.told().idle


def test_a_terminal_at_rest_is_idle(glass: Glass) -> None:
    glass.pass_time(91)
    assert glass.controller.visit.stage is Stage.ATTRACT
    assert glass.told().idle


def test_it_starts_again_for_another_bundle_and_never_in_a_visit(glass: Glass) -> None:
    glass.pass_time(91)
    glass.controller.send(Begin())
    glass.controller.send(Choose("S01"))
    glass.push("another")
    glass.pass_time(5)
    assert glass.again == []
    glass.pass_time(600)  # the idle warning ends the visit; then nobody is there
    glass.pass_time(600)
    glass.pass_time(QUIET)
    assert glass.again


def test_a_bundle_with_the_same_effect_starts_nothing_again(glass: Glass) -> None:
    glass.push("factory")
    for _ in range(20):
        glass.pass_time(60)
    assert glass.again == []


def test_it_starts_again_when_ordered_from_afar_once_nobody_is_there(glass: Glass) -> None:
    orders.write(glass.data, orders.Orders(restart="a command"))
    glass.controller.send(Begin())
    glass.pass_time(1)
    assert glass.again == []
    glass.pass_time(QUIET)
    assert glass.again == [None]
    anew = Life(glass.data)
    anew.keep_up()
    assert not anew.wants_another, "not once more for the same order"


def test_the_windows_thread_never_waits_for_the_disk(glass: Glass, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk hangs, as one that fails does; the screen goes on, and nothing is told until it answers."""
    hanging, answers = threading.Event(), threading.Event()

    def read_orders(_: Path) -> orders.Orders:
        hanging.set()
        assert answers.wait(60)
        return orders.NO_ORDERS

    monkeypatch.setattr("ui.life.read_orders", read_orders)
    thread = LifeThread(glass.life)
    try:
        thread.wake()
        assert hanging.wait(60)
        monkeypatch.setattr(glass.teller, "_keep_up", thread.wake)
        glass.pass_time(QUIET)
        assert not glass.told().idle
        answers.set()
        thread.wake()
    finally:
        answers.set()
        thread.stop()
    glass.life.keep_up()
    assert glass.told().idle


def test_the_service_manager_hears_from_the_event_loop_that_the_screen_lives(
    glass: Glass, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(30)
        monkeypatch.setenv(ADDRESS, str(tmp_path / "notify"))
        teller = LifeTeller(glass.life, glass.controller, QUIET, STEADY, glass.life.keep_up, lambda: None)
        assert manager.recv(100) == b"READY=1"
        assert manager.recv(100) == b"WATCHDOG=1"
        teller.look()
        assert manager.recv(100) == b"WATCHDOG=1"
        teller.close()
        teller.deleteLater()


def test_visits_that_came_to_their_goodbye_are_counted(glass: Glass) -> None:
    for _ in range(2):
        glass.controller.visit = glass.controller.visit.to(Stage.GOODBYE, glass.controller.moment())
        glass.pass_time(1)
        glass.pass_time(600)
    assert glass.told().visits == 2


def test_a_full_disk_ends_no_screen(glass: Glass) -> None:
    file = screen_file(glass.data)
    file.unlink()
    file.mkdir()
    glass.pass_time(91)
    assert glass.controller.visit.stage is Stage.ATTRACT


def test_on_a_full_disk_it_goes_on_telling_that_it_lives(glass: Glass) -> None:
    file = screen_file(glass.data)
    before = glass.told().alive
    file.with_name(f".{file.name}.new").symlink_to("/dev/full")
    glass.pass_time(120)
    assert glass.told().alive >= before + 60, "who watches would take it for one that hangs, and kill it"
