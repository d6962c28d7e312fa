"""The receipt printer's roll, from the settings and from what the service record has counted."""

from devices.receipt_printer.roll import Roll
from kiosk.config.model import Config
from kiosk.terminal.place import TerminalPlace
from offline_cache.errors import CacheError
from offline_cache.service_record import on_record

PRINTER = "receipt_printer"
PAPERS, FAILURES = "papers", "failures"
MILLIMETRES, ROLLS, ON_ROLL = "millimetres", "rolls", "millimetres_on_roll"
CUTS = "cuts"
"""Counters: papers printed and not, paper used by them, rolls put in, paper used since the last was, and
cuts; the last two for a technician's tests too."""


def roll_on_record(config: Config, place: TerminalPlace) -> Roll:
    """As it was counted last; a record that cannot be read is an empty one."""
    length_mm = config.devices.receipt_printer.roll_metres * 1000
    try:
        record = on_record(place.service_record).get(PRINTER)
    except CacheError:
        record = None
    counted = {name: counter.for_ever for name, counter in record.counters.items()} if record else {}
    return Roll(length_mm, counted.get(ON_ROLL, 0), counted.get(PAPERS, 0), counted.get(MILLIMETRES, 0))
