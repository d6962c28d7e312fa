"""The slip of the screen: whether one is being printed, and what became of the last one."""

from dataclasses import dataclass

from devices.receipt_printer.printer import PrintOutcome


@dataclass(frozen=True)
class SlipPrint:
    """Of one screen: who leaves it hears no more of the slip, which comes out all the same."""

    under_way: bool = False
    since: float = 0.0
    """When it began, in seconds of the step's clock."""
    outcome: PrintOutcome | None = None
    """What became of the last one; None while none was asked for, or while it prints."""


NO_SLIP = SlipPrint()
