"""A resident does life events on the real screens while every press and every change of screen is timed.

``python -m bench.touching EVENT...`` prints two lists of milliseconds as JSON: from the press delivered to
the window to the frame swapped with the pressed colour, and from what changes the screen to the first frame
of the new one. ``bench.screens`` runs it beside a busy agent.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ui import keyboard

if TYPE_CHECKING:
    from tests.ui.quick_terminal import QuickTerminal

# ruff: noqa: PLC0415 - Qt reads the environment when it is imported and when the application is made.

NO_FRAME_S = 2.0
"""A press that has painted nothing by then is counted as so long."""


def main(life_events: list[str]) -> int:
    """Measure, and print."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    home = keyboard.prepare_environment(os.environ)
    try:
        from PySide6.QtGui import QGuiApplication

        application = QGuiApplication([])
        sys.stdout.write(json.dumps(_measured(life_events)) + "\n")
        del application
    finally:
        home.forget()
    return 0


def _measured(life_events: list[str]) -> dict[str, list[float]]:
    from tests.kiosk.visit.residents import TODAY
    from tests.ui.quick_terminal import quick_terminal
    from ui.demo.script.resident import Resident
    from ui.demo.script.setting import Errand
    from ui.engine import Appearance

    pressed: list[float] = []
    changed: list[float] = []
    for landscape in (False, True):
        with quick_terminal(Appearance(landscape=landscape)) as terminal:
            watch = Watch(terminal, changed)
            terminal.world.send = watch.timed(terminal.world.send)
            hands = _timed_hands(terminal, watch, pressed)
            for number, life_event in enumerate(life_events):
                errand = Errand("lin", life_event, "en" if number % 2 else "zh", number)
                terminal.act(Resident(terminal, terminal.world, errand, TODAY, hands).visit())
    return {"pressed": pressed, "changed": changed}


class Watch:
    """Times what changes the screen."""

    def __init__(self, terminal: "QuickTerminal", changed: list[float]) -> None:
        self._terminal = terminal
        self._changed = changed
        self._left: tuple[object, float] | None = None
        """The place that an act leaves, and when it began."""
        terminal.window.frameSwapped.connect(self._swapped)

    def timed(self, act: Callable[..., Any]) -> Callable[..., Any]:
        """The same act; where it changes the screen, the time to the first frame after the change is noted,
        also when that comes before the act returns: a touch is delivered and its frame drawn in one.
        """

        def watched(*values: Any) -> Any:
            mine = self._left is None
            if mine:
                self._left = self._place(), time.perf_counter()
            result = act(*values)
            if mine and self._left and self._left[0] == self._place():
                self._left = None
            return result

        return watched

    def _swapped(self) -> None:
        if self._left and self._left[0] != self._place():
            self._changed.append(1000 * (time.perf_counter() - self._left[1]))
            self._left = None

    def _place(self) -> object:
        visit = self._terminal.controller.visit
        return self._terminal.screen, visit.page, visit.verification.phase


def _timed_hands(terminal: "QuickTerminal", watch: Watch, pressed: list[float]) -> Any:
    from PySide6.QtCore import QPoint

    from ui.demo.hands import Hands
    from ui.waiting import process_until

    class TimedHands(Hands):
        def press(self, point: QPoint) -> None:
            frames: list[float] = []
            note = terminal.window.frameSwapped.connect(lambda: frames.append(time.perf_counter()))
            since = time.perf_counter()
            super().press(point)
            process_until(lambda: bool(frames), round(1000 * NO_FRAME_S))
            terminal.window.frameSwapped.disconnect(note)
            pressed.append(1000 * (frames[0] - since) if frames else 1000 * NO_FRAME_S)

        def lift(self, point: QPoint) -> None:
            watch.timed(super().lift)(point)

    return TimedHands(terminal.window)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
