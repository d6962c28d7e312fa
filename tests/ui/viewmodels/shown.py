"""A visit and the screens over it, without a window."""

from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.visit.events import Event
from kiosk.words import Words
from tests.kiosk.visit.residents import Terminal
from ui.viewmodels.all_screens import AllScreens
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker
from ui.words import load_words

WALL = datetime(2026, 11, 23, 3, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


class Shown:
    """The screens of a terminal in the hands of a test. What a screen asks for happens at once."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.asked: list[Event] = []
        texts = load_words()
        self._speakers = {
            "zh": Speaker("zh", texts["zh"], Words("zh")),
            "en": Speaker("en", texts["en"], Words("en")),
        }
        self.screens = AllScreens(self.happens)
        self.show()

    def happens(self, event: Event) -> None:
        """Let it happen and show the outcome."""
        self.asked.append(event)
        self.terminal.happens(event)
        self.show()

    def show(self) -> None:
        """Feed the screens."""
        visit = self.terminal.visit
        speaker = self._speakers[visit.language]
        self.screens.show(Snapshot(visit, self.terminal.now, WALL, speaker, "泉水街道便民服务中心"))
