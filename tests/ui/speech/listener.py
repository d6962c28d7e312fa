"""Somebody who listens: remembers what was said, and whether it was interrupted."""

from dataclasses import dataclass, field

from kiosk.visit.events import Event
from kiosk.visit.touches.touch import Touch
from kiosk.words import LANGUAGES, Words
from tests.kiosk.visit.residents import Terminal
from tests.ui.viewmodels.shown import WALL
from ui.speech.announcer import Announcer
from ui.viewmodels.snapshot import Snapshot, offered
from ui.viewmodels.speaker import Speaker
from ui.words import load_words

SPEAKERS = {each: Speaker(each, load_words()[each], Words(each)) for each in LANGUAGES}
OFFERED = tuple(offered(each) for each in SPEAKERS.values())


@dataclass
class Ear:
    """Takes what an announcer says."""

    said: list[tuple[str, tuple[str, ...], bool]] = field(default_factory=list)
    hushed: int = 0
    nobody: list[bool] = field(default_factory=list)

    def say(self, language: str, texts: tuple[tuple[str, bool], ...], *, privately: bool) -> None:
        self.said.append((language, tuple(text for text, _ in texts), privately))

    def hush(self) -> None:
        self.hushed += 1

    def rest(self, *, nobody: bool) -> None:
        self.nobody.append(nobody)

    @property
    def last(self) -> str:
        """What was said last, as one text."""
        return " ".join(self.said[-1][1])


def snapshot(terminal: Terminal) -> Snapshot:
    """The terminal as its screens are fed."""
    speaker = SPEAKERS[terminal.visit.language]
    return Snapshot(terminal.visit, terminal.now, WALL, speaker, "泉水街道", OFFERED)


class Listener:
    """A terminal, and an ear before it."""

    def __init__(self, terminal: Terminal, languages: tuple[str, ...] = ("zh", "en", "ko")) -> None:
        self.terminal = terminal
        self.ear = Ear()
        self.announcer = Announcer(self.ear, SPEAKERS, languages.__contains__)
        self.announcer.show(snapshot(terminal))

    def happens(self, *events: Event) -> str:
        """Let it happen as the controller does. Returns what was said because of it, "" for nothing."""
        before = len(self.ear.said)
        for event in events:
            if isinstance(event, Touch):
                self.announcer.touched()
            self.terminal.happens(event)
            self.announcer.show(snapshot(self.terminal))
        return " ".join(text for _, texts, _ in self.ear.said[before:] for text in texts)
