"""Who does something at the desk, and how it gets into the journal."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from central import journal


@dataclass(frozen=True)
class Doer:
    """Who did it, and from which network address (empty: not over the network)."""

    name: str
    address: str = ""


def record(session: Session, now: datetime, doer: Doer, deed: str, detail: str = "") -> None:
    """Write it down within the transaction that does it. `deed` is a stable word (`central.words`), `detail`
    names the account and what an auditor needs; no secret.
    """
    journal.write(session, now, doer.name, deed, detail=detail, address=doer.address)
