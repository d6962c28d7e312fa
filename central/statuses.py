"""How a terminal said that it is, with its last heartbeat."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.storage.models import Terminal
from kiosk.contract.status import TerminalStatus


def status_of(session: Session, code: str) -> TerminalStatus | None:
    """Of the terminal with that code; None where it never said, or there is none."""
    told = session.scalar(select(Terminal.status).where(Terminal.code == code))
    return TerminalStatus.model_validate_json(told) if told else None
