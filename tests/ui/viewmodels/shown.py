"""A visit and the screens over it, without a window."""

from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.visit.events import Event
from kiosk.words import LANGUAGES, Words
from tests.kiosk.visit.residents import Terminal
from ui.viewmodels.all_screens import AllScreens
from ui.viewmodels.snapshot import Snapshot, offered
from ui.viewmodels.speaker import Speaker
from ui.words import load_words
from ui.workers.scribe import Scribe

WALL = datetime(2026, 11, 23, 3, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


class Shown:
    """The screens of a terminal in the hands of a test. What a screen asks for happens at once."""

    def __init__(self, terminal: Terminal, scribe: Scribe | None = None) -> None:
        self.terminal = terminal
        self.asked: list[Event] = []
        texts = load_words()
        self._speakers = {each: Speaker(each, texts[each], Words(each)) for each in LANGUAGES}
        self._languages = tuple(offered(each) for each in self._speakers.values())
        self.screens = AllScreens(self.happens, scribe)
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
        place = "泉水街道便民服务中心"
        self.screens.show(Snapshot(visit, self.terminal.now, WALL, speaker, place, self._languages))
