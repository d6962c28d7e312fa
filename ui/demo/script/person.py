"""Eyes and hands of a scripted resident: what can be found on the glass, and how it is touched."""

from collections.abc import Generator, Iterator, Sequence
from random import Random
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.demo.deeds import Deed
from ui.demo import eyes
from ui.demo.hands import Hands
from ui.demo.keyboard import Keyboard, Script, Until, next_frame
from ui.demo.script.setting import Street, Terminal

AGAIN_S = 3.0
"""How long a person waits for anything to happen before doing the same again."""
MOST_TRIES = 300
"""More than any screen asks for. A screen on which the same thing is done so often will never change."""


class GaveUp(Exception):
    """The same thing was tried again and again; the message says what."""


class Person:
    """Somebody before the terminal. `typed`: every character that went in by the keys, whether of the
    keyboard or of a pad; `cards`: how often a card was laid down; `wanted`: what is waited for; `receipts`:
    the numbers of all that was filed but ratings, which have none; `done`: what was done besides, and
    whether it came off; `answers`: what was answered to each guide question, by their identifiers.
    """

    def __init__(self, terminal: Terminal, street: Street, random: Random, hands: Hands | None) -> None:
        self.terminal = terminal
        self.street = street
        self.random = random
        self.hands = hands or Hands(terminal.window)
        self.keyboard = Keyboard(terminal.window, self.hands)
        self.typed = ""
        self.cards = 0
        self.wanted = ""
        self.receipts: list[str] = []
        self.done: dict[Deed, bool] = {}
        self.answers: dict[str, str] = {}

    @property
    def screen(self) -> str:
        """The screen of the moment."""
        return str(self.terminal.shell().screen)

    def view(self, screen: str) -> Any:
        """The view-model of a screen."""
        return self.terminal.view(screen)

    def is_on(self, *screens: str) -> Until:
        """True once one of them is there."""
        return lambda: self.screen in screens

    def note(self, deed: Deed, done: bool) -> None:
        """Something besides was done, or could not be."""
        self.done[deed] = done

    def lay_card(self, whose: str) -> None:
        """Somebody's card on the reader."""
        self.wanted = "a card that is read"
        self.street.put_card(whose)
        self.cards += 1

    def look(self, name: str) -> Script:
        """Wait until the screen has come to rest, and keep a picture of it."""
        self.wanted = f"{name} at rest"
        yield lambda: eyes.at_rest(self.terminal.window)
        self.street.picture(name)

    def touch(self, name: str, otherwise: str = "", on: Sequence[str] = ()) -> Script:
        """Find a control, scrolling to it or going by way of another, and touch it. It is looked for no
        longer once another screen has come than those of `on`.
        """
        item = yield from self.see(name, otherwise, on)
        if item is not None:
            self.hands.tap(eyes.middle(item))

    def press(self, characters: str) -> Script:
        """Keys of a pad, one after the other."""
        self.typed += characters
        for character in characters:
            yield from self.touch(f"key-{character}")

    def read_to_the_end(self) -> Script:
        """Further down for as long as there is more."""
        for _ in tries("reading to the end"):
            further = self.found("scroll-down")
            if further is None or further.property("off"):
                return
            yield from self.touch("scroll-down")

    def sign(self, screen: str) -> Script:
        """Three strokes on the pad of that screen."""
        pad = yield from self.see("signature-pad")
        assert pad is not None
        for stroke in ((0.25, 0.3, 0.7, 0.35), (0.45, 0.2, 0.4, 0.8), (0.3, 0.75, 0.75, 0.6)):
            self.hands.draw([_share(pad, *point) for point in _line(*stroke)])
        yield lambda: bool(self.view(screen).signed)

    def see(
        self, name: str, otherwise: str = "", on: Sequence[str] = ()
    ) -> Generator[Until, None, QQuickItem | None]:
        """As `touch`; None where it is looked for no longer."""

        def elsewhere() -> bool:
            return bool(on) and self.screen not in on

        self.wanted = name
        for _ in tries(f"looking for {name}"):
            yield lambda: elsewhere() or self.there(name) or self.there(otherwise)
            seen = self._where(name)
            yield next_frame(self.terminal.window)  # a person is never faster than the layout
            if elsewhere():
                return None
            item = self.found(name)
            if item is not None and eyes.middle(item) == seen and eyes.reachable(item):
                return item
            way = self.found(otherwise if item is None else "scroll-down")
            if way is not None and (item is None or not eyes.reachable(item)):
                self.hands.tap(eyes.middle(way))
        return None

    def there(self, name: str) -> bool:
        """Whether it is on the screen, and the screen at rest."""
        return eyes.at_rest(self.terminal.window) and self.found(name) is not None

    def found(self, name: str) -> QQuickItem | None:
        """The control of that name."""
        return eyes.find(self.terminal.window, name) if name else None

    def _where(self, name: str) -> QPointF | None:
        item = self.found(name)
        return None if item is None else eyes.middle(item)


def tries(what: str, most: int = MOST_TRIES) -> Iterator[int]:
    """Counts; raises ``GaveUp`` where the loop has not ended by itself after so many."""
    yield from range(most)
    raise GaveUp(what)


def _line(x1: float, y1: float, x2: float, y2: float, steps: int = 12) -> Iterator[tuple[float, float]]:
    """A stroke with a little bend, in shares of the pad."""
    for step in range(steps + 1):
        t = step / steps
        yield x1 + (x2 - x1) * t, y1 + (y2 - y1) * t + 0.05 * t * (1 - t)


def _share(pad: QQuickItem, x: float, y: float) -> QPointF:
    return pad.mapToScene(QPointF(pad.width() * x, pad.height() * y))


def patiently(person: Person, script: Script, seconds: float) -> Generator[Until, None, bool]:
    """The same, but nothing in it is waited for longer than so many seconds. Gives whether it came to its
    end.
    """
    for until in script:
        came: list[None] = []
        over = person.street.after(seconds)

        def ends(until: Until = until, over: Until = over, came: list[None] = came) -> bool:
            if until():
                came.append(None)
            return bool(came) or over()

        yield ends
        if not came:
            script.close()
            return False
    return True
