"""Showing what is masked, on record."""

from kiosk.commands.context import Context
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail


def record_reveal(context: Context, event: str, command: str) -> None:
    """Before anything is shown: what cannot be put on record is not revealed. `event`: such as
    "card.revealed". Raises CacheError.
    """
    place = TerminalPlace(context.data_dir)
    place.prepare()
    trail = AuditTrail(place.audit)
    try:
        trail.record(event, command=command)
    finally:
        trail.close()
