"""What the filer hands back once a submission is durable."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class FiledReceipt:
    """Number and time of a durable submission. `received` is local time with its zone."""

    number: str
    submission_id: str
    sequence: int
    received: datetime
    qr_payload: bytes
    """What the QR code on screen and paper carries."""
    clock_synchronised: bool = False
    """Whether the time can be trusted; where not, the paper says so."""
