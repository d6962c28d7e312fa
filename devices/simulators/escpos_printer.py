"""A receipt printer at the other end of a pseudo-terminal; it answers like an Epson unless told otherwise.

Real-time requests (DLE EOT, DLE ENQ) are obeyed the moment they arrive, wherever they stand, inside
pictures too: that is what real printers do, and what drivers must not trip over. Everything else is worked
through in order.
"""

import threading
import time
from collections.abc import Callable

from devices.simulators.escpos_commands import Command, Token, chinese_after, next_token
from devices.simulators.escpos_sensors import Personality, Sensors
from devices.simulators.pty_line import PtyLine

RECEIVE_BUFFER = 65536
"""Bytes held unprinted; what comes beyond is lost, as in a printer without flow control."""
BOOT_SECONDS = 0.3
"""Deaf and mute for so long after being switched on; real ones take longer."""
CUTS = frozenset({"GS V", "ESC i", "ESC m"})
LEAVES_NO_TRACE = frozenset({"DLE EOT", "DLE ENQ", "DLE DC4", "GS r", "GS a"})
"""Questions and settings between host and printer. They are no part of a paper."""


class SimulatedEscPosPrinter:
    """Runs in one thread between ``start`` and ``stop``; its methods may be called from any thread.

    ``papers`` holds the exact bytes each cut-off paper was made of. ``on_paper`` is called with them, in
    the printer's thread. ``take_paper`` is what a resident does.
    """

    def __init__(
        self,
        line: PtyLine,
        on_paper: Callable[[bytes], None] | None = None,
        personality: Personality = Personality.EPSON,
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
        self._real_time_only = False
        self._garbage: bytes | None = None
        self._lines_left: int | None = None
        self._jams_at_cut = False
        self._after: dict[Callable[[], None], int] = {}
        self._made_of = bytearray()
        self._deaf_until = 0.0
        self._forget()

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

    # What only a test does

    def silent(self, on: bool = True) -> None:
        """Take everything, print, and answer nothing."""
        with self._lock:
            self._silent = on

    def answers_in_real_time_only(self) -> None:
        """Never answer GS r, as a model that does not know it."""
        with self._lock:
            self._real_time_only = True

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

    def power_cycle(self) -> None:
        """Off and on: buffers and settings are gone, and so is what arrives meanwhile. The paper stays."""
        with self._lock:
            self._forget()
            self._deaf_until = time.monotonic() + BOOT_SECONDS

    def power_cycle_after(self, received_bytes: int) -> None:
        """Off and on after so many more bytes have arrived."""
        self._when_received(received_bytes, self.power_cycle)

    def silent_after(self, received_bytes: int) -> None:
        """Answer nothing once so many more bytes have arrived."""
        self._when_received(received_bytes, self.silent)

    def stuck_after(self, received_bytes: int) -> None:
        """Take nothing more from the line once so many more bytes have arrived."""
        self._when_received(received_bytes, self.stuck)

    def jam_cutter_at_next_cut(self) -> None:
        """The cutter sticks when it is used next."""
        with self._lock:
            self._jams_at_cut = True

    def _when_received(self, received_bytes: int, happens: Callable[[], None]) -> None:
        with self._lock:
            self._after[happens] = received_bytes

    # The printer itself

    def _forget(self) -> None:
        self._received = b""
        self._recent = b""
        self._chinese = False
        self._asb = 0

    def _change(self, **sensors: bool) -> None:
        with self._lock:
            for name, value in sensors.items():
                setattr(self._sensors, name, value)
            if self._asb:
                self._send(self._sensors.automatic_status())
            self._work()

    def _run(self) -> None:
        while not self._stopping and not self._line.ended:
            self._freed.wait()
            data = self._line.read(None)
            self._freed.wait()
            with self._lock:
                if not self._stopping:
                    self._receive(data)

    def _receive(self, data: bytes) -> None:
        for byte in data:
            self._count_down()
            if time.monotonic() < self._deaf_until:
                continue
            if len(self._received) < RECEIVE_BUFFER:
                self._received += bytes([byte])
            self._recent = (self._recent + bytes([byte]))[-3:]
            self._obey_at_once()
        self._work()

    def _count_down(self) -> None:
        """One more byte has come: do what was arranged for it."""
        for happens in [event for event, left in self._after.items() if left == 0]:
            del self._after[happens]
            happens()
        self._after = {event: left - 1 for event, left in self._after.items()}

    def _obey_at_once(self) -> None:
        """A real-time command is recognised by its bytes alone, whatever they belong to."""
        if self._recent[:2] == b"\x10\x04" and len(self._recent) == 3:
            self._answer(self._recent[2])
        elif self._recent == b"\x10\x05\x02":
            self._received = b""

    def _answer(self, number: int) -> None:
        slip = bool(self._at_mouth)
        answer = (
            self._garbage
            if self._garbage is not None
            else self._sensors.answer(number, self._personality, slip)
        )
        if answer:
            self._send(answer)

    def _send(self, data: bytes) -> None:
        if not self._silent:
            self._line.write(data)

    def _work(self) -> None:
        """Print what has arrived, until something stops the printer or a command is not whole yet."""
        while (token := next_token(self._received, self._chinese)) is not None:
            if self._sensors.stopped and not _was_obeyed(token):
                return
            self._received = self._received[len(token.raw) :]
            self._chinese = chinese_after(token, self._chinese)
            self._do(token)

    def _do(self, token: Token) -> None:
        name = token.name if isinstance(token, Command) else ""
        if name not in LEAVES_NO_TRACE:
            self._made_of += token.raw
        if name == "GS r" and isinstance(token, Command) and token.arguments in (b"\x01", b"1"):
            if not self._real_time_only:
                self._send(self._sensors.answer_in_turn())
        elif name == "GS a" and isinstance(token, Command):
            self._asb = token.arguments[0]
            if self._asb:
                self._send(self._sensors.automatic_status())
        elif name in CUTS:
            self._cut()
        elif token.raw == b"\n" or name in ("ESC d", "GS v 0"):
            self._printed_a_line()

    def _printed_a_line(self) -> None:
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
        self.papers.append(paper)
        self._at_mouth.append(paper)
        if self._on_paper is not None:
            self._on_paper(paper)


def _was_obeyed(token: Token) -> bool:
    """A real-time command that was obeyed when it came, and is only taken out of the buffer now."""
    return isinstance(token, Command) and token.name.startswith("DLE")
