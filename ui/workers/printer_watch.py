"""The receipt printer's owner: asks how it is, prints what the visit has for paper."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from devices.errors import DeviceError
from devices.receipt_printer.document import Document
from devices.receipt_printer.printer import (
    Paper,
    PrinterStatus,
    PrintOutcome,
    ReceiptPrinter,
    Unclaimed,
)
from devices.receipt_printer.printer_standing import standing_of_status
from devices.receipt_printer.roll import Roll
from devices.standing import Cause, DeviceState, Standing
from devices.supervision.watching import Watching, after, pause_s
from kiosk.equipment.roll import CUTS, FAILURES, MILLIMETRES, ON_ROLL, PAPERS, ROLLS
from kiosk.visit.answers import Printed, SlipPrinted
from kiosk.visit.effects import Effect, Print, PrintSlip, Wipe
from kiosk.visit.events import Event
from kiosk.visit.news import PrinterChanged
from ui.workers.plugged import Plugged

ASK_EVERY_S = 3.0
"""devices.md 1.5 names 3 s for the status of a device that nobody uses."""
ASK_AT_MOUTH_S = 0.8
"""While a slip hangs in the mouth: who takes it should not be called back for it."""

NO_ROLL = Roll(0)


class PrinterWatch:
    """A worker. `paper` lays out what is printed. Tells the printer's word whenever it changes. `stand` hears
    how the printer stands at every look. A paper that still hangs `unclaimed_s` after its visit is over is
    drawn in or thrown out, as `unclaimed` says: it is nobody's any more, and names somebody.
    `count` hears what goes on the service record; `roll` is what that knew of the roll at the start.
    """

    def __init__(
        self,
        printer: ReceiptPrinter,
        paper: Callable[[Print | PrintSlip], Document],
        post: Callable[[Event], None],
        clock: Callable[[], float] = time.monotonic,
        stand: Callable[[Standing], None] = lambda _: None,
        unclaimed: Unclaimed = Unclaimed.LEAVE,
        unclaimed_s: float = 30.0,
        count: Callable[[str, int], None] = lambda _counter, _by: None,
        roll: Roll = NO_ROLL,
        under_way: Path | None = None,
    ) -> None:
        """`under_way`: a file that stands while a paper is printed. Found at the start it says that a process
        died over one: half a paper of somebody's, which the next one's must not hang on.
        """
        self._printer = printer
        self._paper = paper
        self._post = post
        self._clock = clock
        self._stand = stand
        self._due = 0.0
        self._told: PrinterChanged | None = None
        self._watching = Watching()
        self._unclaimed = unclaimed
        self._unclaimed_s = unclaimed_s
        self._of_a_visit = False
        """Whether what hangs in the mouth is of the visit that goes on."""
        self._left_since: float | None = None
        self._count = count
        self.roll = roll
        self._was_out = False
        self._under_way = under_way
        self._abandoned = under_way is not None and under_way.exists()
        self._accounted_mm = printer.paper_mm

    def handle(self, effect: Effect) -> None:
        """Print. The outcome is the printer's word; an error of the driver means that nobody knows."""
        if isinstance(effect, Wipe):
            self._printer.forget()
            self._of_a_visit = False
        if isinstance(effect, Plugged):
            self._due = 0.0
        if not isinstance(effect, Print | PrintSlip):
            return
        if self._left_since is not None:
            self._take_back()  # what hangs there is another person's
        self._of_a_visit = True
        self._account_others()
        self._cut_off()
        self._mark(under_way=True)
        try:
            outcome = self._printer.print(self._paper(effect))
        except DeviceError:
            outcome = PrintOutcome.UNKNOWN
        self._mark(under_way=False)
        self._account(outcome)
        answer = Printed if isinstance(effect, Print) else SlipPrinted
        self._post(answer(effect.ticket, outcome))
        self._due = 0.0

    def rest(self) -> float:
        """Ask when it is time."""
        now = self._clock()
        if now >= self._due:
            status = self._printer.status()
            self._watching = after(self._watching, standing_of_status(status))
            self._account_others()
            self._look_at_mouth(status)
            self._stand(self._with_what_hangs_there(self._watching.standing))
            self._tell(status)
            if self._watching.reopen:
                self._printer.close()
            if status.can_print:
                self._cut_off()
                self._printer.prepare()
            self._look_at_roll(status.paper)
            at_rest = ASK_AT_MOUTH_S if status.ticket_at_mouth else ASK_EVERY_S
            self._due = self._clock() + pause_s(self._watching, at_rest)
        return max(0.0, self._due - self._clock())

    def close(self) -> None:
        """Free the port."""
        self._printer.close()

    def _cut_off(self) -> None:
        """What a process that died had begun to print."""
        if self._abandoned and self._printer.abandon():
            self._abandoned = False
            self._mark(under_way=False)

    def _mark(self, *, under_way: bool) -> None:
        """A disk that does not take it keeps nobody from his receipt."""
        if self._under_way is None:
            return
        with suppress(OSError):
            if under_way:
                self._under_way.touch(mode=0o600)
            else:
                self._under_way.unlink(missing_ok=True)

    def _look_at_mouth(self, status: PrinterStatus) -> None:
        if not status.ticket_at_mouth or self._of_a_visit:
            self._left_since = None
        elif self._left_since is None:
            self._left_since = self._clock()
        elif self._clock() - self._left_since >= self._unclaimed_s:
            self._take_back()

    def _with_what_hangs_there(self, standing: Standing) -> Standing:
        """A paper that is nobody's any more wants somebody to come, if nothing worse does."""
        if self._left_since is None or standing.state is not DeviceState.WORKING:
            return standing
        return replace(standing, state=DeviceState.ATTENTION, cause=Cause.LEFT_AT_MOUTH)

    def _account(self, outcome: PrintOutcome) -> None:
        self._count(PAPERS if outcome is PrintOutcome.PRINTED else FAILURES, 1)
        used_mm = self._newly_used()
        if used_mm:
            self._count(MILLIMETRES, used_mm)
            self._count(ON_ROLL, used_mm)
            self._count(CUTS, 1)
            self.roll = self.roll.after(used_mm)

    def _account_others(self) -> None:
        """What a technician's test has printed: off the roll, under the cutter, and no receipt."""
        used_mm = self._newly_used()
        if used_mm:
            self._count(ON_ROLL, used_mm)
            self._count(CUTS, 1)
            self.roll = replace(self.roll, used_mm=self.roll.used_mm + used_mm)

    def _newly_used(self) -> int:
        before, self._accounted_mm = self._accounted_mm, self._printer.paper_mm
        return self._accounted_mm - before

    def _look_at_roll(self, paper: Paper) -> None:
        """Paper after there was none is a new roll."""
        if paper is Paper.OUT:
            self._was_out = True
        elif self._was_out and paper is not Paper.UNKNOWN:
            self._was_out = False
            self._count(ROLLS, 1)
            self._count(ON_ROLL, -self.roll.used_mm)
            self.roll = self.roll.renewed()

    def _take_back(self) -> None:
        """Once; if it hangs there still, again after the time."""
        self._printer.take_back(self._unclaimed)
        self._left_since = None

    def _tell(self, status: PrinterStatus) -> None:
        said = PrinterChanged(
            status.can_print, status.paper is Paper.LOW, status.sentence_key, status.ticket_at_mouth
        )
        if said != self._told:
            self._told = said
            self._post(said)
