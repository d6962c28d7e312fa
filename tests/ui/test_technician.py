"""A technician at the real terminal: in by gesture and PIN, a printer unplugged under his eyes, out again."""

import shutil
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.technician.access.entrance import pin_file
from kiosk.technician.access.gesture import KEY_ORDER, ORDER, Edge, PadKey
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail
from tests.ui.main_job import WholeTerminal, whole_terminal
from ui.engine import window_of
from ui.gallery.looking import below, texts

PIN = "280415"
KEYS = {PadKey.BACK: Qt.Key.Key_Escape, PadKey.DOWN: Qt.Key.Key_Down, PadKey.UP: Qt.Key.Key_Up}
"""As the factory file has them."""


class Technician:
    """Fingers and eyes before one terminal."""

    def __init__(self, terminal: WholeTerminal, qtbot: QtBot) -> None:
        self.terminal = terminal
        self.qtbot = qtbot
        self.window = window_of(terminal.engine)
        self._seen = ("", QPointF())
        keyboard = next(iter(self.window.findChildren(QQuickItem, "keyboard")))
        self.window.update()
        qtbot.waitUntil(lambda: keyboard.property("item") is not None)

    def touch(self, x: int, y: int) -> None:
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y))

    def gesture(self) -> None:
        """At the edges, in the lower half: in reach from a chair."""
        for edge in ORDER:
            self.touch(8 if edge is Edge.LEFT else self.window.width() - 8, int(self.window.height() * 0.7))

    def found(self, name: str) -> list[QQuickItem]:
        return [item for item in below(self.window.contentItem()) if item.objectName() == name]

    def shows(self, name: str) -> bool:
        return bool(self.found(name))

    def item(self, name: str) -> QQuickItem:
        return self.found(name)[-1]

    def press(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: self._rests(name))
        middle = self._middle(name)
        self.touch(int(middle.x()), int(middle.y()))

    def _middle(self, name: str) -> QPointF:
        item = self.item(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))

    def _rests(self, name: str) -> bool:
        """Whether it can be touched, and lies where it lay at the last look: nobody hits what still moves."""
        if not self.shows(name) or not self.item(name).isVisible() or not self.item(name).isEnabled():
            return False
        before, self._seen = self._seen, (name, self._middle(name))
        return before == self._seen

    def go_and_press(self, name: str) -> None:
        """By keys: down until it stands there, then OK."""
        self.qtbot.waitUntil(lambda: self.shows(name) and self.item(name).isEnabled())
        for _ in range(60):
            at = self.terminal.keypad.at
            if at is not None and at.objectName() == name:
                break
            QTest.keyClick(self.window, Qt.Key.Key_Down)
        else:
            raise AssertionError(f"no way to {name}")
        QTest.keyClick(self.window, Qt.Key.Key_Return)

    def type(self, pin: str) -> None:
        for digit in pin:
            self.press(f"key-{digit}")
        self.press("primary")

    def reads(self) -> set[str]:
        return {each.text for each in texts(self.window.contentItem())}

    def until(self, screen: str) -> None:
        self.qtbot.waitUntil(lambda: self.screen() == screen)

    def screen(self) -> str:
        return str(self.terminal.controller.screens.shell.property("screen"))

    def phase_is(self, *phases: str) -> bool:
        return self.terminal.controller.screens.views["BenchAccess"].outputs.phase in phases

    def lines(self) -> list[str]:
        return list(self.terminal.controller.screens.views["BenchDevice"].outputs.lines)

    def in_maintenance(self) -> None:
        self.gesture()
        self.until("BenchAccess")
        self.type(PIN)
        self.until("Bench")

    def trail(self) -> list[tuple[str, dict[str, str | int]]]:
        trail = AuditTrail(self.terminal.place.audit)
        found = [(each.event, each.fields) for each in trail.events() if each.event.startswith("technician.")]
        trail.close()
        return found


def on(button: QQuickItem, place: tuple[int, int]) -> bool:
    return bool(button.contains(button.mapFromScene(QPoint(*place))))


def test_in_by_gesture_and_pin_a_printer_unplugged_is_shown_at_once_and_out_with_a_wipe(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with whole_terminal(qtbot, tmp_path) as terminal:
        pin_file(terminal.place.data_dir).set(PIN)
        technician = Technician(terminal, qtbot)
        qtbot.waitUntil(lambda: technician.screen() == "Welcome")
        technician.in_maintenance()
        qtbot.waitUntil(lambda: "正常" in technician.reads())

        technician.press("plate-receipt_printer")
        technician.until("BenchDevice")
        qtbot.waitUntil(lambda: "正常" in technician.reads())
        technician.press("tab-traffic")
        qtbot.waitUntil(lambda: any("10 04 01" in line for line in technician.lines()))
        qtbot.waitUntil(lambda: any("10 04 01" in each for each in technician.reads()))
        technician.press("tab-state")
        terminal.printer.stop()
        unwell = {"有故障", "没接上", "没应答"}
        qtbot.waitUntil(lambda: bool(unwell & technician.reads()))

        technician.press("back")
        technician.until("Bench")
        technician.press("device-id_card_reader")
        technician.until("BenchDevice")
        technician.press("tab-traffic")
        qtbot.waitUntil(lambda: any("AA AA AA 96 69" in line for line in technician.lines()))
        technician.press("tab-tests")
        technician.press("test-answer")
        qtbot.waitUntil(lambda: "检测通过" in technician.reads())
        technician.press("finish")
        technician.until("Welcome")
        assert terminal.wipes
        qtbot.waitUntil(lambda: technician.trail()[-1][0] == "technician.ended")
        assert technician.trail() == [
            ("technician.tried", {"outcome": "opened"}),
            ("technician.began", {"means": "gesture", "way": "pin", "technician": "pin", "role": "service"}),
            ("technician.ended", {"reason": "finished"}),
        ]


def test_five_wrong_pins_lock_the_entrance_and_a_restart_does_not_open_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with whole_terminal(qtbot, tmp_path) as terminal:
        pin_file(terminal.place.data_dir).set(PIN)
        technician = Technician(terminal, qtbot)
        technician.gesture()
        technician.until("BenchAccess")
        for _ in range(5):
            qtbot.waitUntil(lambda: technician.phase_is("enter", "wrong"))
            technician.type("000123")
        qtbot.waitUntil(lambda: technician.phase_is("locked"))
        assert [fields["outcome"] for _, fields in technician.trail()] == ["wrong"] * 5
    again = TerminalPlace(tmp_path / "restarted" / "data")
    again.prepare()
    for file in (terminal.place.technician_pin, terminal.place.technician_tries):
        shutil.copy(file, again.directory)
    with whole_terminal(qtbot, tmp_path / "restarted") as restarted:
        technician = Technician(restarted, qtbot)
        technician.gesture()
        qtbot.waitUntil(lambda: technician.phase_is("locked"))


def test_without_a_pin_the_screen_says_how_to_set_one(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_terminal(qtbot, tmp_path) as terminal:
        technician = Technician(terminal, qtbot)
        technician.gesture()
        qtbot.waitUntil(lambda: "kiosk technician set-pin" in technician.reads())
        technician.press("back")
        technician.until("Welcome")


def test_the_whole_glass_is_felt_and_the_colours_seen(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_terminal(qtbot, tmp_path) as terminal:
        pin_file(terminal.place.data_dir).set(PIN)
        technician = Technician(terminal, qtbot)
        technician.in_maintenance()
        technician.press("plate-screen")
        technician.until("BenchDevice")
        technician.press("tab-tests")

        technician.press("test-touch")
        qtbot.waitUntil(lambda: technician.shows("touch-gave-up"))
        across, down = technician.window.width(), technician.window.height()
        button = technician.item("touch-gave-up")
        for row in range(12):
            for column in range(7):
                x = int((column + 0.3) * across / 7)
                places = [(x, int((row + share) * down / 12)) for share in (0.5, 0.1, 0.9)]
                technician.touch(*next(at for at in places if not on(button, at)))
        qtbot.waitUntil(lambda: "检测通过" in technician.reads())
        technician.press("test-close")

        technician.press("test-colours")
        for _ in range(5):
            technician.press("colour")
        technician.press("test-well")
        qtbot.waitUntil(lambda: "检测通过" in technician.reads())


def test_in_by_the_keypad_alone_where_the_glass_does_not_feel(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_terminal(qtbot, tmp_path) as terminal:
        pin_file(terminal.place.data_dir).set(PIN)
        technician = Technician(terminal, qtbot)
        qtbot.waitUntil(lambda: technician.screen() == "Welcome")
        for key in KEY_ORDER:
            QTest.keyClick(technician.window, KEYS[key])
        technician.until("BenchAccess")
        qtbot.waitUntil(lambda: technician.phase_is("enter"))
        for name in (*(f"key-{digit}" for digit in PIN), "primary"):
            technician.go_and_press(name)
        technician.until("Bench")
        qtbot.waitUntil(lambda: technician.trail()[-1][0] == "technician.began")
        assert technician.trail()[-1][1]["means"] == "keypad"
