"""A receipt printer at the other end of a pseudo-terminal; it answers like an Epson unless told otherwise.

Real-time requests (DLE EOT, DLE ENQ) are obeyed the moment they arrive, wherever they stand, inside
pictures too: that is what real printers do, and what drivers must not trip over. Everything else is worked
through in order.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from devices.simulators.escpos_commands import Command, Token, chinese_after, next_token
from devices.simulators.pty_line import PtyLine

RECEIVE_BUFFER = 65536
"""Bytes held unprinted; what comes beyond is lost, as in a printer without flow control."""
CUTS = frozenset({"GS V", "ESC i", "ESC m"})
LEAVES_NO_TRACE = frozenset({"DLE EOT", "DLE ENQ", "DLE DC4", "GS r", "GS a"})
"""Questions and settings between host and printer. They are no part of a paper."""


class Personality(Enum):
    """How a model's answers differ."""

    EPSON = (0x12, False)
    CASHINO = (0x12, True)
    RELIANCE = (0x00, False)

    @property
    def fixed_bits(self) -> int:
        """Bits that are 1 in every answer."""
        return self.value[0]

    @property
    def tells_of_slip(self) -> bool:
        """Whether bit 7 of the first answer says that a slip has not been torn off."""
        return self.value[1]


@dataclass
class Sensors:
    """What the printer feels. Changed only by its owner's methods."""

    paper_out: bool = False
    paper_low: bool = False
    cover_open: bool = False
    cutter_jammed: bool = False

    @property
    def stopped(self) -> bool:
        """Nothing is printed in this state."""
        return self.paper_out or self.cover_open or self.cutter_jammed


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
        self._garbage: bytes | None = None
        self._lines_left: int | None = None
        self._dies_after: int | None = None
        self._made_of = bytearray()
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
        """Off and on: buffers and settings are gone, the half-printed paper stays."""
        with self._lock:
            self._forget()

    def power_cycle_after(self, received_bytes: int) -> None:
        """Off and on after so many more bytes have arrived."""
        with self._lock:
            self._dies_after = received_bytes

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
                self._send(self._automatic_status())
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
            if self._dies_after is not None:
                self._dies_after -= 1
                if self._dies_after < 0:
                    self._dies_after = None
                    self._forget()
            if len(self._received) < RECEIVE_BUFFER:
                self._received += bytes([byte])
            self._recent = (self._recent + bytes([byte]))[-3:]
            self._obey_at_once()
        self._work()

    def _obey_at_once(self) -> None:
        """A real-time command is recognised by its bytes alone, whatever they belong to."""
        if self._recent[:2] == b"\x10\x04" and len(self._recent) == 3:
            self._answer(self._recent[2])
        elif self._recent == b"\x10\x05\x02":
            self._received = b""

    def _answer(self, number: int) -> None:
        answers = {1: self._printer, 2: self._offline_cause, 3: self._error, 4: self._paper}
        if number in answers:
            fixed = self._personality.fixed_bits
            self._send(self._garbage if self._garbage is not None else bytes([fixed | answers[number]()]))

    def _printer(self) -> int:
        slip = 0x80 if self._personality.tells_of_slip and self._at_mouth else 0
        return slip | (0x08 if self._sensors.stopped else 0)

    def _offline_cause(self) -> int:
        sensors = self._sensors
        return sensors.cover_open << 2 | sensors.paper_out << 5 | sensors.cutter_jammed << 6

    def _error(self) -> int:
        return self._sensors.cutter_jammed << 3

    def _paper(self) -> int:
        low = self._sensors.paper_low or self._sensors.paper_out
        return (0x0C if low else 0) | (0x60 if self._sensors.paper_out else 0)

    def _automatic_status(self) -> bytes:
        sensors = self._sensors
        low = sensors.paper_low or sensors.paper_out
        return bytes(
            [
                0x10 | sensors.stopped << 3 | sensors.cover_open << 5,
                sensors.cutter_jammed << 3,
                (0x03 if low else 0) | (0x0C if sensors.paper_out else 0),
                0,
            ]
        )

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
            self._send(bytes([0x03 if self._sensors.paper_low else 0x00]))
        elif name == "GS a" and isinstance(token, Command):
            self._asb = token.arguments[0]
            if self._asb:
                self._send(self._automatic_status())
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
        paper = bytes(self._made_of)
        self._made_of.clear()
        self.papers.append(paper)
        self._at_mouth.append(paper)
        if self._on_paper is not None:
            self._on_paper(paper)


def _was_obeyed(token: Token) -> bool:
    """A real-time command that was obeyed when it came, and is only taken out of the buffer now."""
    return isinstance(token, Command) and token.name.startswith("DLE")
