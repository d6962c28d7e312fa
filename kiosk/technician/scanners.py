"""Can the two scanners be reached, where the settings name them? Neither is asked anything."""

import shutil
from pathlib import Path

from devices.code_scanner.build import refuse_keyboard
from devices.code_scanner.keyboard_wedge import INPUT_DEVICES
from devices.code_scanner.profile import load
from devices.document_scanner.scanimage import ENDS_WITH_US, NO_FILES, PROGRAM
from devices.errors import PortUnavailable
from kiosk.config.devices import CodeScanner
from kiosk.technician import ports
from kiosk.technician.task import Finding, Machine, issue, ok

_KEY = "devices.code_scanner.port"


def no_code_scanner(machine: Machine) -> str | None:
    """It need not be there."""
    if machine.config is None:
        return "the configuration is wrong"
    return "none is configured" if machine.config.devices.code_scanner is None else None


def no_document_scanner(machine: Machine) -> str | None:
    """It need not be there."""
    if machine.config is None:
        return "the configuration is wrong"
    return "none is configured" if machine.config.devices.document_scanner is None else None


def code_scanner(machine: Machine) -> Finding:
    """Its port, and whether it is plugged in as a keyboard."""
    table = machine.config.devices.code_scanner if machine.config else None
    return ok("none is configured") if table is None else judge_code_scanner(table, INPUT_DEVICES)


def judge_code_scanner(table: CodeScanner, input_devices: Path) -> Finding:
    """As `code_scanner`, with the kernel's list of input devices."""
    try:
        refuse_keyboard(table.port, table.usb_id, load(table.profile), input_devices)
    except PortUnavailable as error:
        what, remedy = str(error).split(". ", maxsplit=1)
        return issue(what, remedy)
    return ports.judge(table.port, _KEY)


def document_scanner(machine: Machine) -> Finding:  # noqa: ARG001  the shape of every task
    """The programs that drive it."""
    around = (ENDS_WITH_US[0], NO_FILES[0])
    return judge_document_scanner(shutil.which(PROGRAM) is not None, all(map(shutil.which, around)))


def judge_document_scanner(has_scanimage: bool, has_bounds: bool) -> Finding:
    """As `document_scanner`."""
    if not has_scanimage:
        return issue("scanimage is not installed", "install the package sane-utils")
    if not has_bounds:
        return issue("setpriv or prlimit is missing, and nothing is scanned without", "install util-linux")
    return ok("scanimage is installed; kiosk devices check document_scanner asks the scanner itself")
