"""A page printer as the rest of the terminal sees it: its own word on its state, and the fate of a print.

Nothing is called printed because a spooler says so: CUPS takes a job that the printer threw away for a
finished one.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from devices.page_printer.reasons import Reason, Weight
from devices.standing import Cause, Device, DeviceState, Standing

COPIES_LIMIT = 20
"""Nobody's fair share is larger; a slip of the finger must not empty the tray."""
PDF_MAGIC = b"%PDF-"


class Connection(StrEnum):
    """Whether the printer answers at all."""

    ANSWERING = "answering"
    SILENT = "silent"
    """Something is there, and says nothing that makes sense within its time."""
    UNREACHABLE = "unreachable"
    UNTRUSTED = "untrusted"
    """It may be another printer, or somebody in between: nothing is asked of it."""


class Activity(StrEnum):
    """What the printer does, in the words of RFC 8011, 5.4.11."""

    IDLE = "idle"
    PROCESSING = "processing"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


class Sides(StrEnum):
    """RFC 8011, 5.2.8."""

    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    """As a book is turned: what upright pages want."""
    SHORT_EDGE = "two-sided-short-edge"


@dataclass(frozen=True, slots=True)
class Pages:
    """What is to be printed. ``pdf`` may be personal: it is in no repr, and no title says whose it is.
    ``tray``: a name of the printer's own ("tray-1"); empty for the one it chooses.
    """

    pdf: bytes = field(repr=False)
    sides: Sides = Sides.ONE
    tray: str = ""
    copies: int = 1

    def __post_init__(self) -> None:
        if not self.pdf.startswith(PDF_MAGIC):
            raise ValueError("this is no PDF")
        if not 1 <= self.copies <= COPIES_LIMIT:
            raise ValueError(f"{self.copies} copies are not within 1 to {COPIES_LIMIT}")


@dataclass(frozen=True, slots=True)
class PagePrinterStatus:
    """What the printer said when it was last asked; nothing in it is guessed. ``reasons``: worst first."""

    connection: Connection
    activity: Activity = Activity.UNKNOWN
    reasons: tuple[Reason, ...] = ()
    accepts_jobs: bool | None = None
    message: str = ""
    """The printer's own sentence, for the technician."""
    evidence: bytes = field(default=b"", compare=False)

    @property
    def can_print(self) -> bool | None:
        """True and False are the printer's word; None means that nobody knows."""
        if self.connection is not Connection.ANSWERING or self.activity is Activity.UNKNOWN:
            return None
        return (
            self.activity is not Activity.STOPPED
            and self.hindrance is None
            and self.accepts_jobs is not False
        )

    @property
    def hindrance(self) -> Reason | None:
        """The worst reason that keeps it from printing; None where there is none, or where it names none."""
        worst = next(iter(self.reasons), None)
        if worst is None or worst.weight is Weight.NOTE:
            return None
        return worst if worst.weight is Weight.HINDERS or self.activity is Activity.STOPPED else None

    @property
    def unknown_keywords(self) -> tuple[str, ...]:
        """What it said that stands in no list of ours."""
        return tuple(reason.keyword for reason in self.reasons if not reason.known)

    @property
    def sentence_key(self) -> str:
        """Key of what to tell a resident about it, in the words files."""
        if self.can_print is None:
            return "device.page_printer.unknown"
        if self.can_print:
            return "device.page_printer.ready"
        return f"device.page_printer.{self.hindrance.sentence if self.hindrance else 'fault'}"

    def standing(self) -> Standing:
        """The same as every device says it."""
        match self.connection:
            case Connection.UNREACHABLE:
                return Standing(DeviceState.ABSENT, Cause.UNREACHABLE, self.message)
            case Connection.SILENT:
                return Standing(DeviceState.PRESENT, Cause.SILENT, self.message)
            case Connection.UNTRUSTED:
                return Standing(DeviceState.FAULTED, Cause.CERTIFICATE, self.message)
            case _:
                pass
        detail = "; ".join(filter(None, (", ".join(reason.keyword for reason in self.reasons), self.message)))
        if self.can_print:
            worst = next((reason for reason in self.reasons if reason.weight is not Weight.NOTE), None)
            if worst is None:
                return Standing(DeviceState.WORKING, evidence=self.evidence)
            return Standing(DeviceState.ATTENTION, worst.cause, detail, self.evidence)
        if self.hindrance is not None:
            return Standing(DeviceState.FAULTED, self.hindrance.cause, detail, self.evidence)
        if self.activity is Activity.UNKNOWN:
            return Standing(DeviceState.CLAIMED, Cause.GARBLED, detail, self.evidence)
        cause = Cause.OUT_OF_ORDER if self.activity is Activity.STOPPED else Cause.PRINTER_PAUSED
        return Standing(DeviceState.FAULTED, cause, detail, self.evidence)


class Outcome(StrEnum):
    """What became of a print. Only PRINTED may be called a success."""

    PRINTED = "printed"
    CANCELLED = "cancelled"
    FAILED_PAPER_OUT = "failed_paper_out"
    FAILED_COVER_OPEN = "failed_cover_open"
    FAILED_JAM = "failed_jam"
    FAILED_FAULT = "failed_fault"
    FAILED_UNREACHABLE = "failed_unreachable"
    """It never reached the printer."""
    UNKNOWN = "unknown"
    """The printer did not say. There may be paper or not."""

    @property
    def sentence_key(self) -> str:
        """Key of what to tell a resident about it, in the words files."""
        return f"device.page_printer.outcome.{self.value}"


@dataclass(frozen=True, slots=True)
class Progress:
    """One look at a print. ``outcome`` is None while it goes on, and never changes again once it is there.
    ``impressions``: sides that the printer says are out; None where it does not count.
    """

    status: PagePrinterStatus
    outcome: Outcome | None = None
    impressions: int | None = None


class PrintJob(Protocol):
    """A print under way. Used in the thread that owns the printer."""

    def look(self) -> Progress:
        """Ask printer and spooler how far it is. Ends the print by itself when the printer has been out of
        reach, hindered or without progress for too long. To be called every second or so until there is an
        outcome. Never raises for what a device does.
        """

    def cancel(self) -> None:
        """End it: nothing more of it may come out. Never raises."""


class PagePrinter(Device, Protocol):
    """A blocking printer, called from the one thread that owns it. No threads of its own."""

    def status(self) -> PagePrinterStatus:
        """Ask the printer itself. Never raises a DeviceError."""

    def print(self, pages: Pages) -> PrintJob:
        """Hand the pages over. Raises NoAnswer and DeviceOutOfOrder when the printer cannot be reached or
        says that it cannot print, PortUnavailable when the spooler cannot take them. After an error nothing
        of them is kept.
        """

    def cancel_all(self) -> None:
        """End whatever of ours waits or prints, and have the spooler delete it. At the wipe, and at the
        start: a page must not come out in front of the next person. Raises PortUnavailable when the spooler
        does not confirm it.
        """
