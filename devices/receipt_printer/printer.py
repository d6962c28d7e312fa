"""A receipt printer as the rest of the terminal sees it: its own word on its state, and the fate of a print.

"No answer" is a state of its own: a printer that says nothing is unknown, neither healthy nor out of paper.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from devices.errors import DeviceError
from devices.receipt_printer.document import Document
from devices.standing import Device


class Connection(StrEnum):
    """Whether the printer answers at all."""

    ANSWERING = "answering"
    SILENT = "silent"
    ABSENT = "absent"
    """The port cannot be opened or has gone."""


class Paper(StrEnum):
    """What the paper sensors say."""

    OK = "ok"
    LOW = "low"
    OUT = "out"
    UNKNOWN = "unknown"


class Cover(StrEnum):
    """What the cover switch says."""

    CLOSED = "closed"
    OPEN = "open"
    UNKNOWN = "unknown"


class Fault(StrEnum):
    """What keeps a printer with paper and a closed cover from printing."""

    NONE = "none"
    CUTTER = "cutter"
    JAM = "jam"
    HEAD = "head"
    """Print head too hot or its voltage out of range: goes away by itself."""
    RECOVERABLE = "recoverable"
    UNRECOVERABLE = "unrecoverable"
    OFFLINE = "offline"
    """Offline for a reason the printer does not name."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """What the printer said when it was last asked; nothing in it is guessed."""

    connection: Connection
    paper: Paper = Paper.UNKNOWN
    cover: Cover = Cover.UNKNOWN
    fault: Fault = Fault.UNKNOWN
    ticket_at_mouth: bool | None = None
    """A slip has been printed and not been taken; None when the model cannot tell."""
    evidence: bytes = field(default=b"", compare=False)
    """The answers that said so, one after the other, as they came."""
    trouble: DeviceError | None = field(default=None, compare=False)
    """What the way to the printer said, where it is silent or absent."""

    @property
    def can_print(self) -> bool | None:
        """True and False are the printer's word; None means that nobody knows."""
        if self.paper is Paper.OUT or self.cover is Cover.OPEN or self.has_fault:
            return False
        unknown = (
            self.connection is not Connection.ANSWERING
            or self.paper is Paper.UNKNOWN
            or self.cover is Cover.UNKNOWN
            or self.fault is Fault.UNKNOWN
        )
        return None if unknown else True

    @property
    def has_fault(self) -> bool:
        """The printer itself reports a fault."""
        return self.fault not in (Fault.NONE, Fault.UNKNOWN)

    @property
    def sentence_key(self) -> str:
        """Key of what to tell a resident about it, in the words files."""
        if self.paper is Paper.OUT:
            return "device.printer.paper_out"
        if self.cover is Cover.OPEN:
            return "device.printer.cover_open"
        if self.has_fault:
            return "device.printer.fault"
        if self.can_print is None:
            return "device.printer.unknown"
        return "device.printer.paper_low" if self.paper is Paper.LOW else "device.printer.ready"


class PrintOutcome(StrEnum):
    """What became of a print. Only PRINTED may be called a success."""

    PRINTED = "printed"
    FAILED_PAPER_OUT = "failed_paper_out"
    FAILED_COVER_OPEN = "failed_cover_open"
    FAILED_FAULT = "failed_fault"
    UNKNOWN = "unknown"
    """The printer did not say. There may be paper or not: the receipt stays on the screen."""

    @property
    def sentence_key(self) -> str:
        """Key of what to tell a resident about it, in the words files."""
        return f"device.printer.outcome.{self.value}"


class Unclaimed(StrEnum):
    """What becomes of a paper that nobody takes, where the model has a presenter."""

    RETRACT = "retract"
    EJECT = "eject"
    LEAVE = "leave"


class ReceiptPrinter(Device, Protocol):
    """Blocking; called from the one thread that owns the port."""

    def status(self) -> PrinterStatus:
        """Ask the printer. A silent or vanished printer is a status, not an exception."""

    def prepare(self) -> None:
        """Find out what this printer can, while nobody waits and it is at rest. Never raises."""

    def abandon(self) -> bool:
        """Have it forget what another process had begun to print, and cut that off; False where it does not
        take it. Never raises.
        """

    @property
    def paper_mm(self) -> int:
        """Paper sent to be printed since the driver was made, in millimetres."""

    def take_back(self, how: Unclaimed) -> bool:
        """Draw in, or throw out, the paper at the mouth; False where this printer cannot. Never raises."""

    def forget(self) -> None:
        """Drop what is remembered of the papers printed so far. Never raises."""

    def print(self, document: Document) -> PrintOutcome:
        """Print and cut. PRINTED only if the printer's own status says so afterwards."""
