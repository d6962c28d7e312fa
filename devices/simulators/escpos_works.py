"""The works of a simulated receipt printer: what it does with what arrives.

Real-time requests (DLE EOT, DLE ENQ) are obeyed the moment they arrive, wherever they stand, inside
pictures too: that is what real printers do, and what drivers must not trip over. Everything else is worked
through in order.
"""

import threading
import time
from collections.abc import Callable
from typing import Self

from devices.simulators.device_line import DeviceLine
from devices.simulators.escpos_commands import Command, Token, chinese_after, next_token
from devices.simulators.escpos_memory import Counters, Memory, dots_of
from devices.simulators.escpos_sensors import Personality, Sensors

RECEIVE_BUFFER = 65536
"""Bytes held unprinted; what comes beyond is lost, as in a printer without flow control."""
BOOT_SECONDS = 0.3
"""Deaf and mute for so long after being switched on; real ones take longer."""
CUTS = frozenset({"GS V", "ESC i", "ESC m"})
LEAVES_NO_TRACE = frozenset(
    {
        "DLE EOT",
        "DLE ENQ",
        "DLE DC4",
        "GS r",
        "GS a",
        "GS e",
        "GS E1h",
        "GS E2h",
        "GS E3h",
        "GS E4h",
        "GS E5h",
    }
)
"""Questions and settings between host and printer. They are no part of a paper."""
CODE_SIZE = b"1R0"
"""GS ( k function 82."""


class EscPosWorks:
    """Runs in one thread between ``start`` and ``stop``. What is done to it stands in ``escpos_printer``."""

    def __init__(
        self,
        line: DeviceLine,
        on_paper: Callable[[bytes], None] | None = None,
        personality: Personality = Personality.EPSON,
        boot_seconds: float = BOOT_SECONDS,
        dots_per_second: float | None = None,
    ) -> None:
        self._line = line
        self._on_paper = on_paper
        self._personality = personality
        self._thread = threading.Thread(target=self._run, name="simulated-receipt-printer", daemon=True)
        self._lock = threading.RLock()
        self._freed = threading.Event()
        self._freed.set()
        self._stopping = False
        self.papers: list[bytes] = []
        self._at_mouth: list[bytes] = []
        self._sensors = Sensors()
        self._silent = False
        self._knows_marker = self._knows_code_size = True
        self._unanswered: frozenset[int] = frozenset()
        self._boot_seconds = boot_seconds
        self._dots_per_second = dots_per_second
        self._counters = Counters()
        self._memory = Memory()
        self._busy_until = 0.0
        self.retracted: list[bytes] = []
        self.ejected: list[bytes] = []
        self._garbage: bytes | None = None
        self._lines_left: int | None = None
        self._cycle_in_lines: int | None = None
        self._mute_in_motion = False
        self._jams_at_cut = False
        self._after: dict[Callable[[], None], int] = {}
        self._made_of = bytearray()
        self._paper_moved = False
        self._deaf_until = 0.0

    def start(self) -> None:
        """Begin to serve the line."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread. The line stays its owner's to close."""
        self._stopping = True
        self._freed.set()
        self._line.interrupt()
        self._thread.join()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def power_cycle(self, off_seconds: float = 0.0) -> None:
        """Off for so long, and on: buffers and settings are gone, and so is what arrives until it has
        started. The paper stays.
        """
        with self._lock:
            self._memory = Memory()
            self._counters.power_ups += 1
            self._busy_until = 0.0
            self._deaf_until = time.monotonic() + off_seconds + self._boot_seconds

    def _change(self, **sensors: bool) -> None:
        with self._lock:
            for name, value in sensors.items():
                setattr(self._sensors, name, value)
            if self._memory.asb:
                self._send(self._sensors.automatic_status())
            self._work()

    def _run(self) -> None:
        while not self._stopping and not self._line.ended:
            self._freed.wait()
            data = self._line.read(self._until_paper_has_moved())
            self._freed.wait()
            with self._lock:
                if not self._stopping:
                    self._receive(data)

    def _until_paper_has_moved(self) -> float | None:
        with self._lock:
            left = self._busy_until - time.monotonic()
            return max(0.0, left) if self._busy_until else None

    def _receive(self, data: bytes) -> None:
        for byte in data:
            self._count_down()
            if time.monotonic() < self._deaf_until:
                continue
            memory = self._memory
            if len(memory.received) < RECEIVE_BUFFER:
                memory.received += bytes([byte])
            memory.recent = (memory.recent + bytes([byte]))[-3:]
            self._obey_at_once(memory)
        self._work()

    def _count_down(self) -> None:
        """One more byte has come: do what was arranged for it."""
        for happens in [event for event, left in self._after.items() if left == 0]:
            del self._after[happens]
            happens()
        self._after = {event: left - 1 for event, left in self._after.items()}

    def _obey_at_once(self, memory: Memory) -> None:
        """A real-time command is recognised by its bytes alone, whatever they belong to."""
        if memory.recent[:2] == b"\x10\x04" and len(memory.recent) == 3:
            self._answer(memory.recent[2])
        elif memory.recent == b"\x10\x05\x02":
            memory.received = b""

    def _answer(self, number: int) -> None:
        if self._garbage is not None:
            self._send(self._garbage)
        elif number not in self._unanswered and not (self._mute_in_motion and self._busy_until):
            self._send(self._sensors.answer(number, self._personality, bool(self._at_mouth)))

    def _send(self, data: bytes) -> None:
        if data and not self._silent:
            self._line.write(data)

    def _work(self) -> None:
        """Print what has arrived, until something stops the printer or a command is not whole yet."""
        while time.monotonic() >= self._busy_until:
            self._busy_until = 0.0
            memory = self._memory
            token = next_token(memory.received, memory.chinese)
            if token is None or (self._sensors.stopped and not _was_obeyed(token)):
                return
            memory.received = memory.received[len(token.raw) :]
            memory.chinese = chinese_after(token, memory.chinese)
            self._do(token, memory)

    def _do(self, token: Token, memory: Memory) -> None:
        command = token if isinstance(token, Command) else None
        name = command.name if command else ""
        is_question = name in LEAVES_NO_TRACE or (command is not None and command.data == CODE_SIZE)
        if name == "ESC @" and not self._paper_moved:
            self._made_of.clear()  # settings before a paper's first line leave no trace either
        if not is_question:
            self._made_of += token.raw
        if command is not None:
            self._obey(command, memory)
        dots = dots_of(token, memory)
        self._counters.printed_dots += dots
        self._paper_moved = self._paper_moved or dots > 0
        if dots and self._dots_per_second:
            self._busy_until = time.monotonic() + dots / self._dots_per_second
        if token.raw == b"\n" or name in ("ESC d", "GS v 0"):
            self._printed_a_line()

    def _obey(self, command: Command, memory: Memory) -> None:
        if command.name == "ESC @":
            memory.code = b""
        elif command.name == "GS r" and command.arguments in (b"\x01", b"1"):
            self._send(self._sensors.answer_in_turn() if self._knows_marker else b"")
        elif command.name == "GS a":
            memory.asb = command.arguments[0]
            self._send(self._sensors.automatic_status() if memory.asb else b"")
        elif command.name == "GS ( k":
            memory.obey_code_command(command.data)
            if command.data == CODE_SIZE and self._knows_code_size:
                self._send(memory.code_size)
        elif command.name in CUTS:
            self._cut()
        elif self._personality.is_custom:
            self._obey_as_custom(command)

    def _obey_as_custom(self, command: Command) -> None:
        """The counters, and the ejector: 2 (or 4) draws the paper in, 5 throws it out, 6 asks."""
        self._send(self._counters.answer(command.raw))
        action = command.arguments[0] if command.name == "GS e" else 0
        if action == 6:
            self._send(self._sensors.ejector(bool(self._at_mouth)))
        elif action in (2, 4, 5) and self._at_mouth:
            (self.ejected if action == 5 else self.retracted).extend(self._at_mouth)
            self._counters.retractions += action != 5
            self._at_mouth.clear()

    def _printed_a_line(self) -> None:
        if self._cycle_in_lines is not None:
            self._cycle_in_lines -= 1
            if not self._cycle_in_lines:
                self._cycle_in_lines = None
                self.power_cycle()
        if self._lines_left is not None:
            self._lines_left -= 1
            if self._lines_left <= 0:
                self._lines_left = None
                self._change(paper_out=True)

    def _cut(self) -> None:
        if self._jams_at_cut:
            self._jams_at_cut = False
            self._change(cutter_jammed=True)
            return
        paper = bytes(self._made_of)
        self._made_of.clear()
        self._paper_moved = False
        self._counters.cuts += 1
        self.papers.append(paper)
        self._at_mouth.append(paper)
        if self._on_paper is not None:
            self._on_paper(paper)


def _was_obeyed(token: Token) -> bool:
    """A real-time command that was obeyed when it came, and is only taken out of the buffer now."""
    return isinstance(token, Command) and token.name.startswith("DLE")
