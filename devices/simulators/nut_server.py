"""A simulated `upsd`: NUT's text protocol over TCP, with one UPS behind it.

Written from NUT's developer guide ("Network protocol information"); the tests hold it beside the real one.
"""

import socket
import threading
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class NutFaultKind(StrEnum):
    """What goes wrong with an answer."""

    SILENT = "silent"
    SLOW = "slow"  # 0.2 s late
    GARBAGE = "garbage"
    ENDLESS = "endless"  # bytes without a newline
    HALF = "half"  # `at` bytes come, then nothing
    HANGS_UP = "hangs up"  # `at` bytes come, then the connection ends
    STALE_DATA = "stale data"
    NO_DRIVER = "no driver"
    DENIED = "denied"


@dataclass(frozen=True)
class NutFault:
    """One way to misbehave, `times` answers long or until told otherwise."""

    kind: NutFaultKind
    at: int = 0
    times: int | None = None


_REFUSALS = {
    NutFaultKind.STALE_DATA: "ERR DATA-STALE",
    NutFaultKind.NO_DRIVER: "ERR DRIVER-NOT-CONNECTED",
    NutFaultKind.DENIED: "ERR ACCESS-DENIED",
}
SLOW_S = 0.2
_LONGEST = 1024


class SimulatedNutServer:
    """Listens on a free port of this machine. Serves one connection after another, in one thread."""

    def __init__(self, name: str = "ups") -> None:
        self._name = name
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._lock = threading.Lock()
        self._variables = {"ups.status": "OL", "battery.charge": "100", "battery.runtime": "2400"}
        self._fault: NutFault | None = None
        self._connection: socket.socket | None = None
        self._unplugged = False
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="simulated-upsd", daemon=True)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def stop(self) -> None:
        """End, and hang up on whoever is connected."""
        self._ended.set()
        self.hang_up()
        with socket.socket() as knocking:
            knocking.settimeout(1)
            knocking.connect_ex(("127.0.0.1", self.port))
        if self._thread.is_alive():
            self._thread.join()
        self._listening.close()

    def unplug(self) -> None:
        """From now on nobody is served; who is connected is hung up on."""
        with self._lock:
            self._unplugged = True
        self.hang_up()

    def plug(self) -> None:
        """Serve again."""
        with self._lock:
            self._unplugged = False

    def hang_up(self) -> None:
        """End the connection there is."""
        with self._lock:
            if self._connection is not None:
                self._connection.shutdown(socket.SHUT_RDWR)

    def set(self, **variables: str | None) -> None:
        """New values, `ups_status` for ups.status; None: the UPS does not tell this one."""
        with self._lock:
            for name, value in variables.items():
                key = name.replace("_", ".")
                self._variables.pop(key, None)
                if value is not None:
                    self._variables[key] = value

    @property
    def fault(self) -> NutFault | None:
        """The fault in force; None when all is well."""
        with self._lock:
            return self._fault

    @fault.setter
    def fault(self, fault: NutFault | None) -> None:
        with self._lock:
            self._fault = fault

    def _serve(self) -> None:
        while not self._ended.is_set():
            connection, _ = self._listening.accept()
            with self._lock:
                self._connection, unplugged = connection, self._unplugged
            try:
                if not unplugged:
                    self._talk(connection)
            except OSError:
                continue  # the other side went away, or was hung up on
            finally:
                with self._lock:
                    self._connection = None
                connection.close()

    def _talk(self, connection: socket.socket) -> None:
        heard = b""
        while not self._ended.is_set():
            came = connection.recv(_LONGEST)
            if not came:
                return
            heard += came
            *questions, heard = heard.split(b"\n")
            for question in questions:
                if not self._say(connection, question):
                    return

    def _say(self, connection: socket.socket, question: bytes) -> bool:
        """Answer; False when this connection ends with it."""
        with self._lock:
            fault = self._take_fault()
            kind = None if fault is None else fault.kind
            answer = _REFUSALS[kind] if kind in _REFUSALS else self._answer(question.decode().split())
        line = answer.encode() + b"\n"
        if kind is NutFaultKind.SLOW:
            self._ended.wait(SLOW_S)
        if kind is NutFaultKind.GARBAGE:
            line = b"HTTP/1.0 400 Bad\xff request\n"
        if kind is NutFaultKind.ENDLESS:
            line = b"U" * 9000
        if fault is not None and kind in (NutFaultKind.HALF, NutFaultKind.HANGS_UP):
            line = line[: fault.at]
        if kind is not NutFaultKind.SILENT:
            connection.sendall(line)
        return kind is not NutFaultKind.HANGS_UP and answer != "OK Goodbye"

    def _take_fault(self) -> NutFault | None:
        fault = self._fault
        if fault is not None and fault.times is not None:
            self._fault = replace(fault, times=fault.times - 1) if fault.times > 1 else None
        return fault

    def _answer(self, words: list[str]) -> str:
        match words:
            case ["GET", "VAR", name, _] if name != self._name:
                return "ERR UNKNOWN-UPS"
            case ["GET", "VAR", name, key] if key in self._variables:
                return f'VAR {name} {key} "{self._variables[key]}"'
            case ["GET", "VAR", _, _]:
                return "ERR VAR-NOT-SUPPORTED"
            case ["NETVER" | "PROTVER"]:
                return "1.3"
            case ["LOGOUT"]:
                return "OK Goodbye"
            case ["GET", *_]:
                return "ERR INVALID-ARGUMENT"
            case _:
                return "ERR UNKNOWN-COMMAND"
