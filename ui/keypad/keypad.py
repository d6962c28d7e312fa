"""Keys of the keypad on the one window: walks, presses, and has said where it stands."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QMetaObject, QObject, QPointF, Qt
from PySide6.QtGui import QAccessibleActionInterface, QKeyEvent, QMouseEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.technician.access.gesture import PadKey
from kiosk.visit.events import Event
from kiosk.visit.manner import Aspect
from kiosk.visit.touches.everywhere import KeyPressed, ToggleManner
from ui.keypad.keys import Move
from ui.keypad.names import told
from ui.keypad.stops import Kind, Stop, action, shown, stops, top
from ui.speech.said import Said, plain
from ui.speech.script import script
from ui.speech.words import Teller
from ui.viewmodels.snapshot import Snapshot

KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut)
TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress)
BACK_ICON = "arrow-left"
"""The secondary button goes back where it says so; on some screens it does another thing."""
PAD_KEYS = {Move.UP: PadKey.UP, Move.DOWN: PadKey.DOWN, Move.BACK: PadKey.BACK}
CLEAR_OF_THE_EDGE = 12
"""Pixels that stay between a place and the edge of what scrolls."""


class Tells(Protocol):
    """What the keypad needs of `ui.speech.announcer.Announcer`."""

    def tell(self, line: Said) -> None:
        """One thing, now."""

    def repeat(self) -> None:
        """The whole screen once more."""

    def teller(self) -> Teller | None:
        """The words of the moment; None while nothing is spoken."""


class KeypadControl(QObject):
    """Lives as long as the window. What stands where is asked anew at every key: screens change."""

    def __init__(
        self,
        window: QQuickWindow,
        keys: Mapping[int, Move],
        send: Callable[[Event], None],
        announcer: Tells,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._keys = keys
        self._send = send
        self._announcer = announcer
        self._in_use = False
        self._place: tuple[object, ...] = ()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002  Qt's own signature
        """Take every real key; let the on-screen keyboard's own pass. A touch ends the keypad's turn."""
        kind = event.type()
        if kind in KEYS and event.spontaneous():
            if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
                move = self._keys.get(event.key())
                if move is not None:
                    self._do(move)
            return True
        if kind in TOUCHES and event.spontaneous():
            self._leave()
        return False

    def show(self, snapshot: Snapshot) -> None:
        """The screens have been fed: another screen is begun at its heading."""
        if not self._in_use:
            return
        place = (*script(snapshot).place, snapshot.visit.stage)
        if place != self._place:
            self._place = place
            found = stops(top(self._window))
            self._stand_at(found[0] if found and found[0].kind is Kind.HEADING else None)

    @property
    def at(self) -> QQuickItem | None:
        """Where the keypad stands; None before its first key, and after a touch."""
        item = self._window.property("keypadAt")
        return item if isinstance(item, QQuickItem) else None

    def _do(self, move: Move) -> None:
        begin = _named(self._window.contentItem(), "begin")
        self._in_use = True
        self._send(KeyPressed(PAD_KEYS.get(move, PadKey.OTHER)))
        if begin is not None:  # the terminal was at rest: the waking key is swallowed
            return
        match move:
            case Move.UP:
                self._go(-1)
            case Move.DOWN:
                self._go(1)
            case Move.OK:
                self._press()
            case Move.BACK:
                self._back()
            case Move.REPEAT:
                self._announcer.repeat()
            case Move.BLANK:
                self._send(ToggleManner(Aspect.BLANK))

    def _go(self, step: int) -> None:
        found = stops(top(self._window))
        if not found:
            return
        items = [stop.item for stop in found]
        at = self.at
        here = items.index(at) if at in items else (-1 if step > 0 else 0)
        stop = found[(here + step) % len(found)]
        self._stand_at(stop)
        self._tell(stop)

    def _press(self) -> None:
        found = stops(top(self._window))
        stop = next((each for each in found if each.item is self.at), None)
        if stop is None or stop.kind is Kind.HEADING:
            self._announcer.repeat()
        elif stop.kind in (Kind.KEY, Kind.CANDIDATE):
            self._touch(stop.item)
        elif stop.kind is Kind.FIELD:
            stop.item.forceActiveFocus()
            self._tell(stop)
        else:
            pressed(stop.item)

    def _back(self) -> None:
        root = top(self._window)
        if root.property("traps") is True:
            dismiss = _named(root, "dismiss")
            if dismiss is not None:
                pressed(dismiss)
            else:
                QMetaObject.invokeMethod(root, "touchedBeside")
            return
        back = _named(root, "back")
        if back is not None and back.property("icon") == BACK_ICON:
            pressed(back)
        else:
            teller = self._announcer.teller()
            if teller is not None:
                self._announcer.tell(plain(teller.key("speech.no_back")))

    def _stand_at(self, stop: Stop | None) -> None:
        if stop is not None:
            into_view(stop.item)
        self._window.setProperty("keypadAt", None if stop is None else stop.item)

    def _tell(self, stop: Stop) -> None:
        teller = self._announcer.teller()
        if teller is not None:
            self._announcer.tell(told(stop, teller))

    def _touch(self, item: QQuickItem) -> None:
        """A finger's press and release in the middle of the item, also below a dark glass."""
        self._window.setProperty("keypadTouching", True)  # noqa: FBT003  a property's value
        where = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        for kind, buttons in (
            (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            touch = QMouseEvent(
                kind, where, where, Qt.MouseButton.LeftButton, buttons, Qt.KeyboardModifier.NoModifier
            )
            QCoreApplication.sendEvent(self._window, touch)
        self._window.setProperty("keypadTouching", False)  # noqa: FBT003  a property's value

    def _leave(self) -> None:
        if self._in_use:
            self._in_use = False
            self._place = ()
            self._stand_at(None)


def pressed(item: QQuickItem) -> bool:
    """Press it as a screen reader does. Whether it could be."""
    act = action(item)
    if act is None or not item.isEnabled():
        return False
    act.doAction(QAccessibleActionInterface.pressAction())
    return True


def into_view(item: QQuickItem) -> None:
    """Scroll whatever holds it until all of it can be seen."""
    parent: QQuickItem | None = item.parentItem()
    while parent is not None:
        if parent.inherits("QQuickFlickable"):
            for start, end, content in (("x", "width", "contentX"), ("y", "height", "contentY")):
                _scroll(parent, item, start, end, content)
        parent = parent.parentItem()


def _scroll(flickable: QQuickItem, item: QQuickItem, start: str, end: str, content: str) -> None:
    corner = item.mapToItem(flickable, QPointF(0, 0))
    begins = corner.x() if start == "x" else corner.y()
    ends = begins + (item.width() if end == "width" else item.height())
    room = flickable.width() if end == "width" else flickable.height()
    held = float(flickable.property(content))
    whole = float(flickable.property("contentWidth" if start == "x" else "contentHeight"))
    if begins < 0:
        wanted = held + begins - CLEAR_OF_THE_EDGE
    elif ends > room:
        wanted = held + min(begins, ends - room) + CLEAR_OF_THE_EDGE
    else:
        return
    flickable.setProperty(content, max(0.0, min(wanted, max(0.0, whole - room))))


def _named(root: QQuickItem, name: str) -> QQuickItem | None:
    return next((item for item in shown(root) if item.objectName() == name), None)
