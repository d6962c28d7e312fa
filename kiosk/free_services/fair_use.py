"""How many free sheets a person has had today, without a record of any person.

A person is a digest under a key that is made anew every day and stands in this process's memory only: the ten
thousand million possible ID numbers could be tried against one that is on a disk. When the process ends the
day begins anew, which costs the terminal a few sheets and nobody's privacy.
"""

import hashlib
import hmac
import secrets
import threading
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import NewType

KEY_BYTES = 32
"""Of HMAC-SHA-256 (RFC 2104, 3)."""

Somebody = NewType("Somebody", bytes)
"""A person for this day. Says nothing about who it is."""


class FairUse:
    """Counts in memory. May be used from several threads.

    Args:
        sheets: what a person may have in a day.
        today: the calendar; a new day forgets the one before, its key with it.
        random: so many random bytes.

    """

    def __init__(
        self,
        sheets: int,
        today: Callable[[], date] = date.today,
        random: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._sheets = sheets
        self._today = today
        self._random = random
        self._lock = threading.Lock()
        self._day: date | None = None
        self._key = b""
        self._had: Counter[Somebody] = Counter()

    def somebody(self, number: str) -> Somebody:
        """The person with this ID number, for today."""
        with self._lock:
            self._turn_page()
            return Somebody(hmac.digest(self._key, number.encode(), hashlib.sha256))

    def left(self, person: Somebody) -> int:
        """Sheets that this person may still have today, never below 0."""
        with self._lock:
            self._turn_page()
            return max(0, self._sheets - self._had[person])

    def had(self, person: Somebody, sheets: int) -> None:
        """So many came out. Of a person of yesterday nothing is kept."""
        with self._lock:
            day = self._day
            self._turn_page()
            if day == self._day:
                self._had[person] += sheets

    def _turn_page(self) -> None:
        today = self._today()
        if today != self._day:
            self._day, self._key = today, self._random(KEY_BYTES)
            self._had.clear()
