"""``kiosk technician set-pin``: who may open the technician's screens. Nobody, until a PIN is set."""

from __future__ import annotations

import argparse
import getpass
import sys
from contextlib import closing
from typing import Any

from kiosk.commands.context import Context
from kiosk.commands.failure import DONE
from kiosk.errors import KioskError
from kiosk.technician.access.entrance import forgive, pin_file
from kiosk.technician.access.pin import LONGEST, SHORTEST
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail


class PinsDiffer(KioskError):
    """The two that were typed are not the same."""


def add(actions: Any) -> None:
    """The one action below ``kiosk technician``."""
    setting = actions.add_parser(
        "set-pin",
        help="set or replace the PIN",
        description=f"Set or replace the PIN of the technician's screens: {SHORTEST} to {LONGEST} digits. "
        "It is asked for twice and not shown; where there is no terminal, one line of standard input is "
        "taken. Wrong tries so far are forgiven.",
    )
    setting.set_defaults(run=_set_pin)


def _set_pin(_: argparse.Namespace, context: Context) -> int:
    """Ask, keep the hash, and put on record that it was done."""
    pin = _asked() if sys.stdin.isatty() else sys.stdin.readline().strip()
    place = TerminalPlace(context.data_dir)
    place.prepare()
    pin_file(context.data_dir).set(pin)
    forgive(context.data_dir)
    with closing(AuditTrail(place.audit)) as audit:
        audit.record("technician.pin_set", command="set-pin")
    context.say("the PIN is set")
    return DONE


def _asked() -> str:
    pin = getpass.getpass("PIN: ")
    if getpass.getpass("once more: ") != pin:
        raise PinsDiffer("the two are not the same; nothing was changed")
    return pin
