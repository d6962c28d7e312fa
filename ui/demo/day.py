"""Residents who come one after the other, until the demonstration has no more of them; then a technician, if
one is to come.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickWindow

from kiosk.contract.catalogue.schema import Catalogue
from kiosk.demo.deeds import Deed
from kiosk.demo.residents import residents
from kiosk.visit.setting import Moment
from ui.demo.control_client import ControlClient
from ui.demo.keyboard import Script, Until
from ui.demo.script.person import GaveUp
from ui.demo.script.resident import Resident
from ui.demo.script.returning import Again, Purpose, Returning
from ui.demo.script.setting import Errand
from ui.demo.technician import Technician
from ui.visit_controller import VisitController

LOOK_MS = 10
"""How often a person looks whether the screen has changed."""
PATIENCE_S = 60.0
"""After so long without a way to go on, the resident gives up and says where."""
_CODE = re.compile(r"\b\d{6}\b")


class ScreenStands:
    """The terminal, as its resident reads it (`script.setting.Terminal`)."""

    def __init__(
        self, window: QQuickWindow, controller: VisitController, monotonic: Callable[[], float]
    ) -> None:
        self.window = window
        self.catalogue: Catalogue = controller.visit.setting.catalogue
        self._controller = controller
        self._monotonic = monotonic

    def view(self, screen: str) -> Any:
        """The view-model of a screen."""
        return self._controller.screens.views[screen]

    def shell(self) -> Any:
        """The view-model of band, foot and overlays."""
        return self._controller.screens.shell

    def page(self) -> object:
        """The page of the catalogue on the screen."""
        return self._controller.visit.current_page(Moment(self._monotonic(), date.today()))  # noqa: DTZ011  local


class Visitors(QObject):
    """Asks the demonstration for the next visit, makes it, tells of it, and asks again."""

    def __init__(
        self,
        window: QQuickWindow,
        controller: VisitController,
        control: str,
        monotonic: Callable[[], float],
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._terminal = ScreenStands(window, controller, monotonic)
        self._monotonic = monotonic
        self._today = today
        self._hands = ControlClient(control, QGuiApplication.quit, self)
        self._ears = ControlClient(control, QGuiApplication.quit, self)
        self._ears.listen(self._heard)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._code: str | None = None
        self._pictures: _Pictures | None = None
        self._resident: Resident | Technician | None = None
        self._script: Script = iter_nothing()
        self._until: Until = lambda: True
        self._began = self._moved = 0.0
        self._hands.ask("next_visit", self._begin)

    # What the resident does beside the screen (`script.setting.Street`)

    def put_card(self, resident: str) -> None:
        """Lay the card on the reader."""
        self._hands.ask("put_card", resident=resident)

    def lift_card(self) -> None:
        """Take it away."""
        self._hands.ask("lift_card")

    def take_paper(self) -> None:
        """Take the receipt."""
        self._hands.ask("take_paper")

    def message(self) -> str | None:
        """The digits of the last text message of this visit."""
        return self._code

    def show_code(self, code: str) -> None:
        """Hold the paper before the scanner (`script.returning.Corner`)."""
        self._hands.ask("show_code", code=code)

    def phone(self, rows: list[str], does: str) -> None:
        """Hold the telephone before the screen."""
        self._hands.ask("phone", rows=rows, does=does)

    def after(self, seconds: float) -> Until:
        """True once so much time has passed."""
        moment = self._monotonic() + seconds
        return lambda: self._monotonic() >= moment

    def unplug(self, device: str) -> None:
        """Pull a device's cable out (`technician.Cabinet`)."""
        self._hands.ask("unplug", device=device)

    def plug(self, device: str) -> None:
        """Put it in again."""
        self._hands.ask("plug", device=device)

    def picture(self, name: str) -> None:
        """Keep a picture of the screen, once of each kind."""
        if self._pictures is not None:
            self._pictures.keep(name)

    def _begin(self, given: dict[str, Any]) -> None:
        plan, shots = given["visit"], given["screenshots"]
        if plan is None and given["technician"] is None:
            return
        self._code = None
        prefix = "technician" if plan is None else f"{plan['index'] + 1:02d}"
        self._pictures = _Pictures(self._terminal.window, Path(shots), prefix) if shots else None
        if plan is None:
            self._resident = Technician(self._terminal, self, given["technician"])
            self._follow(self._resident.visit())
            return
        resident, event = plan["resident"], plan["life_event"]
        errand = Errand(
            resident,
            event,
            plan["language"],
            plan["seed"],
            _relative(resident),
            tuple(Deed(each) for each in plan["deeds"]),
            given["earlier"],
        )
        if plan.get("purpose"):
            again = Again(plan["code"], Purpose(plan["purpose"]))
            self._resident = Returning(self._terminal, self, errand, self._today(), again)
        else:
            self._resident = Resident(self._terminal, self, errand, self._today())
        self._follow(self._resident.visit())

    def _follow(self, script: Script) -> None:
        self._script = script
        self._until = lambda: True
        self._began = self._moved = self._monotonic()
        self._looking.start()

    def _look(self) -> None:
        while self._until():
            self._moved = self._monotonic()
            try:
                self._until = next(self._script)
            except (StopIteration, GaveUp):
                self._end()
                return
        if self._monotonic() - self._moved > PATIENCE_S:
            self._end()

    def _end(self) -> None:
        self._looking.stop()
        resident = self._resident
        if resident is None or not resident.finished:
            self.picture("stuck")
            self._hands.ask("give_up", where=resident.where if resident else "")
            return
        if isinstance(resident, Technician):
            self._hands.ask("technician_done")
            return
        self._hands.ask(
            "visit_done",
            seconds=self._monotonic() - self._began,
            receipt_number=resident.receipt_number,
            deeds={each.value: came_off for each, came_off in resident.deeds.items()},
            screenshots=self._pictures.names if self._pictures else [],
            told=resident.told,
        )
        self._hands.ask("next_visit", self._begin)

    def _heard(self, event: dict[str, Any]) -> None:
        if event["event"] == "message":
            found = _CODE.search(event["text"])
            self._code = found.group() if found else None


class _Pictures:
    """Pictures of one visit, written beside the visit, not in its way."""

    def __init__(self, window: QQuickWindow, directory: Path, prefix: str) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._window = window
        self._directory = directory
        self._prefix = prefix
        self.names: list[str] = []

    def keep(self, name: str) -> None:
        """One picture for each name."""
        file = self._directory / f"{self._prefix}-{name}.png"
        if str(file) not in self.names:
            self.names.append(str(file))
            picture: QImage = self._window.grabWindow()
            QThreadPool.globalInstance().start(lambda: picture.save(str(file)))


def iter_nothing() -> Script:
    """No steps."""
    yield from ()


def _relative(resident: str) -> str:
    """Somebody whose card this resident has along."""
    return next(each.id for each in residents() if each.id != resident and each.kind == "resident")
