"""The terminal's own UI process, with a resident whose finger is xdotool: no event is made in the process.

``python -m tests.system.fingers --config FILE --data DIR --life-event S01 --pictures DIR``. The parent holds
the devices: a line "card", "lift" or "paper" on stdout asks it to lay the card on the reader, to lift it or
to take the paper. At the end "filed NUMBER", or "stuck ..." and a picture of the display.
"""

import argparse
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

LOOK_MS = 20
PATIENCE_S = 60.0


def main() -> int:
    """Run the screen as `kiosk ui` does, with somebody before it."""
    parser = argparse.ArgumentParser()
    for name in ("--config", "--data", "--pictures"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--life-event", required=True)
    asked = parser.parse_args()
    from ui import app

    return app.run(asked, lambda window, controller: _visitor(window, controller, asked))


def say(*words: str) -> None:
    """A line to the parent."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def _visitor(window: Any, controller: Any, asked: argparse.Namespace) -> object:
    from PySide6.QtCore import QObject, QPoint, QTimer
    from PySide6.QtGui import QGuiApplication

    from ui.demo.day import ScreenStands
    from ui.demo.hands import Hands
    from ui.demo.keyboard import Until
    from ui.demo.script.resident import Resident
    from ui.demo.script.setting import Errand

    class Finger(Hands):
        """Moves the pointer of the X server and presses its first button."""

        def press(self, point: QPoint) -> None:
            self._xdotool(point, "mousedown", "1")

        def slide(self, point: QPoint) -> None:
            self._xdotool(point)

        def lift(self, point: QPoint) -> None:
            self._xdotool(point, "mouseup", "1")

        def _xdotool(self, point: QPoint, *then: str) -> None:
            place = window.mapToGlobal(point)
            subprocess.run(
                ["xdotool", "mousemove", str(place.x()), str(place.y()), *then], check=True, timeout=60
            )

    class Visitor(QObject):
        """Looks again and again whether the screen lets the resident go on."""

        def __init__(self) -> None:
            super().__init__()
            terminal = ScreenStands(window, controller, time.monotonic)
            errand = Errand("", asked.life_event, "zh", 1)
            self._resident = Resident(terminal, self, errand, date.today(), Finger(window))  # noqa: DTZ011  local
            self._script = self._resident.visit()
            self._until: Until = self._in_service
            self._moved = time.monotonic()
            self._timer = QTimer(self, interval=LOOK_MS)
            self._timer.timeout.connect(self._look)
            self._timer.start()

        def _in_service(self) -> bool:
            """A person comes when the devices have been heard of, and the terminal shows itself at rest."""
            around = controller.visit.surroundings
            return bool(around.reader_known and around.can_print)

        def put_card(self, _: str) -> None:
            say("card")

        def lift_card(self) -> None:
            say("lift")

        def take_paper(self) -> None:
            say("paper")

        def message(self) -> str | None:
            return None

        def phone(self, rows: list[str], does: str) -> None:
            """Nobody has one here."""

        def after(self, seconds: float) -> Until:
            moment = time.monotonic() + seconds
            return lambda: time.monotonic() >= moment

        def picture(self, _: str) -> None:
            """The window is looked at only when something goes wrong."""

        def _look(self) -> None:
            if self._until():
                self._moved = time.monotonic()
                try:
                    self._until = next(self._script)
                except StopIteration:
                    self._end("filed", self._resident.receipt_number)
            elif time.monotonic() - self._moved > PATIENCE_S:
                asked.pictures.mkdir(parents=True, exist_ok=True)
                QGuiApplication.primaryScreen().grabWindow(0).save(str(asked.pictures / "display.png"))
                window.grabWindow().save(str(asked.pictures / "window.png"))
                self._end("stuck", self._resident.where)

        def _end(self, *words: str) -> None:
            self._timer.stop()
            say(*words)
            QGuiApplication.quit()

    return Visitor()


if __name__ == "__main__":
    sys.exit(main())
