"""A scripted technician: in by the gesture, a printer pulled out and put back, tests, and out again, with a
picture of each screen on the way.
"""

from typing import Any, Protocol

from devices.standing import DeviceState
from kiosk.technician.access.gesture import ORDER
from kiosk.visit.bench import Tab
from ui.demo.keyboard import Script, Until
from ui.viewmodels.bench.parts import CONDITIONS

PRINTER = "receipt_printer"
WORKING = CONDITIONS.index(DeviceState.WORKING)
GLANCE_S = 0.6
"""How long a person looks before the next touch: what slides in has come to rest."""


class Terminal(Protocol):
    """The terminal, as the technician reads it."""

    def view(self, screen: str) -> Any:
        """The view-model of a screen."""
        ...

    def shell(self) -> Any:
        """The view-model of band, foot and overlays."""
        ...


class Cabinet(Protocol):
    """What the technician does beside the screen."""

    def unplug(self, device: str) -> None:
        """Pull its cable out."""
        ...

    def plug(self, device: str) -> None:
        """Put it in again."""
        ...

    def after(self, seconds: float) -> Until:
        """True once so much time has passed."""
        ...

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        ...


class Technician:
    """One visit of maintenance. `where` names the last picture: there it stood still, if it did."""

    def __init__(self, terminal: Terminal, cabinet: Cabinet, pin: str) -> None:
        self._terminal = terminal
        self._cabinet = cabinet
        self._pin = pin
        self.where = "before the terminal"
        self.finished = False

    def visit(self) -> Script:
        """From the welcome screen to the welcome screen."""
        yield from self._in()
        yield from self._trouble()
        yield from self._tests()
        yield from self._network_and_counters()
        self._terminal.view("Bench").finish()
        yield self._on("Welcome")
        yield from self._seen("left")
        self.finished = True

    def _in(self) -> Script:
        shell, access = self._terminal.shell(), self._terminal.view("BenchAccess")
        yield self._on("Welcome")
        for edge in ORDER:
            shell.atEdge(edge.value)
        yield lambda: access.outputs.phase == "enter"
        yield from self._seen("entrance")
        for digit in self._pin:
            access.type(digit)
        access.submit()
        yield self._on("Bench")
        yield lambda: self._condition() == WORKING
        yield from self._seen("overview")

    def _trouble(self) -> Script:
        bench, device = self._terminal.view("Bench"), self._terminal.view("BenchDevice")
        self._cabinet.unplug(PRINTER)
        yield lambda: bool(bench.outputs.ill)
        yield from self._seen("unplugged")
        bench.openDevice(PRINTER)
        yield self._on("BenchDevice")
        yield from self._seen("what-to-do")
        self._cabinet.plug(PRINTER)
        yield lambda: device.outputs.condition == WORKING
        yield from self._seen("back")

    def _tests(self) -> Script:
        device = self._terminal.view("BenchDevice")
        device.openTab(Tab.TESTS.value)
        yield from self._seen("tests")
        device.beginTest("page")
        yield lambda: device.outputs.test_state == "asked"
        yield from self._seen("page-printed")
        device.judgeTest(True)  # noqa: FBT003  a slot
        yield lambda: device.outputs.test_state == "passed"
        device.openTab(Tab.TRAFFIC.value)
        yield lambda: bool(device.outputs.lines)
        yield from self._seen("traffic")
        device.back()
        yield self._on("Bench")

    def _network_and_counters(self) -> Script:
        bench, device = self._terminal.view("Bench"), self._terminal.view("BenchDevice")
        bench.openDevice("network")
        yield self._on("BenchDevice")
        device.openTab(Tab.TESTS.value)
        device.beginTest("path")
        yield lambda: device.outputs.test_state in ("passed", "failed")
        yield from self._seen("network")
        device.back()
        yield self._on("Bench")
        bench.openCounters()
        yield self._on("BenchCounters")
        yield from self._seen("counters")

    def _seen(self, name: str) -> Script:
        self.where = name
        yield self._cabinet.after(GLANCE_S)
        self._cabinet.picture(name)

    def _on(self, screen: str) -> Until:
        shell = self._terminal.shell()
        return lambda: bool(shell.outputs.screen == screen)

    def _condition(self) -> int:
        rows = self._terminal.view("Bench").outputs.devices
        return next((int(each["condition"]) for each in rows if each["name"] == PRINTER), -1)
