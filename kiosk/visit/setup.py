"""A machine that is not a terminal yet, as far as the visit knows: the one-time code, what became of it."""

from dataclasses import dataclass, field
from enum import StrEnum

NOT_ENROLLED = "visit.out_not_enrolled"
NOT_APPROVED = "visit.out_not_approved"
REASONS = (NOT_ENROLLED, NOT_APPROVED)
"""While one of these is why nothing can be filed, the technician's screen for setting up is shown."""


class SetupPhase(StrEnum):
    """Where the code stands."""

    ENTER = "enter"
    ASKING = "asking"
    DONE = "done"
    """There is a key; an operator compares its fingerprint."""


@dataclass(frozen=True)
class Setup:
    """`asked_at`: when the code was handed in, in seconds of the step's clock."""

    phase: SetupPhase = SetupPhase.ENTER
    digits: str = field(default="", repr=False)
    sentence: str = ""
    """Key of what went wrong."""
    asked_at: float = 0.0


@dataclass(frozen=True)
class Machine:
    """What the screen tells of this machine: its serial number, and once it is enrolled, its four characters
    and the fingerprint of its key.
    """

    serial: str = ""
    code: str = ""
    fingerprint: str = ""
