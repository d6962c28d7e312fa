"""Why a technician gave a submission up at its terminal: a few words that the operator reads at the central
service, and that name nobody.
"""

import re
from typing import Annotated

from pydantic import Field as Constraint

from kiosk.contract.model import Model

MAX_REASON = 200
"""Characters."""
MAX_VOID_REASONS = 20
"""In one heartbeat; the next has more."""
_SOMEBODYS_NUMBER = re.compile(r"\d{8,}|\d(?:[ .\-]?\d){10,}")
"""A telephone's, a card's or a receipt's, also in groups; a date and a time are shorter."""


class VoidReason(Model):
    """Of one sequence of the heartbeat's epoch."""

    sequence: Annotated[int, Constraint(ge=1)]
    reason: Annotated[str, Constraint(min_length=1, max_length=MAX_REASON)]


def without_a_person(text: str) -> str | None:
    """It in one line; None for one that is empty, too long, unprintable or has what may be somebody's number.
    Names only a person can leave out.
    """
    words = " ".join(text.split())
    if not words or len(words) > MAX_REASON or not words.isprintable() or _SOMEBODYS_NUMBER.search(words):
        return None
    return words
