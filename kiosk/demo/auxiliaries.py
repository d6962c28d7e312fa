"""The back of the terminal: its door, the operator's key, and what it is fed by."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from devices.simulators.io_board import SimulatedIoBoard
from devices.simulators.nut_server import SimulatedNutServer
from devices.simulators.pty_line import PtyLine

DOOR, KEY, MAINS = "door1", "operator", "mains"
ON_MAINS = {"ups_status": "OL", "battery_charge": "100", "battery_runtime": "2400"}
ON_BATTERY = {"ups_status": "OB DISCHRG", "battery_charge": "74", "battery_runtime": "1500"}
NEARLY_EMPTY = {"ups_status": "OB DISCHRG LB", "battery_charge": "8", "battery_runtime": "150"}


class Auxiliaries:
    """An I/O board on a pseudo-terminal and a UPS behind its own `upsd`. Safe between threads."""

    def __init__(self, ports: Path) -> None:
        self._line = PtyLine(ports / "io-board")
        self._board = SimulatedIoBoard(self._line)
        self._upsd = SimulatedNutServer()
        self._feeds = ON_MAINS
        self._ending = ExitStack()

    @property
    def cables(self) -> dict[str, PtyLine | SimulatedNutServer]:
        """What can be pulled out, by the names of the settings."""
        return {"io_board": self._line, "ups": self._upsd}

    @property
    def settings(self) -> dict[str, object]:
        """What a configuration says of them, as dotted keys. Quick, for who watches a demonstration."""
        return {
            "devices.io_board.driver": "line",
            "devices.io_board.port": self._line.path,
            "devices.io_board.baud": 115200,
            "devices.io_board.call_back": ["reader", "paper"],
            "devices.ups.driver": "nut",
            "devices.ups.address": f"127.0.0.1:{self._upsd.port}",
            "devices.ups.name": "ups",
            "devices.ups.battery_after_seconds": 1,
            "devices.ups.mains_after_seconds": 5,
            "devices.ups.shut_down": False,
        }

    def __enter__(self) -> Self:
        self._ending.callback(self._line.close)
        self._board.start()
        self._ending.callback(self._board.stop)
        self._ending.enter_context(self._upsd)
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    def turn_door(self, _: dict[str, Any]) -> dict[str, Any]:
        """Open the door, or shut it."""
        return self._turn(DOOR)

    def turn_key(self, _: dict[str, Any]) -> dict[str, Any]:
        """Turn the operator's key to service, or back."""
        return self._turn(KEY)

    def turn_mains(self, _: dict[str, Any]) -> dict[str, Any]:
        """Pull the mains plug, or put it in again."""
        return self._feed(ON_BATTERY if self._feeds is ON_MAINS else ON_MAINS)

    def drain(self, _: dict[str, Any]) -> dict[str, Any]:
        """Let the battery run down; without mains it is then nearly empty."""
        return self._feed(NEARLY_EMPTY)

    @property
    def state(self) -> dict[str, Any]:
        """What stands how."""
        inputs = self._board.inputs
        return {
            "door_open": inputs[DOOR],
            "key_turned": inputs[KEY],
            "mains": self._feeds is ON_MAINS,
            "battery_low": self._feeds is NEARLY_EMPTY,
        }

    def _turn(self, name: str) -> dict[str, Any]:
        self._board.set(name, on=not self._board.inputs[name])
        return self.state

    def _feed(self, words: dict[str, str]) -> dict[str, Any]:
        self._feeds = words
        self._upsd.set(**words)
        self._board.set(MAINS, on=words is ON_MAINS)
        return self.state
