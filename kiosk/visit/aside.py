"""What a resident says beside the visit: it cannot be done (办不成反映), or somebody is to call.

It lies over whatever stage there is and changes nothing of it: the draft, the page and what is waited for
are the same when it is over. What it files takes the one way (`kiosk.visit.matter`), under tickets of its
own.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import get_args

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.kinds import CallTime, ObstacleReason
from kiosk.visit.matter import Matter
from kiosk.visit.receipt import FiledReceipt
from kiosk.visit.sentence import Say, Sentence
from kiosk.visit.stage import Stage

REASONS: tuple[ObstacleReason, ...] = get_args(ObstacleReason)
TIMES: tuple[CallTime, ...] = get_args(CallTime)
SHORTEST_PHONE, LONGEST_PHONE = 7, 12
OUTSIDE = (Stage.WELCOME, Stage.GOODBYE, Stage.OUT_OF_SERVICE)
"""Where nobody is in a visit: what is said beside is then a visit of its own, and ends with a goodbye."""


class AsideKind(StrEnum):
    """What it is about."""

    REPORT = "report"
    CALLBACK = "callback"


class AsidePhase(StrEnum):
    """Where it stands; each is a picture of its own."""

    CHOOSING = "choosing"
    """What is wrong, by touch; and from here it is sent."""
    WORDS = "words"
    PHONE = "phone"
    FILING = "filing"
    FILED = "filed"
    FAILED = "failed"
    """Nothing was filed: 12345, and what to tell them."""


@dataclass(frozen=True)
class Aside:
    """All of it. In memory only, and its `repr` shows nothing personal."""

    kind: AsideKind
    phase: AsidePhase
    entered_at: float
    matter: Sentence | None
    """What the visit is about; the catalogue's words."""
    place: Sentence
    """Where it stopped, likewise."""
    trouble: Sentence | None
    """What had gone wrong."""
    reasons: frozenset[str] = frozenset()
    words: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    time: CallTime = "any"
    named: bool = False
    """The card goes along; else nobody is named."""
    error: Say | None = None
    sent: Matter | None = field(default=None, repr=False)
    receipt: FiledReceipt | None = None
    printed: PrintOutcome | None = None

    @property
    def is_personal(self) -> bool:
        """Somebody has given something, or holds a number."""
        return bool(self.words or self.phone or self.reasons or self.receipt)


def phone_is_whole(digits: str) -> bool:
    """Whether somebody can be called there, as far as its length says."""
    return digits.isascii() and digits.isdigit() and SHORTEST_PHONE <= len(digits) <= LONGEST_PHONE
