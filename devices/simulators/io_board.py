"""A simulated I/O board: speaks the line protocol at its end of a line, as docs/devices/io-board.md tells it.

Its encoder and its parser are its own; nothing is shared with the driver.
"""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from devices.simulators.io_board_faults import SLOW_S, BoardFault, BoardFaultKind, deformed
from devices.simulators.pty_line import PtyLine

INPUTS = ("door1", "door2", "operator", "tamper", "mains", "batlow", "batbad")
LAMPS = ("reader", "paper", "scanner", "camera", "beacon")
RELAYS = ("k1", "k2")
PATTERNS = ("off", "on", "blink", "fast")
BEAT_S = 1.0
ATTACHED_S = 10.0
LONGEST = 200


def check(data: bytes) -> int:
    """CRC-16/IBM-3740, bit by bit as a small processor does it."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = ((crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def line_of(text: str) -> bytes:
    """A whole line around its text."""
    return f"{text} *{check(text.encode('ascii')):04X}\r\n".encode("ascii")


class SimulatedIoBoard:
    """One board in one thread. Its owner calls `start` and `stop`; the rest may be called from any thread.

    `version`: what it answers to HELLO. `boots` gives the word of each start.
    """

    def __init__(
        self,
        line: PtyLine,
        *,
        inputs: Iterable[str] = INPUTS,
        lamps: Iterable[str] = LAMPS,
        version: int = 1,
        boots: Callable[[int], str] = lambda number: f"{0x3F20 + number:04X}",
    ) -> None:
        self._line = line
        self._lamps_wired = tuple(lamps)
        self._version = version
        self._boots = boots
        self._starts = self._changes = 0
        self._lit: dict[str, str] = {}
        self._lock = threading.RLock()
        self._inputs = {name: name == "mains" for name in inputs}
        self._heard = bytearray()
        self._overlong = False
        self.fault: BoardFault | None = None
        self.pulses: list[tuple[str, int]] = []
        """Every relay that was closed, and for how many milliseconds."""
        self._thread = threading.Thread(target=self._serve, name="simulated-io-board", daemon=True)
        self._power_up()

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread and unplug."""
        self._line.interrupt()
        if self._thread.is_alive():
            self._thread.join()
        self._line.close()

    def set(self, name: str, *, on: bool) -> None:
        """An input has taken a level for longer than it is debounced."""
        with self._lock:
            if self._inputs[name] == on:
                return
            self._inputs[name] = on
            self._changes = (self._changes + 1) & 0xFFFF
            if self._attached:
                self._say("00 CHANGE " + self._state())

    def reset(self) -> None:
        """The board's own power goes and comes back: dark, counting from nothing, greeting."""
        with self._lock:
            self._power_up()
            self._say("00 HELLO " + self._greeting())

    @property
    def lamps(self) -> dict[str, str]:
        """How each lamp shines now."""
        with self._lock:
            if not self._attached:
                self._lit = {}
            return {name: self._lit.get(name, "off") for name in self._lamps_wired}

    @property
    def inputs(self) -> dict[str, bool]:
        """The level of each input."""
        with self._lock:
            return dict(self._inputs)

    @property
    def _attached(self) -> bool:
        return time.monotonic() < self._attached_until

    def _power_up(self) -> None:
        self._starts += 1
        self._boot = self._boots(self._starts)
        self._changes = 0
        self._lit = {}
        self._attached_until = 0.0
        self._last_question = b""
        self._last_answer = ""
        self._held_back = b""

    def _greeting(self) -> str:
        listed = f"in={','.join(self._inputs)} out={','.join(self._lamps_wired)} relay={','.join(RELAYS)}"
        if not self._lamps_wired:
            listed = f"in={','.join(self._inputs)} relay={','.join(RELAYS)}"
        return f"v={self._version} model=SIM-IO1 fw=1.0.0 boot={self._boot} {listed}"

    def _state(self) -> str:
        levels = " ".join(f"{name}={int(on)}" for name, on in self._inputs.items())
        return f"boot={self._boot} n={self._changes:04X} {levels}".rstrip()

    def _serve(self) -> None:
        beat = time.monotonic() + BEAT_S
        while not self._line.ended:
            came = self._line.read(max(0.0, beat - time.monotonic()))
            for byte in came:
                self._hear(byte)
            if time.monotonic() >= beat:
                beat = time.monotonic() + BEAT_S
                with self._lock:
                    if self._attached:
                        self._say("00 STATE " + self._state())

    def _hear(self, byte: int) -> None:
        if byte != 0x0A:
            if len(self._heard) >= LONGEST - 1:
                self._overlong = True
            else:
                self._heard.append(byte)
            return
        line, overlong = bytes(self._heard), self._overlong
        self._heard.clear()
        self._overlong = False
        if line.endswith(b"\r"):
            line = line[:-1]
        if not overlong:
            self._judge(line)

    def _judge(self, line: bytes) -> None:
        text, star, crc = line.rpartition(b" *")
        if not star or crc != b"%04X" % check(text):
            return
        words = text.decode("ascii", errors="replace").split(" ")
        if len(words) < 2 or len(words[0]) != 2 or words[0] == "00":
            return
        with self._lock:
            self._attached_until = time.monotonic() + ATTACHED_S
            verb = words[1]
            if line != self._last_question or verb == "HELLO":
                self._last_answer = self._obey(verb, [word.partition("=")[::2] for word in words[2:]])
                self._last_question = line
            self._answer(words[0], verb, self._last_answer)

    def _obey(self, verb: str, values: list[tuple[str, str]]) -> str:
        match verb:
            case "HELLO":
                return "HELLO " + self._greeting()
            case "GET":
                return "STATE " + self._state()
            case "LAMP":
                return self._lamp(values)
            case "PULSE":
                return self._pulse(values)
            case _:
                return "NO why=verb"

    def _lamp(self, values: list[tuple[str, str]]) -> str:
        if not values or any(name not in self._lamps_wired for name, _ in values):
            return "NO why=key"
        if any(pattern not in PATTERNS for _, pattern in values):
            return "NO why=value"
        self._lit.update(values)
        return "OK"

    def _pulse(self, values: list[tuple[str, str]]) -> str:
        if len(values) != 1 or values[0][0] not in RELAYS:
            return "NO why=key"
        relay, length = values[0]
        if not length.isdigit() or not 50 <= int(length) <= 5000:
            return "NO why=value"
        self.pulses.append((relay, int(length)))
        return "OK"

    def _answer(self, sequence: str, verb: str, text: str) -> None:
        fault = self._take_fault(verb)
        kind = fault.kind if fault is not None else None
        if kind is BoardFaultKind.REFUSED:
            text = "NO why=busy"
        late, self._held_back = self._held_back, b""
        foreign = line_of(f"{(int(sequence, 16) % 255) + 1:02X} OK")
        data = deformed(fault, line_of(f"{sequence} {text}"), foreign)
        if kind is BoardFaultKind.LATE:
            self._held_back, data = data, b""
        if kind is BoardFaultKind.SLOW:
            self._line.pause(SLOW_S)
        self._line.write(late)
        step = 1 if kind is BoardFaultKind.DRIBBLED else max(1, len(data))
        for start in range(0, len(data), step):
            self._line.write(data[start : start + step])
        if kind is BoardFaultKind.UNPLUGGED:
            self._line.close()
        if kind is BoardFaultKind.RESET:
            self.reset()

    def _take_fault(self, verb: str) -> BoardFault | None:
        fault = self.fault
        if fault is None or fault.verb not in (None, verb):
            return None
        if fault.times is not None:
            self.fault = replace(fault, times=fault.times - 1) if fault.times > 1 else None
        return fault

    def _say(self, text: str) -> None:
        self._line.write(line_of(text))
