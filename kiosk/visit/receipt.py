"""What the filer hands back once a submission is durable."""

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.visit.promise import Promise


@dataclass(frozen=True)
class FiledReceipt:
    """Number and time of a durable submission. `received` is local time with its zone."""

    number: str
    submission_id: str
    sequence: int
    received: datetime
    qr_payload: bytes
    """What the code on the screen carries, and that on paper where `paper_payload` is empty."""
    clock_synchronised: bool = False
    """Whether the time can be trusted; where not, the paper says so."""
    promise: Promise | None = None
    """By when it is promised to be done, where that can be said."""
    paper_payload: bytes = field(default=b"", repr=False)
    """What the code on paper carries: a small submission itself, sealed."""
