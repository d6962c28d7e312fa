"""How the print of a paper stands, in a word and in a sentence for the screen. Pure."""

from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit.slip_print import SlipPrint
from ui.viewmodels.speaker import Speaker


def printing_of(outcome: PrintOutcome | None) -> str:
    """printing, printed, failed or unknown; None is under way."""
    match outcome:
        case None:
            return "printing"
        case PrintOutcome.PRINTED:
            return "printed"
        case PrintOutcome.UNKNOWN:
            return "unknown"
        case _:
            return "failed"


def printing(slip: SlipPrint) -> str:
    """The same of what is printed only when asked for: "" where nobody has asked yet."""
    if slip.under_way:
        return printing_of(None)
    return "" if slip.outcome is None else printing_of(slip.outcome)


def sentence(slip: SlipPrint, speaker: Speaker, *, busy: str, came_to: str) -> str:
    """The same in a sentence. `busy`: its key while it prints; `came_to`: how the outcomes' keys begin."""
    said = printing(slip)
    if said == "printing":
        return speaker.key(busy)
    return speaker.key(f"{came_to}_{said}") if said else ""
