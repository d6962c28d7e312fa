"""Pulled out and put in again, thousands of times, at any byte: nothing is left over, and each comes back.

`make soak` runs the same with more cycles: KIOSK_PLUG_CYCLES says how many.
"""

import os
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil
import pytest

from devices.id_card.build import build_reader
from devices.port_search import AUTO, PortFound
from devices.receipt_printer.build import build_printer
from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.pty_line import Direction, PtyLine
from devices.simulators.sdt_reader import SimulatedSdtReader
from devices.standing import Device, DeviceState, Standing
from devices.supervision.changes import PolledChanges
from devices.supervision.hot_plug import HotPlug
from devices.supervision.port_claims import PortClaims
from devices.supervision.wiring import Wiring
from ui.workers.crew import Crew
from ui.workers.device_watch import DeviceWatch
from ui.workers.worker import WorkerThread

CYCLES = int(os.environ.get("KIOSK_PLUG_CYCLES", "150"))
PATIENCE_S = 60.0
OFTEN_S = 0.002
MOST_BYTES = {"id_card_reader": 20, "receipt_printer": 12}
"""What a look at it is on the wire at least: questions and answers."""
GROWTH_BYTES = 3 << 20
"""What the allocator may do. A leak of 400 bytes a cycle would be more after ten thousand."""


class Stand:
    """The last word on each device, and a way to wait for one."""

    def __init__(self) -> None:
        self._said: dict[str, Standing] = {}
        self._news = threading.Condition()

    def post(self, name: str, standing: Standing) -> None:
        with self._news:
            self._said[name] = standing
            self._news.notify_all()

    def wait_for(self, name: str, is_so: Callable[[Standing], bool]) -> None:
        with self._news:
            came = self._news.wait_for(lambda: name in self._said and is_so(self._said[name]), PATIENCE_S)
        assert came, f"{name} is {self._said.get(name)}"


class Cable:
    """A device's line that is cut when so many bytes have passed, either way."""

    def __init__(self, port: Path) -> None:
        self._left: int | None = None
        self._hand = threading.Lock()
        self.line = PtyLine(port, baud=115200, tap=self._hear)

    def cut_after(self, count: int) -> None:
        with self._hand:
            self._left = count

    def plug(self) -> None:
        with self._hand:
            self._left = None
            self.line.plug()

    def _hear(self, _: Direction, data: bytes) -> None:
        with self._hand:
            if self._left is not None:
                self._left -= len(data)
                if self._left <= 0:
                    self._left = None
                    self.line.unplug()


def watched(devices: dict[str, Device], stand: Stand) -> Crew:
    """Each in a thread of its own, looked at when something is plugged, and else hardly ever."""

    def failed(name: str, error: Exception) -> None:
        raise AssertionError(f"the owner of {name} failed") from error

    threads = {
        name: WorkerThread(
            name, partial(DeviceWatch, device, partial(stand.post, name), at_rest_s=3600.0), failed
        )
        for name, device in devices.items()
    }
    return Crew(threads, owners=tuple(devices))


@dataclass(frozen=True)
class Held:
    """What this process has of the system."""

    threads: int
    descriptors: int
    resident: int

    @classmethod
    def now(cls) -> "Held":
        process = psutil.Process()
        return cls(threading.active_count(), process.num_fds(), process.memory_info().rss)


def works(standing: Standing) -> bool:
    return standing.serves


def gone(standing: Standing) -> bool:
    return standing.state is DeviceState.ABSENT


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as made:
        yield made


@pytest.mark.timeout(120 + CYCLES)
def test_nothing_is_left_over_however_often_a_device_is_pulled_out(tmp_path: Path, stack: ExitStack) -> None:
    dice, stand = random.Random(CYCLES), Stand()
    cables = {name: Cable(tmp_path / "dev" / name) for name in ("id_card_reader", "receipt_printer")}
    reader = SimulatedSdtReader(cables["id_card_reader"].line)
    printer = SimulatedEscPosPrinter(cables["receipt_printer"].line)
    for simulated, cable in ((reader, cables["id_card_reader"]), (printer, cables["receipt_printer"])):
        simulated.start()
        stack.callback(cable.line.close)
        stack.callback(simulated.stop)
    paths = {name: cable.line.path for name, cable in cables.items()}
    claims = PortClaims(paths)
    crew = watched(
        {
            "id_card_reader": build_reader(
                paths["id_card_reader"], 115200, wiring=Wiring("id_card_reader", claims)
            ),
            "receipt_printer": build_printer(
                "serial",
                paths["receipt_printer"],
                115200,
                48,
                "default",
                Wiring("receipt_printer", claims),
            ),
        },
        stand,
    )
    hot_plug = HotPlug(lambda: PolledChanges(paths.values(), OFTEN_S), crew.plugged)
    crew.start()
    hot_plug.start()
    stack.callback(crew.stop)
    stack.callback(hot_plug.stop)
    for name in cables:
        stand.wait_for(name, works)
    began = Held.now()
    for cycle in range(CYCLES):
        name = ("id_card_reader", "receipt_printer")[cycle % 2]
        if cycle % 4 < 2:
            cables[name].line.unplug()
        else:
            cables[name].cut_after(dice.randint(1, MOST_BYTES[name]))
            crew.plugged()
            if cycle % 8 < 4:  # sometimes nobody speaks any more when the plug goes
                cables[name].line.unplug()
        stand.wait_for(name, gone)
        cables[name].plug()
        stand.wait_for(name, works)
        if cycle == CYCLES // 3:
            began = Held.now()
    ended = Held.now()
    assert ended.threads == began.threads
    assert ended.descriptors <= began.descriptors
    assert ended.resident - began.resident < GROWTH_BYTES


def test_two_devices_that_swap_their_ports_are_both_found_again(tmp_path: Path, stack: ExitStack) -> None:
    stand, lines = Stand(), (PtyLine(), PtyLine())
    reader, printer = SimulatedSdtReader(lines[0]), SimulatedEscPosPrinter(lines[1])
    for simulated, line in ((reader, lines[0]), (printer, lines[1])):
        simulated.start()
        stack.callback(line.close)
        stack.callback(simulated.stop)
    slots = (tmp_path / "ttyUSB0", tmp_path / "ttyUSB1")

    def lead(order: tuple[int, int]) -> None:
        for slot, line in zip(slots, order, strict=True):
            slot.unlink(missing_ok=True)
            slot.symlink_to(lines[line].path)

    def present() -> list[PortFound]:
        return [PortFound(str(slot), "a port") for slot in slots if slot.exists()]

    lead((0, 1))
    claims = PortClaims()
    reader_wiring = Wiring("id_card_reader", claims, present=present)
    printer_wiring = Wiring("receipt_printer", claims, present=present)
    crew = watched(
        {
            "id_card_reader": build_reader(AUTO, 115200, wiring=reader_wiring),
            "receipt_printer": build_printer("serial", AUTO, 115200, 48, "default", printer_wiring),
        },
        stand,
    )
    crew.start()
    stack.callback(crew.stop)
    stand.wait_for("id_card_reader", works)
    stand.wait_for("receipt_printer", works)
    for order in ((1, 0), (0, 1)):
        for line in lines:
            line.unplug()
        crew.plugged()
        stand.wait_for("id_card_reader", gone)
        stand.wait_for("receipt_printer", gone)
        for line in lines:
            line.plug()
        lead(order)
        crew.plugged()
        stand.wait_for("id_card_reader", works)
        stand.wait_for("receipt_printer", works)
        assert claims.holder(lines[0].path) == "id_card_reader"
        assert claims.holder(lines[1].path) == "receipt_printer"


def test_a_port_that_now_leads_to_another_device_is_not_called_working(
    tmp_path: Path, stack: ExitStack
) -> None:
    stand, line = Stand(), PtyLine()
    printer = SimulatedEscPosPrinter(line)
    printer.start()
    stack.callback(line.close)
    stack.callback(printer.stop)
    crew = watched({"id_card_reader": build_reader(line.path, 115200)}, stand)
    crew.start()
    stack.callback(crew.stop)
    stand.wait_for("id_card_reader", lambda standing: standing.state is DeviceState.PRESENT)
