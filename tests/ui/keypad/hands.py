"""A person with a keypad before the window, who hears what is said."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.config import load
from kiosk.visit.events import Event
from kiosk.words import Language, Words
from ui.keypad.keypad import KeypadControl
from ui.keypad.keys import moves
from ui.keypad.stops import Stop, stops, top
from ui.speech.said import Said
from ui.speech.words import Teller
from ui.viewmodels.speaker import Speaker
from ui.words import load_words

KEYS = {
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "ok": Qt.Key.Key_Return,
    "back": Qt.Key.Key_Escape,
}


@dataclass
class Hearing:
    """Takes what the keypad has said; speaks one language."""

    language: Language = "zh"
    told: list[Said] = field(default_factory=list)
    repeated: int = 0

    def tell(self, line: Said) -> None:
        self.told.append(line)

    def repeat(self) -> None:
        self.repeated += 1

    def teller(self) -> Teller:
        return Teller(Speaker(self.language, load_words()[self.language], Words(self.language)))


class Hands:
    """Presses keys of the factory's keypad on a window whose view-models stand in for the visit."""

    def __init__(self, window: QQuickWindow, data: Path, language: Language = "zh") -> None:
        self.window = window
        self.hearing = Hearing(language)
        self.events: list[Event] = []
        self.control = KeypadControl(
            window, moves(load(None, data).config.keypad), self.events.append, self.hearing
        )

    def press(self, *names: str) -> None:
        """Keys by the names of `KEYS`."""
        for name in names:
            QTest.keyClick(self.window, KEYS[name])

    def stops(self) -> list[Stop]:
        """Where the keypad can stand now."""
        return stops(top(self.window))

    def walk_to(self, name: str) -> QQuickItem:
        """Down until a control of that object name."""
        for _ in range(200):
            self.press("down")
            at = self.control.at
            if at is not None and at.objectName() == name:
                return at
        raise AssertionError(f"the keypad never comes to {name}")
