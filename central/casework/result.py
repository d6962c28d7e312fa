"""What the one output of a case says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from central.casework.decisions import Decision
from kiosk.contract.catalogue.schema import Text

TITLE = Text(zh="办理结果通知书", en="Notice of the result")


@dataclass(frozen=True)
class Part:
    """One department's word."""

    department: Text
    decision: Decision | None
    """None: the resident had withdrawn it before."""
    attached: int = 0
    """Pages of its own that follow."""


@dataclass(frozen=True)
class Result:
    """What the paper says."""

    case_number: str
    receipt_number: str
    service: Text
    applicant: str
    parts: Sequence[Part]
    made: datetime
    code: str
    verify_at: str
    """What the QR code carries: the address of the page that verifies it, or the code where there is none."""
    specimen: str | None
    """What is said of a catalogue that is not official; None: this is no specimen."""
