"""The journal: who did what at this service, for the auditor. Written in the transaction that does it.

The trails of the terminals are held beside it (`central.audit`); here stands what was done on this side.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.storage.models import JournalEntry

SERVICE = "service"
"""Who it was where no person was: the service, on a terminal's request."""
_LONGEST_WHO, _LONGEST_DETAIL = 80, 500


def write(
    session: Session, now: datetime, who: str, deed: str, *, terminal: str | None = None, detail: str = ""
) -> None:
    """One line. `deed` is a stable word such as `terminal.approved`; `terminal` its four characters;
    `detail` what else an auditor needs, never anything of a resident's.
    """
    session.add(
        JournalEntry(
            at=now,
            who=(who or SERVICE)[:_LONGEST_WHO],
            deed=deed,
            terminal=terminal,
            detail=detail[:_LONGEST_DETAIL],
        )
    )


def entries(session: Session, terminal: str | None = None, limit: int = 200) -> list[JournalEntry]:
    """The latest lines, newest first; of one terminal, or all."""
    query = select(JournalEntry).order_by(JournalEntry.id.desc()).limit(limit)
    if terminal is not None:
        query = query.where(JournalEntry.terminal == terminal)
    return list(session.scalars(query))
