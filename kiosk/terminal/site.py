"""The site a terminal stands at: not left while anything that was filed there waits to be delivered."""

from contextlib import closing

from kiosk.terminal.place import TerminalPlace
from offline_cache.errors import CacheError
from offline_cache.outbox import Outbox
from offline_cache.states import UNDELIVERED


def undelivered(place: TerminalPlace) -> int:
    """How many submissions wait; 0 where there is no outbox yet, 1 where nobody can tell."""
    if not place.outbox.exists():
        return 0
    try:
        with closing(Outbox.open(place.outbox)) as outbox:
            counts = outbox.counts()
    except CacheError:
        return 1
    return sum(counts[state] for state in UNDELIVERED)
