"""How the scripted resident works the on-screen keyboard: Pinyin by its letters, the first candidate by the
space bar.
"""

from collections.abc import Callable, Generator

from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.demo.answers import PINYIN
from ui.demo import eyes
from ui.demo.hands import Hands

Until = Callable[[], bool]
Script = Generator[Until, None, None]
"""Steps of a person: each yields what it waits for."""

FRAMES_TO_REST = 3
"""A field that wants other keys than the one before changes them after it has come: nobody types so soon."""
_SPACE = " "
_SYMBOLS = int(Qt.Key.Key_Context1.value)


class Keyboard:
    """The keyboard docked in one window."""

    def __init__(self, window: QQuickWindow, hands: Hands) -> None:
        self._window = window
        self._hands = hands

    def type(self, text: str) -> Script:
        """Type a text: runs of Chinese as Pinyin, everything else key by key."""
        yield lambda: eyes.find(self._window, "input-panel") is not None
        for _ in range(FRAMES_TO_REST):
            yield next_frame(self._window)
        composing = False
        for character in text:
            if composing and character not in PINYIN:
                yield from self._press(_SPACE)
            composing = character in PINYIN
            for letter in PINYIN.get(character, character):
                yield from self._press(letter)
        if composing:
            yield from self._press(_SPACE)

    def _press(self, character: str) -> Script:
        # No key is held across a wait: the keyboard changes its keys, and Qt deletes the former ones.
        if not self._shows(character):
            yield lambda: self._tapped(self._mode_key())
        yield lambda: self._tapped(self._key(character))
        yield next_frame(self._window)

    def _shows(self, character: str) -> bool:
        return self._key(character) is not None

    def _tapped(self, key: QQuickItem | None) -> bool:
        if key is not None:
            self._hands.tap(eyes.middle(key))
        return key is not None

    def _key(self, character: str) -> QQuickItem | None:
        wanted = character.lower()
        return self._first(lambda key: str(key.property("text")).lower() == wanted)

    def _mode_key(self) -> QQuickItem | None:
        return self._first(lambda key: key.property("key") == _SYMBOLS)

    def _first(self, fits: Callable[[QQuickItem], bool]) -> QQuickItem | None:
        panel = eyes.find(self._window, "input-panel")
        if panel is None:
            return None
        return next((item for item in eyes.below(panel) if _is_key(item) and fits(item)), None)


def _is_key(item: QQuickItem) -> bool:
    """Whether it has a key code and a text: other parts of the keyboard have a `key` that is an item."""
    kinds = item.metaObject()
    return _kind(kinds, "key") == "int" and _kind(kinds, "text") == "QString"


def _kind(kinds: QMetaObject, name: str) -> str:
    index = kinds.indexOfProperty(name)
    return str(kinds.property(index).typeName()) if index >= 0 else ""


def next_frame(window: QQuickWindow) -> Until:
    """True once the window has shown another frame."""
    shown: list[None] = []
    window.frameSwapped.connect(lambda: shown.append(None), Qt.ConnectionType.SingleShotConnection)
    window.update()
    return lambda: bool(shown)
