"""Does the logo of the receipts print?"""

from pathlib import Path

from devices.receipt_printer.logo import logo_of
from devices.receipt_printer.raster import COLUMN_DOTS
from kiosk.technician.task import Finding, Machine, issue, ok


def logo(machine: Machine) -> Finding:
    """Read it as the printer's driver does."""
    assert machine.config is not None
    settings = machine.config.devices.receipt_printer
    found = logo_of(Path(settings.logo), settings.columns * COLUMN_DOTS)
    if found is None:
        key = "devices.receipt_printer.logo"
        return issue(f"{settings.logo} is no picture", f"correct {key}; papers are printed without it")
    return ok(f"{found.width} by {found.height} dots")


def no_logo(machine: Machine) -> str | None:
    """Most terminals print none."""
    if machine.config is None:
        return "the configuration is wrong"
    return None if machine.config.devices.receipt_printer.logo else "none is set"
