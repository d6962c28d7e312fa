"""A simulated bar code scanner: reads what is held in front of it, and speaks its maker's serial language.

Written from the fact sheet (devices.md 4) and the makers' manuals; nothing is shared with the driver.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from devices.simulators.pty_line import PtyLine

_ACK, _ENQ, _NAK = b"\x06", b"\x05", b"\x15"
_STALLED_S = 0.05
_SLOW_S = 0.2
_GARBAGE = b"\x00\xff\x13"


class Maker(StrEnum):
    """Whose language it speaks."""

    NEWLAND = "newland"
    NEWLAND_REGISTER = "newland-register"
    HONEYWELL = "honeywell"
    PLAIN = "plain"
    """None: it reads all the time and cannot be asked."""


class FaultKind(StrEnum):
    """What goes wrong with an answer or a code."""

    SILENT = "silent"
    SLOW = "slow"
    GARBAGE_BEFORE = "garbage before"
    GARBAGE_AFTER = "garbage after"
    CUT_OFF = "cut off"  # `at` bytes come, then nothing; half when `at` is None
    UNPLUGGED = "unplugged"  # `at` bytes come, then the line is gone
    WRONG_CHECK = "wrong check"
    LATE = "late"  # comes in front of what is said next
    BUSY = "busy"  # every command is refused
    DRIBBLED = "dribbled"  # every byte on its own
    ECHO = "echo"  # the line sends the command back first


@dataclass(frozen=True)
class Fault:
    """One way to misbehave, `times` times or until told otherwise; on answers, on codes, or on both."""

    kind: FaultKind
    times: int | None = None
    at: int | None = None
    answers: bool = True
    codes: bool = False


class SimulatedCodeScanner:
    """One scanner in one thread. Its owner calls `start` and `stop`; the rest may be called from any thread.

    It reads what is held in front of it once per trigger, or, as a PLAIN one, whenever something is held
    there. `ending` stands behind each code.
    """

    def __init__(self, line: PtyLine, maker: Maker = Maker.NEWLAND, ending: bytes = b"\r") -> None:
        self._line = line
        self._maker = maker
        self._ending = ending
        self._lock = threading.Lock()
        self._in_front: bytes | None = None
        self._lit = maker is Maker.PLAIN
        self._fault: Fault | None = None
        self._held_back = b""
        self._thread = threading.Thread(target=self._serve, name="simulated-code-scanner", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread and unplug."""
        self._line.interrupt()
        if self._thread.is_alive():
            self._thread.join()
        self._line.close()

    def hold(self, code: bytes | None) -> None:
        """Hold a code in front of it; None takes it away."""
        with self._lock:
            self._in_front = code
        self._read_code()

    def power_cycle(self) -> None:
        """It forgets that it was triggered, and says something odd while it starts."""
        with self._lock:
            self._lit = self._maker is Maker.PLAIN
            self._held_back = b""
            self._line.write(_GARBAGE)

    @property
    def lit(self) -> bool:
        """Whether its light is on."""
        with self._lock:
            return self._lit

    @property
    def fault(self) -> Fault | None:
        """The fault in force; None when all is well."""
        with self._lock:
            return self._fault

    @fault.setter
    def fault(self, fault: Fault | None) -> None:
        with self._lock:
            self._fault = fault

    def _serve(self) -> None:
        heard = bytearray()
        while not self._line.ended:
            came = self._line.read(_STALLED_S if heard else None)
            if not came:
                heard.clear()  # half a command, and no more of it
                continue
            heard += came
            for command in _commands(self._maker, heard):
                self._obey(command)

    def _obey(self, command: bytes) -> None:
        busy = self.fault is not None and self.fault.kind is FaultKind.BUSY
        with self._lock:
            answer, lit = _answer(self._maker, command, busy=busy)
            if lit is not None:
                self._lit = lit
            if answer:
                self._say(command, answer, is_code=False)
        self._read_code()

    def _read_code(self) -> None:
        with self._lock:
            if not self._lit or self._in_front is None or self._line.ended:
                return
            code, self._in_front = self._in_front, None
            self._lit = self._maker is Maker.PLAIN
            self._say(b"", code + self._ending, is_code=True)

    def _say(self, command: bytes, said: bytes, *, is_code: bool) -> None:
        fault = self._take_fault(is_code=is_code)
        late, self._held_back = self._held_back, b""
        self._line.write(late)
        if fault is None:
            self._line.write(said)
            return
        if fault.kind is FaultKind.LATE:
            self._held_back = said
            return
        if fault.kind is FaultKind.SLOW:
            self._line.pause(_SLOW_S)
        for portion in _deformed(fault, command, said):
            self._line.write(portion)
        if fault.kind is FaultKind.UNPLUGGED:
            self._line.interrupt()
            self._line.close()

    def _take_fault(self, *, is_code: bool) -> Fault | None:
        fault = self._fault
        if fault is None or not (fault.codes if is_code else fault.answers):
            return None
        if fault.times is not None:
            self._fault = replace(fault, times=fault.times - 1) if fault.times > 1 else None
        return fault


def _deformed(fault: Fault, command: bytes, said: bytes) -> Iterator[bytes]:
    match fault.kind:
        case FaultKind.SILENT:
            return
        case FaultKind.GARBAGE_BEFORE:
            yield _GARBAGE + said
        case FaultKind.GARBAGE_AFTER:
            yield said + _GARBAGE
        case FaultKind.ECHO:
            yield command + said
        case FaultKind.CUT_OFF | FaultKind.UNPLUGGED:
            yield said[: len(said) // 2 if fault.at is None else fault.at]
        case FaultKind.WRONG_CHECK:
            yield said[:-1] + bytes([said[-1] ^ 0x55])
        case FaultKind.DRIBBLED:
            for at in range(len(said)):
                yield said[at : at + 1]
        case _:
            yield said


def _commands(maker: Maker, heard: bytearray) -> Iterator[bytes]:
    """The whole commands at the front of what was heard; they are taken out of it."""
    while heard:
        length = _length(maker, bytes(heard))
        if length is None:
            return
        command = bytes(heard[:length])
        del heard[:length]
        yield command


def _length(maker: Maker, heard: bytes) -> int | None:
    """How long the first command is; None while it is not whole. What begins no command is one byte."""
    match maker:
        case Maker.NEWLAND if heard[:1] == b"~":
            end = heard.find(b";\x03")
            return None if end < 0 else end + 2
        case Maker.NEWLAND_REGISTER if heard[:1] == b"~":
            # 7E 00, type, number of values, address (2), the values of a write or one length byte, check (2)
            return None if len(heard) < 9 else 9
        case Maker.HONEYWELL if heard[:1] == b"\x16":
            if heard[1:2] in (b"T", b"U"):
                return 3 if len(heard) >= 3 else None
            ends = [at for at in (heard.find(b"!"), heard.find(b".")) if at >= 0]
            return min(ends) + 1 if ends else None
        case _:
            return 1


def _answer(maker: Maker, command: bytes, *, busy: bool) -> tuple[bytes, bool | None]:
    """What it says to a command, and whether the light is on after it (None: as before)."""
    match maker:
        case Maker.NEWLAND if command.startswith(b"~\x010000"):
            return _unified(command[6:-2], busy=busy)
        case Maker.NEWLAND_REGISTER if command.startswith(b"~\x00"):
            return _register(command, busy=busy)
        case Maker.HONEYWELL if command.startswith(b"\x16"):
            return _menu(command, busy=busy)
        case _:
            return b"", None


def _unified(said: bytes, *, busy: bool) -> tuple[bytes, bool | None]:
    storage, tag, data = said[:1], said[1:7], said[7:]
    status, value, lit = _ACK, data, None
    if busy or storage not in (b"#", b"@"):
        status = _NAK
    elif tag == b"SCNMOD":
        value = b"0" if data == b"*" else data
    elif tag == b"SCNTRG":
        lit = data == b"1" if data in (b"0", b"1") else None
        status = _NAK if lit is None else _ACK
    else:
        status = _ENQ
    return b"\x02\x010000" + storage + tag + value + status + b";\x03", lit


def _register(command: bytes, *, busy: bool) -> tuple[bytes, bool | None]:
    kind, address, value = command[2], command[4:6], command[6]
    if busy:
        return _register_frame(0x01, b""), None
    if kind == 0x08 and address == b"\x00\x02":
        return _register_frame(0x00, b"\x00"), bool(value & 1)
    return _register_frame(0x00, bytes(value) if kind == 0x07 else b"\x00"), None


def _register_frame(kind: int, value: bytes) -> bytes:
    checked = bytes([kind, len(value)]) + value
    remainder = 0
    for bit in "".join(f"{byte:08b}" for byte in checked + b"\0\0"):  # long division by x^16 + x^12 + x^5 + 1
        remainder = remainder << 1 | int(bit)
        if remainder & 0x10000:
            remainder ^= 0x11021
    return b"\x02\x00" + checked + remainder.to_bytes(2, "big")


def _menu(command: bytes, *, busy: bool) -> tuple[bytes, bool | None]:
    if command[1:2] in (b"T", b"U"):
        return b"", command[1:2] == b"T" and not busy
    said, storage = command[3:-1], command[-1:]
    if said.upper().startswith(b"TRGMOD") and not busy:
        return b"TRGMOD0" + _ACK + storage, None
    return said.rstrip(b"?*^").upper() + (_NAK if busy else _ENQ) + storage, None
