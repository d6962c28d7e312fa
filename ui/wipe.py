"""Every place in the UI's process that may hold a person, emptied at the end of a visit, and the proof of it.

`surface_stores` are Qt's, `terminal_stores` all of them; another place is another `Store` in that list.
What the devices' threads hold while they work on an effect ends with the effect; what waits in their queues
is here.
"""

import gc
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QClipboard, QGuiApplication, QPixmapCache
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem

from kiosk.visit.visit import Visit
from ui.keyboard import PREFIX, memory_directory
from ui.viewmodels.all_screens import AllScreens
from ui.viewmodels.receipt import qr_rows
from ui.workers.scribe import Scribe


@dataclass(frozen=True)
class Store:
    """`left` counts what is still there after `wipe`; None where that cannot be seen, and nothing is
    claimed.
    """

    name: str
    wipe: Callable[[], None]
    left: Callable[[], int] | None = None


@dataclass(frozen=True)
class Proof:
    """What was emptied and found empty, what could only be emptied, and how much was found in which store."""

    verified: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)


class Queues(Protocol):
    """The threads' queues, as far as they are wiped."""

    def waiting_of_a_person(self) -> int:
        """How many effects that hold a person wait for a thread."""


class Wiper:
    """Empties the stores at once, and proves it when the event loop has let go of the screen before."""

    def __init__(self, stores: Callable[[], Iterable[Store]]) -> None:
        """`stores` is asked at each visit's end, so that it may name what is built later than this."""
        self._stores = stores

    def wipe(self) -> None:
        """Empty everything."""
        for store in self._stores():
            store.wipe()

    def prove(self) -> Proof:
        """Empty once more what the screen before let go of only now, then look."""
        stores = tuple(self._stores())
        for store in stores:
            store.wipe()
        counts = {store.name: store.left() for store in stores if store.left is not None}
        return Proof(
            tuple(name for name, count in counts.items() if not count),
            tuple(store.name for store in stores if store.left is None),
            {name: count for name, count in counts.items() if count},
        )


@contextmanager
def standing() -> Iterator[None]:
    """What stands now stands until the end, and nobody was there yet: no wipe walks through it.

    That walk takes most of the time between the last touch and the goodbye.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def terminal_stores(
    visit: Callable[[], Visit],
    screens: AllScreens,
    engine: QQmlApplicationEngine,
    queues: Queues,
    keyboard_home: Path | None,
    scribe: Scribe | None = None,
) -> tuple[Store, ...]:
    """All of them. `keyboard_home`: where Qt may keep what it has learnt; None where it was given nothing.
    `scribe`: who reads handwriting, where it can be read.
    """
    return (
        Store("draft", _nothing, lambda: held_in(visit())),
        Store("screens", _nothing, lambda: screens.held(visit())),
        Store("queues", _nothing, queues.waiting_of_a_person),
        Store("handwriting", lambda: _forget_writing(scribe), lambda: _written(scribe, screens)),
        Store("receipt", qr_rows.cache_clear, lambda: qr_rows.cache_info().currsize),
        Store("papers", screens.pictures.let_go, screens.pictures.held),
        *surface_stores(engine, keyboard_home),
        Store("files", _nothing, lambda: _temporary_files(keyboard_home)),
    )


def surface_stores(engine: QQmlApplicationEngine, keyboard_home: Path | None) -> tuple[Store, ...]:
    """What Qt holds: items, text fields, what `input_stores` names, and what was not collected yet."""
    return (
        Store("items", _nothing, lambda: _screens_alive(engine) - 1),
        Store("fields", _nothing, lambda: _filled_fields(engine)),
        *input_stores(keyboard_home),
        Store("heap", lambda: _collect(engine)),
    )


def input_stores(keyboard_home: Path | None) -> tuple[Store, ...]:
    """What belongs to no window: the keyboard and its dictionaries, clipboards, pictures."""
    return (
        Store("keyboard", lambda: _forget_typing(keyboard_home), lambda: len(_learnt(keyboard_home))),
        Store("clipboard", _empty_clipboards, _filled_clipboards),
        Store("pictures", QPixmapCache.clear),
    )


def _nothing() -> None:
    """The step that ended the visit has emptied it already."""


OUTLIVE = frozenset(
    {
        *("setting", "surroundings", "setup", "access", "bench", "signs", "ticket", "aside_ticket"),
        *("stage", "language", "manner", "direction", "entered_at", "touched_at", "deaf_until"),
        *("printed", "pages_out", "rating", "ended_by", "alarm"),
    }
)
"""The fields of a visit that are the machine's, the screen's, or said on the goodbye: what became of paper
and how it was. Nobody is named in them. Whatever else a visit learns to hold has to be empty after it.
"""


def held_in(visit: Visit) -> int:
    """How many things a visit holds besides. Somebody else's card too, while it is waited for: what it says
    goes into the draft and nowhere else.
    """
    empty = Visit(visit.setting)
    names = {each.name for each in fields(Visit)} - OUTLIVE
    return sum(getattr(visit, name) != getattr(empty, name) for name in names)


def _forget_writing(scribe: Scribe | None) -> None:
    if scribe is not None:
        scribe.forget()


def _written(scribe: Scribe | None, screens: AllScreens) -> int:
    """Characters on the pad that wait to be read, and those that are offered for what was written."""
    return (0 if scribe is None else scribe.held()) + len(screens.page.offered) + len(screens.search.offered)


def _collect(engine: QQmlApplicationEngine) -> None:
    engine.collectGarbage()
    gc.collect()


def _screens_alive(engine: QQmlApplicationEngine) -> int:
    """Screens that the loader's place still has: the one that is shown, and whatever was not taken down."""
    windows = engine.rootObjects()  # kept: what is found in them lives as long as these do
    places = [place for window in windows for place in window.findChildren(QQuickItem, "screen")]
    return sum(len(place.childItems()) for place in places)


def _filled_fields(engine: QQmlApplicationEngine) -> int:
    windows = engine.rootObjects()
    items = [item for window in windows for item in window.findChildren(QQuickItem)]
    fields = [item for item in items if item.inherits("QQuickTextInput") or item.inherits("QQuickTextEdit")]
    return sum(1 for field in fields if field.property("text"))


def _forget_typing(home: Path | None) -> None:
    keyboard = QGuiApplication.inputMethod()
    keyboard.reset()
    keyboard.hide()
    for file in _learnt(home):
        file.unlink(missing_ok=True)


def _learnt(home: Path | None) -> list[Path]:
    """Whatever was written where Qt keeps a person's settings: nothing but what was typed comes there."""
    return [] if home is None else [path for path in home.rglob("*") if path.is_file()]


def _clipboards() -> list[tuple[QClipboard, QClipboard.Mode]]:
    clipboard = QGuiApplication.clipboard()
    modes = [QClipboard.Mode.Clipboard]
    if clipboard.supportsSelection():
        modes.append(QClipboard.Mode.Selection)
    return [(clipboard, mode) for mode in modes]


def _empty_clipboards() -> None:
    for clipboard, mode in _clipboards():
        clipboard.clear(mode)


def _filled_clipboards() -> int:
    return sum(1 for clipboard, mode in _clipboards() if clipboard.text(mode))


def _temporary_files(home: Path | None) -> int:
    """What this process left among temporary files, beside the keyboard's directory."""
    places = {Path(tempfile.gettempdir()), memory_directory() or Path(tempfile.gettempdir())}
    ours = {path for place in places for path in place.glob(f"{PREFIX}{os.getpid()}-*")}
    return len(ours - {home})
