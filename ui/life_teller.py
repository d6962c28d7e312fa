"""Tells of the screen's life from the event loop, and ends the process when another bundle is to run and
nobody is there.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiosk.terminal.service_manager import ALIVE, READY, ServiceManager
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit
from ui.life import Life
from ui.viewmodels.snapshot import Snapshot
from ui.visit_controller import VisitController

LOOK_MS = 1000
NOBODY = (Stage.ATTRACT, Stage.OUT_OF_SERVICE, Stage.SETUP)
"""The stages in which no touch is waited for."""


def is_idle(visit: Visit, now: Moment, quiet_seconds: float) -> bool:
    """Whether nobody is before the terminal: at rest, or for a while not touched on the welcome screen."""
    if visit.stage is Stage.WELCOME:
        return now.seconds - max(visit.touched_at, visit.entered_at) >= quiet_seconds
    return visit.stage in NOBODY


class LifeTeller(QObject):
    """Owned by the window's thread: if that hangs, nothing is told, and whoever watches knows.

    `keep_up` has the life written down and what is wanted read (`LifeThread.wake`); `start_again` ends the
    process so that it is started anew.
    """

    def __init__(
        self,
        life: Life,
        controller: VisitController,
        quiet_seconds: float,
        steady_seconds: float,
        keep_up: Callable[[], None],
        start_again: Callable[[], object],
    ) -> None:
        super().__init__(controller)
        self._life = life
        self._controller = controller
        self._quiet_seconds = quiet_seconds
        self._steady_seconds = steady_seconds
        self._keep_up = keep_up
        self._start_again = start_again
        self._visits = 0
        self._stage = controller.visit.stage
        controller.shown.connect(self._shown)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._manager = ServiceManager()
        self._manager.tell(READY)
        self.look()

    def look(self) -> None:
        """Say how it is, and whether this is the moment to start again."""
        visit = self._controller.visit
        idle = is_idle(visit, self._controller.moment(), self._quiet_seconds)
        self._manager.tell(ALIVE)
        self._life.tell(idle=idle, visits=self._visits, steady_seconds=self._steady_seconds)
        self._keep_up()
        if idle and self._life.wants_another:
            self._timer.stop()
            self._start_again()

    def close(self) -> None:
        """The event loop has ended."""
        self._timer.stop()
        self._manager.close()

    def _shown(self, snapshot: Snapshot) -> None:
        """A visit that came to its goodbye came to its end."""
        stage = snapshot.visit.stage
        if self._stage is Stage.GOODBYE and stage is not Stage.GOODBYE:
            self._visits += 1
        self._stage = stage
