"""Which commands there are, and in which modules they live. Imports none of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One word after ``kiosk``.

    ``group``: its modules add actions below that word. ``passes_on``: everything after the word is another
    program's business and reaches ``run`` unread, as ``args.rest``.
    """

    name: str
    help: str
    modules: tuple[str, ...]
    group: bool = False
    passes_on: bool = False


COMMANDS = (
    Command("demo", "everything on one machine, with simulated devices", ("kiosk.commands.demo",)),
    Command("ui", "the screen and the devices", ("kiosk.commands.ui",), passes_on=True),
    Command(
        "speech", "prompts: make, check, list; try an output", ("kiosk.commands.speech",), passes_on=True
    ),
    Command("agent", "deliver what was filed", ("kiosk.commands.agent",)),
    Command("run", "the screen and the agent together, for a desk", ("kiosk.commands.run",)),
    Command("central", "the reference central service", ("kiosk.commands.central",), passes_on=True),
    Command("enrol", "make this terminal known to the central service", ("kiosk.commands.enrol",)),
    Command("rotate-key", "give this terminal a new key", ("kiosk.commands.rotate_key",)),
    Command(
        "devices",
        "the technician's bench: how each device is, read a card, print a test, scan",
        (
            "kiosk.commands.devices_check",
            "kiosk.commands.devices_report",
            "kiosk.commands.devices_readiness",
            "kiosk.commands.devices",
            "kiosk.commands.devices_print",
            "kiosk.commands.devices_scan",
        ),
        group=True,
    ),
    Command(
        "technician", "who may open the technician's screens", ("kiosk.commands.technician",), group=True
    ),
    Command(
        "catalogue", "what can be done here: list, search, check, preview", ("kiosk.commands.catalogue",)
    ),
    Command("outbox", "what was filed and where it is", ("kiosk.commands.outbox",)),
    Command("config", "the settings in force, and checks of a file", ("kiosk.commands.config",)),
    Command("software", "make a release of this program for terminals", ("kiosk.commands.software",)),
    Command("doctor", "find what is wrong with this machine", ("kiosk.commands.doctor",)),
)
