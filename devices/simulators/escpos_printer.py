"""A receipt printer at the other end of its cable; it answers like an Epson unless told otherwise.

What people do to it, and what goes wrong with it; how it works stands in ``escpos_works``.
"""

from collections.abc import Callable
from functools import partial

from devices.simulators.escpos_works import EscPosWorks


class SimulatedEscPosPrinter(EscPosWorks):
    """Its methods may be called from any thread.

    ``papers`` holds the exact bytes each cut-off paper was made of. ``on_paper`` is called with them, in
    the printer's thread. ``take_paper`` is what a resident does. With ``dots_per_second`` paper takes time.
    """

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
