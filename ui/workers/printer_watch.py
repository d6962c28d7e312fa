"""The receipt printer's owner: asks how it is, prints when the visit has a receipt."""

import time
from collections.abc import Callable

from devices.errors import DeviceError
from devices.receipt_printer.document import Document
from devices.receipt_printer.printer import Paper, PrinterStatus, PrintOutcome, ReceiptPrinter
from devices.receipt_printer.printer_standing import standing_of_status
from devices.standing import Standing
from devices.supervision.watching import Watching, after, pause_s
from kiosk.visit.effects import Effect, Print, Wipe
from kiosk.visit.events import Event, Printed, PrinterChanged
from ui.workers.plugged import Plugged

ASK_EVERY_S = 3.0
"""devices.md 1.5 names 3 s for the status of a device that nobody uses."""
ASK_AT_MOUTH_S = 0.8
"""While a slip hangs in the mouth: who takes it should not be called back for it."""


class PrinterWatch:
    """A worker. `paper` lays out what is printed. Tells the printer's word whenever it changes. `stand` hears
    how the printer stands at every look.
    """

    def __init__(
        self,
        printer: ReceiptPrinter,
        paper: Callable[[Print], Document],
        post: Callable[[Event], None],
        clock: Callable[[], float] = time.monotonic,
        stand: Callable[[Standing], None] = lambda _: None,
    ) -> None:
        self._printer = printer
        self._paper = paper
        self._post = post
        self._clock = clock
        self._stand = stand
        self._due = 0.0
        self._told: PrinterChanged | None = None
        self._watching = Watching()

    def handle(self, effect: Effect) -> None:
        """Print. The outcome is the printer's word; an error of the driver means that nobody knows."""
        if isinstance(effect, Wipe):
            self._printer.forget()
        if isinstance(effect, Plugged):
            self._due = 0.0
        if not isinstance(effect, Print):
            return
        try:
            outcome = self._printer.print(self._paper(effect))
        except DeviceError:
            outcome = PrintOutcome.UNKNOWN
        self._post(Printed(effect.ticket, outcome))
        self._due = 0.0

    def rest(self) -> float:
        """Ask when it is time."""
        now = self._clock()
        if now >= self._due:
            status = self._printer.status()
            self._watching = after(self._watching, standing_of_status(status))
            self._stand(self._watching.standing)
            self._tell(status)
            if self._watching.reopen:
                self._printer.close()
            at_rest = ASK_AT_MOUTH_S if status.ticket_at_mouth else ASK_EVERY_S
            self._due = self._clock() + pause_s(self._watching, at_rest)
        return max(0.0, self._due - self._clock())

    def close(self) -> None:
        """Free the port."""
        self._printer.close()

    def _tell(self, status: PrinterStatus) -> None:
        said = PrinterChanged(
            status.can_print, status.paper is Paper.LOW, status.sentence_key, status.ticket_at_mouth
        )
        if said != self._told:
            self._told = said
            self._post(said)
