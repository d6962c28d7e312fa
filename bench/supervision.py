"""What watching over all devices costs while nothing happens, and how soon each is back after a replug."""

import json
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from PySide6.QtCore import QCoreApplication

from bench.row import Against, AtMost, AtMostTimes, Row
from devices.supervision.changes import POLL_S, PolledChanges
from devices.supervision.hot_plug import HotPlug
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.config import load
from kiosk.demo.corner import Corner
from kiosk.demo.events import Events
from kiosk.demo.papers import Papers
from kiosk.demo.sane import SaneCable, is_installed
from kiosk.equipment.classes import named_ports, wirings
from kiosk.terminal.place import TerminalPlace
from ui.crew import terminal_crew
from ui.device_board import DeviceBoard, Posted
from ui.document_camera.sights import Sights
from ui.workers.crew import CARD, PRINTER
from ui.workers.interruption import Interruption
from ui.workers.record_keeper import RecordKeeper

IDLE_S = 30.0
REPLUGS = 5
PATIENCE_S = 60.0
CORE_PERCENT = 1.0
"""Of one core, for all supervisors together."""
TIMES_A_LOOK = 1.5
"""Where there is no udev: a plug is seen at the next look, and the device then says who it is."""


class _NoLog:
    """Writes nothing."""

    def info(self, event: str, **fields: object) -> None:
        """One line less."""

    def warning(self, event: str, **fields: object) -> None:
        """One line less."""


@dataclass
class _Stands:
    """What the board's posts say, to be waited for."""

    serves: dict[str, bool] = field(default_factory=dict)
    news: threading.Condition = field(default_factory=threading.Condition)

    def hear(self, name: str, posted: Posted) -> None:
        with self.news:
            self.serves[name] = posted.standing.serves
            self.news.notify_all()

    def wait(self, name: str, *, serves: bool) -> None:
        with self.news:
            came = self.news.wait_for(lambda: self.serves.get(name) is serves, PATIENCE_S)
        if not came:
            raise RuntimeError(f"{name} {'never came back' if serves else 'was never missed'}")


def measure() -> tuple[Row, ...]:
    with tempfile.TemporaryDirectory() as directory, ExitStack() as stack:
        return _measured(Path(directory), stack)


def _measured(directory: Path, stack: ExitStack) -> tuple[Row, ...]:
    _application = QCoreApplication.instance() or QCoreApplication([])
    sane = SaneCable(directory / "sane") if is_installed() else None
    corner = stack.enter_context(Corner(directory / "dev", Papers(directory / "papers", Events()), sane))
    os.environ.update(corner.environment)
    config_file = directory / "local.toml"
    config_file.write_text(
        "".join(f"{key} = {json.dumps(value)}\n" for key, value in corner.settings.items()), "utf-8"
    )
    config = load(config_file, directory).config
    stands = _Stands()
    record = RecordKeeper(TerminalPlace(directory), _ignore)
    wired = wirings(config)

    def heard(name: str, posted: Posted) -> None:
        record.stood(name, posted)
        stands.hear(name, posted)

    board = DeviceBoard(_NoLog(), config.devices.names, also=heard)
    crew = terminal_crew(
        config,
        directory,
        load_catalogue(factory_directory()),
        lambda _: None,
        _ignore,
        Interruption(),
        board,
        wired,
        record.count,
        lambda _: None,
        Sights(),
    )
    hot_plug = HotPlug(partial(PolledChanges, named_ports(config).values()), crew.plugged)
    for start, stop in (
        (record.start, record.stop),
        (crew.start, crew.stop),
        (hot_plug.start, hot_plug.stop),
    ):
        start()
        stack.callback(stop)
    for name in corner.devices:
        stands.wait(name, serves=True)
    owners = {CARD, PRINTER, *config.devices.names, "hot-plug", "record"}
    idle = _idle_percent(owners)
    rows = [
        Row(
            name="idle CPU of all supervisors together",
            unit="% of a core",
            ours=idle,
            bound=AtMost(CORE_PERCENT),
            note=f"{len(corner.devices)} devices that answer, with what their owners' threads and children "
            f"use in {IDLE_S:g} s, the hot-plug and the record thread included; looking every {POLL_S:g} s, "
            "as where there is no udev",
        )
    ]
    for name in corner.devices:
        rows += _replugs(name, corner, stands, crew.plugged, is_port=name in named_ports(config))
    return tuple(rows)


def _replugs(
    name: str, corner: Corner, stands: _Stands, plugged: Callable[[], None], *, is_port: bool
) -> list[Row]:
    told = [1000 * _replug(name, corner, stands, plugged) for _ in range(REPLUGS)]
    rows = [
        Row(
            name=f"back after a replug that was told of: {name}",
            unit="ms",
            ours=statistics.median(told),
            note=f"median of {REPLUGS}, the longest {max(told):.0f} ms; from the plug, told of at once as by "
            "udev, to the device's word that it works",
        )
    ]
    if is_port:
        seen = [1000 * _replug(name, corner, stands, lambda: None) for _ in range(REPLUGS)]
        rows.append(
            Row(
                name=f"back after a replug that was found by looking: {name}",
                unit="ms",
                ours=max(seen),
                limit=1000 * POLL_S,
                bound=AtMostTimes(TIMES_A_LOOK, Against.LIMIT),
                note=f"the longest of {REPLUGS}; the limit: the ports are looked at every {POLL_S:g} s",
            )
        )
    return rows


def _replug(name: str, corner: Corner, stands: _Stands, plugged: Callable[[], None]) -> float:
    """Seconds from the plug to the device's word."""
    corner.unplug({"device": name})
    plugged()
    stands.wait(name, serves=False)
    began = time.monotonic()
    corner.plug({"device": name})
    plugged()
    stands.wait(name, serves=True)
    return time.monotonic() - began


def _idle_percent(owners: set[str]) -> float:
    threads = {each.name: each.ident for each in threading.enumerate() if each.name in owners}
    before, began = _seconds(threads), time.monotonic()
    threading.Event().wait(IDLE_S)
    return 100 * (_seconds(threads) - before) / (time.monotonic() - began)


def _seconds(threads: Mapping[str, int | None]) -> float:
    """CPU of these threads, and of all children that have ended."""
    clocks = (time.pthread_getcpuclockid(ident) for ident in threads.values() if ident is not None)
    children = getrusage(RUSAGE_CHILDREN)
    return sum(map(time.clock_gettime, clocks)) + children.ru_utime + children.ru_stime


def _ignore(_what: str, _error: Exception) -> None:
    """What the rest of the crew lacks here is no part of this."""
