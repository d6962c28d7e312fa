"""A receipt printer at the other end of its cable; it answers like an Epson unless told otherwise.

Real-time requests (DLE EOT, DLE ENQ) are obeyed the moment they arrive, wherever they stand, inside
pictures too: that is what real printers do, and what drivers must not trip over. Everything else is worked
through in order.
"""

import threading
import time
from collections.abc import Callable
from functools import partial

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


class SimulatedEscPosPrinter:
    """Runs in one thread between ``start`` and ``stop``; its methods may be called from any thread.

    ``papers`` holds the exact bytes each cut-off paper was made of. ``on_paper`` is called with them, in
    the printer's thread. ``take_paper`` is what a resident does. With ``dots_per_second`` paper takes time.
    """

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

    def __enter__(self) -> "SimulatedEscPosPrinter":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    # What a person does to the printer

    def take_paper(self) -> bytes | None:
        """Take the oldest paper at the mouth; None when there is none."""
        with self._lock:
            return self._at_mouth.pop(0) if self._at_mouth else None

    def paper_out(self) -> None:
        """The roll is empty."""
        self._change(paper_out=True)

    def run_out_after(self, lines: int) -> None:
        """The roll ends after so many more printed lines (a picture's band is one line)."""
        with self._lock:
            self._lines_left = lines

    def paper_low(self) -> None:
        """The roll is nearly empty."""
        self._change(paper_low=True)

    def load_paper(self) -> None:
        """A new roll; a half-printed piece of the old one is torn off. What waits in the buffer goes on."""
        with self._lock:
            self._lines_left = None
            self._made_of.clear()
            self._paper_moved = False
        self._change(paper_out=False, paper_low=False)

    def open_cover(self) -> None:
        """Lift the cover: everything stops."""
        self._change(cover_open=True)

    def close_cover(self) -> None:
        """Shut it: what waits goes on."""
        self._change(cover_open=False)

    def jam_cutter(self) -> None:
        """The cutter sticks from now on."""
        self._change(cutter_jammed=True)

    def free_cutter(self) -> None:
        """It moves again."""
        self._change(cutter_jammed=False)

    def jam(self, on: bool = True) -> None:
        """Paper is stuck in its way, or no longer."""
        self._change(jammed=on)

    def overheat(self, on: bool = True) -> None:
        """The head is too hot, or has cooled."""
        self._change(head_hot=on)

    def break_down(self, on: bool = True) -> None:
        """Its memory is broken, or mended."""
        self._change(broken=on)

    # What only a test does

    def show(self, number: int, bits: bytes) -> None:
        """Show these bits beside what is felt in every answer to DLE EOT ``number``; beyond its header."""
        with self._lock:
            self._sensors.shown[number] = bits

    def leave_unanswered(self, *numbers: int) -> None:
        """Do not know DLE EOT of these numbers."""
        with self._lock:
            self._unanswered = frozenset(numbers)

    def silent(self, on: bool = True) -> None:
        """Take everything, print, and answer nothing."""
        with self._lock:
            self._silent = on

    def answers_in_real_time_only(self) -> None:
        """Answer nothing that waits for the paper, as a model that knows neither GS r nor GS ( k 82."""
        with self._lock:
            self._knows_marker = self._knows_code_size = False

    def tells_no_code_size(self) -> None:
        """Answer GS r, and not GS ( k function 82."""
        with self._lock:
            self._knows_code_size = False

    def stuck(self, on: bool = True) -> None:
        """Take nothing from the line any more; what is under way is taken first."""
        if on:
            self._freed.clear()
        else:
            self._freed.set()

    def answer_garbage(self, garbage: bytes | None) -> None:
        """Answer every real-time question with these bytes; None mends it."""
        with self._lock:
            self._garbage = garbage

    def say_unasked(self, data: bytes) -> None:
        """Send bytes nobody asked for: XON, XOFF, an automatic status, noise."""
        with self._lock:
            self._send(data)

    def power_cycle(self, off_seconds: float = 0.0) -> None:
        """Off for so long, and on: buffers and settings are gone, and so is what arrives until it has
        started. The paper stays.
        """
        with self._lock:
            self._memory = Memory()
            self._counters.power_ups += 1
            self._busy_until = 0.0
            self._deaf_until = time.monotonic() + off_seconds + self._boot_seconds

    def power_cycle_after(self, received_bytes: int, off_seconds: float = 0.0) -> None:
        """Off and on after so many more bytes have arrived."""
        self.when_received(received_bytes, partial(self.power_cycle, off_seconds))

    def power_cycle_at_line(self, lines: int) -> None:
        """Off and on while it prints the line of that number, counted from now."""
        with self._lock:
            self._cycle_in_lines = lines

    def mute_while_it_feeds(self) -> None:
        """Answer nothing while paper moves."""
        with self._lock:
            self._mute_in_motion = True

    def silent_after(self, received_bytes: int) -> None:
        """Answer nothing once so many more bytes have arrived."""
        self.when_received(received_bytes, self.silent)

    def stuck_after(self, received_bytes: int) -> None:
        """Take nothing more from the line once so many more bytes have arrived."""
        self.when_received(received_bytes, self.stuck)

    def jam_cutter_at_next_cut(self) -> None:
        """The cutter sticks when it is used next."""
        with self._lock:
            self._jams_at_cut = True

    def when_received(self, received_bytes: int, happens: Callable[[], None]) -> None:
        """Once so many more bytes have arrived, in the printer's thread."""
        with self._lock:
            self._after[happens] = received_bytes

    # The printer itself

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
