"""Where a visit stands. One stage, one kind of screen."""

from enum import StrEnum


class Stage(StrEnum):
    """The states of one resident's stay, in the order of travel."""

    ATTRACT = "attract"
    """Nobody has been there for a while: what can be done here, the hour, and how the terminal is."""
    WELCOME = "welcome"
    CHOOSING = "choosing"
    AWAITING_CARD = "awaiting_card"
    READING_CARD = "reading_card"
    VERIFYING = "verifying"
    PAGE = "page"
    """One guide question, one field, or the page that shows what the card says."""
    ENDED_ELSEWHERE = "ended_elsewhere"
    """An answer showed that this cannot be filed here; the screen says where to go instead."""
    COMMITMENT = "commitment"
    MATERIALS = "materials"
    COPYING = "copying"
    """The pages of one material are taken, above the page of materials."""
    NEARBY = "nearby"
    """Where else: terminals and windows around, with how to get there."""
    COPY = "copy"
    """Pages are taken that come out on paper, for nothing."""
    PRINTOUT = "printout"
    """What is to be printed for nothing, how often, and what became of it."""
    SUMMARY = "summary"
    """Review and signature."""
    FILING = "filing"
    RECEIPT = "receipt"
    GOODBYE = "goodbye"
    OUT_OF_SERVICE = "out_of_service"
    SETUP = "setup"
    """The machine is not a terminal yet: a technician makes it one, and an operator approves it."""
    BENCH_ACCESS = "bench_access"
    """A technician is asked for the PIN. No visit is under way."""
    BENCH = "bench"
    """Maintenance: the terminal and how each device is."""
    BENCH_DEVICE = "bench_device"
    BENCH_GUIDE = "bench_guide"
    """What to do about a device, in pictures."""
    BENCH_COUNTERS = "bench_counters"


FORM_STAGES = (Stage.PAGE, Stage.COMMITMENT, Stage.MATERIALS, Stage.COPYING, Stage.SUMMARY)
"""The stages that stand on a page of `kiosk.visit.pages`."""
