"""The demonstration's technician comes to his end at a real terminal, and sees every screen of the visit."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from kiosk.technician.access.entrance import pin_file
from tests.ui.main_job import WholeTerminal, whole_terminal
from ui.demo.technician import Technician

PIN = "280415"


class AtTerminal:
    """Reads the screens, and does beside them what the script wants."""

    def __init__(self, terminal: WholeTerminal) -> None:
        self._terminal = terminal
        self.pictures: list[str] = []

    def view(self, screen: str) -> Any:
        return self._terminal.controller.screens.views[screen]

    def shell(self) -> Any:
        return self._terminal.controller.screens.shell

    def unplug(self, device: str) -> None:
        assert device == "receipt_printer"
        self._terminal.printer.silent()  # as little comes through a cable that is not there

    def plug(self, device: str) -> None:
        assert device == "receipt_printer"
        self._terminal.printer.silent(on=False)

    def after(self, _: float) -> Callable[[], bool]:
        return lambda: True

    def picture(self, name: str) -> None:
        self.pictures.append(name)


def test_a_technician_comes_sees_mends_tests_and_leaves(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_terminal(qtbot, tmp_path) as terminal:
        pin_file(terminal.place.data_dir).set(PIN)
        there = AtTerminal(terminal)
        technician = Technician(there, there, PIN)
        for until in technician.visit():
            qtbot.waitUntil(until)
        qtbot.waitUntil(lambda: any(event == "visit.wiped" for event, _ in terminal.log.lines))
    assert technician.finished
    assert there.pictures == [
        "entrance",
        "overview",
        "unplugged",
        "what-to-do",
        "back",
        "tests",
        "page-printed",
        "traffic",
        "network",
        "counters",
        "left",
    ]
    (slip,) = terminal.printer.papers
    assert slip, "the test page has come out"
