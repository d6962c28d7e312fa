"""`python -m tests.ui.qml.typist [--careless]`: a process that types a name on the real keyboard's keys.

The name is put together character by character, as one does whose name is no word: the engine would learn
that. Writes JSON to standard output: what the keyboard offered each time the name was typed, and what stood
in the field. `--careless` takes the hint away that keeps the keyboard from learning; `--wiping` ends the
visit before each name.
"""

import json
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from tests.ui.qml.conftest import moment
from tests.ui.qml.looking import below, offers, tap, wait_for
from ui.gallery.pictures import Stage
from ui.gallery.variants import Variant
from ui.wipe import Wiper, input_stores

SYLLABLES = ("chen", "yi", "he")
LATER = 3
"""Which of the single characters offered is taken, from 0: never the first, so that learning moves it."""
TIMES = 3
"""How often the name is typed in one process."""


class Typist:
    """Sits before the window with one text field."""

    def __init__(self, careless: bool) -> None:
        self.stage = Stage(Variant(landscape=False, language="zh", elder=False), moment("page-text-error"))
        self.stage.rest()
        if careless:
            self._field().setProperty("inputMethodHints", Qt.InputMethodHint.ImhNone)

    def offers(self, letters: str) -> list[str]:
        """Type the letters; what the keyboard then offers, in order."""
        for letter in letters:
            self._tap(self._key(letter))
        return [str(item.property("text")) for item in offers(self.stage.window)]

    def take_a_character(self) -> None:
        """Choose a single character for the next syllable, not the likeliest one."""
        single = [item for item in offers(self.stage.window) if len(str(item.property("text"))) == 1]
        self._tap(single[LATER])
        self.stage.rest()

    def wipe(self) -> None:
        """The visit ends, and somebody else begins at the same field."""
        self.stage.show(moment("goodbye"))
        Wiper(lambda: input_stores(None)).wipe()
        self.stage.show(moment("page-text-error"))

    def clear(self) -> str:
        """Empty the field; what stood in it."""
        text = str(self._field().property("text"))
        self._tap(self.stage.item("clear"))
        wait_for(lambda: self._field().property("text") == "")
        return text

    def _tap(self, item: QQuickItem) -> None:
        tap(self.stage.window, item)
        self.stage.rest()

    def _field(self) -> QQuickItem:
        return self.stage.item("field")

    def _key(self, letter: str) -> QQuickItem:
        for item in below(self.stage.window.contentItem()):
            if item.property("keyType") is not None and item.property("text") == letter:
                return item
        raise LookupError(f"no key {letter}")


def main(careless: bool, wiping: bool) -> None:
    """Type the name."""
    application = QGuiApplication([])
    typist = Typist(careless)
    offered, names = [], []
    for _ in range(TIMES):
        if wiping:
            typist.wipe()
        offered.append(typist.offers("".join(SYLLABLES)))
        for _ in SYLLABLES:
            typist.take_a_character()
        names.append(typist.clear())
    typist.stage.close()
    del application
    print(json.dumps({"offered": offered, "names": names}))  # noqa: T201  this is its answer


if __name__ == "__main__":
    main(careless="--careless" in sys.argv, wiping="--wiping" in sys.argv)
