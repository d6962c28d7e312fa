"""The panel's view-model: the state of the street corner, as the demonstration tells it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from ui.demo.control_client import ControlClient
from ui.demo.screen_code import address_on_a_screen


class PanelView(QObject):
    """What the panel shows and does. All it shows comes as ``state``, ``message`` and ``paper`` events."""

    changed = Signal()

    def __init__(self, socket: str, on_lost: Callable[[], None]) -> None:
        super().__init__()
        self._residents: list[dict[str, str]] = []
        self._state: dict[str, Any] = {
            "card": "",
            "network_up": True,
            "roll_loaded": True,
            "plugged": {},
            "door_open": False,
            "key_turned": False,
            "mains": True,
            "battery_low": False,
        }
        self._message = ""
        self._paper = ""
        self._console = self._papers = self._account = self._address = self._trouble = ""
        self._hands = ControlClient(socket, on_lost, self)
        self._ears = ControlClient(socket, on_lost, self)
        self._hands.ask("residents", self._introduce)
        self._hands.ask("state", self._told_state)
        self._ears.listen(self._told)

    residents = Property(list, lambda self: self._residents, notify=changed)
    card = Property(str, lambda self: self._state["card"], notify=changed)
    networkUp = Property(bool, lambda self: self._state["network_up"], notify=changed)
    rollLoaded = Property(bool, lambda self: self._state["roll_loaded"], notify=changed)
    doorOpen = Property(bool, lambda self: self._state["door_open"], notify=changed)
    keyTurned = Property(bool, lambda self: self._state["key_turned"], notify=changed)
    mains = Property(bool, lambda self: self._state["mains"], notify=changed)
    batteryLow = Property(bool, lambda self: self._state["battery_low"], notify=changed)
    devices = Property(
        list,
        lambda self: [{"name": name, "plugged": is_in} for name, is_in in self._state["plugged"].items()],
        notify=changed,
    )
    message = Property(str, lambda self: self._message, notify=changed)
    paper = Property(str, lambda self: self._paper, notify=changed)

    console = Property(str, lambda self: self._console, notify=changed)
    account = Property(str, lambda self: self._account, notify=changed)
    papers = Property(str, lambda self: self._papers, notify=changed)
    address = Property(str, lambda self: self._address, notify=changed)
    trouble = Property(str, lambda self: self._trouble, notify=changed)

    @Slot()
    def openConsole(self) -> None:
        """The central service's console in the browser, to read."""
        self._hands.ask("open_console", self._open_link)

    @Slot()
    def signIn(self) -> None:
        """Name, password and the code of this moment, for its sign-in."""
        self._hands.ask("sign_in", self._told_account)

    @Slot()
    def openPapers(self) -> None:
        """Where printed paper lies."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._papers))

    @Slot()
    def scanScreen(self) -> None:
        """Hold a telephone before the terminal's screen."""
        self._address = address_on_a_screen()
        self._trouble = "" if self._address else "panel.no_code"
        self.changed.emit()

    @Slot()
    def openAddress(self) -> None:
        """The page that the code leads to, in the browser."""
        QDesktopServices.openUrl(QUrl(self._address))

    @Slot(str)
    def atPhone(self, does: str) -> None:
        """`yes` or `picture`, as `kiosk.demo.phone` has it."""
        self._hands.ask("phone", self._phone_did, address=self._address, does=does)

    @Slot(str)
    def toggleCard(self, resident: str) -> None:
        """Put this resident's card on the reader, or lift it."""
        if self._state["card"] == resident:
            self._hands.ask("lift_card")
        else:
            self._hands.ask("put_card", resident=resident)

    @Slot()
    def toggleNetwork(self) -> None:
        """Cut or restore the way to the central service."""
        self._hands.ask("cut_network" if self._state["network_up"] else "restore_network")

    @Slot()
    def toggleRoll(self) -> None:
        """Use up the paper or load a roll."""
        self._hands.ask("empty_roll" if self._state["roll_loaded"] else "load_roll")

    @Slot()
    def showCode(self) -> None:
        """Hold an invented code in front of the code scanner."""
        self._hands.ask("show_code")

    @Slot(str)
    def atTheBack(self, action: str) -> None:
        """`turn_door`, `turn_key`, `turn_mains` or `drain`."""
        self._hands.ask(action)

    @Slot(str)
    def togglePlug(self, device: str) -> None:
        """Pull the device's cable out, or put it in again."""
        self._hands.ask("unplug" if self._state["plugged"][device] else "plug", device=device)

    @Slot()
    def takePaper(self) -> None:
        """Take the paper at the mouth."""
        self._hands.ask("take_paper")
        self._paper = ""
        self.changed.emit()

    def _introduce(self, answer: dict[str, Any]) -> None:
        self._residents = answer["residents"]
        self._console, self._papers = answer["console"], answer["papers"]
        self.changed.emit()

    def _open_link(self, answer: dict[str, Any]) -> None:
        if answer["ok"]:
            self._console = answer["link"]
            QDesktopServices.openUrl(QUrl(answer["link"]))
        self.changed.emit()

    def _told_account(self, answer: dict[str, Any]) -> None:
        told = (answer["name"], answer["password"], answer["code"]) if answer["ok"] else (answer["why"],)
        self._account = "   ".join(told)
        self.changed.emit()

    def _phone_did(self, answer: dict[str, Any]) -> None:
        self._address = ""
        self._trouble = "" if answer["ok"] else "panel.phone_refused"
        self.changed.emit()

    def _told_state(self, state: dict[str, Any]) -> None:
        self._state.update({name: state[name] for name in self._state})
        self.changed.emit()

    def _told(self, event: dict[str, Any]) -> None:
        match event["event"]:
            case "state":
                self._told_state(event)
            case "message":
                self._message = f"{event['phone']}\n{event['text']}"
            case "paper":
                self._paper = QUrl.fromLocalFile(event["image"]).toString()
        self.changed.emit()
