"""The journal: who did what at this service, for the auditor. Written in the transaction that does it.

The trails of the terminals are held beside it (`central.audit`); here stands what was done on this side,
chained by hash as those are.
"""

import json
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.storage import turns
from central.storage.models import JournalEntry
from kiosk.contract.audit_chain import NO_ENTRY, link

SERVICE = "service"
"""Who it was where no person was: the service, on a terminal's request."""
_LONGEST_WHO, _LONGEST_DETAIL = 80, 500


def write(
    session: Session,
    now: datetime,
    who: str,
    deed: str,
    *,
    terminal: str | None = None,
    detail: str = "",
    address: str = "",
) -> None:
    """One line. `deed` is a stable word such as `terminal.approved`; `terminal` its four characters; `detail`
    what else an auditor needs, never anything of a resident's; `address` from where on the network.
    """
    turns.wait_for(session.connection(), turns.JOURNAL)
    last = session.scalar(select(JournalEntry).order_by(JournalEntry.id.desc()).limit(1))
    entry = JournalEntry(
        id=last.id + 1 if last else 1,
        at=now.astimezone(UTC),
        who=(who or SERVICE)[:_LONGEST_WHO],
        deed=deed,
        terminal=terminal,
        detail=detail[:_LONGEST_DETAIL],
        address=address,
    )
    entry.chain = chained(last.chain if last else NO_ENTRY, entry)
    session.add(entry)
    session.flush()


def chained(previous: str, entry: JournalEntry) -> str:
    """The `chain` of an entry that follows the one with the chain `previous`."""
    told = json.dumps([entry.who, entry.terminal, entry.detail, entry.address], ensure_ascii=False)
    return link(previous, entry.id, entry.at.isoformat(timespec="microseconds"), entry.deed, told)


def first_broken(whole: Iterable[JournalEntry]) -> int | None:
    """The number of the first entry that was changed, or that stands after one that was taken out. `whole` is
    all of the journal, the oldest first.
    """
    previous, expected = NO_ENTRY, 1
    for each in whole:
        if each.id != expected or each.chain != chained(previous, each):
            return each.id
        previous, expected = each.chain, expected + 1
    return None


def broken_in(session: Session) -> int | None:
    """`first_broken` of the whole journal, read a part at a time."""
    query = select(JournalEntry).order_by(JournalEntry.id).execution_options(yield_per=500)
    # Closed whatever comes: whoever stops at a broken entry leaves PostgreSQL with an open cursor otherwise.
    with closing(session.scalars(query)) as whole:
        return first_broken(whole)


def entries(session: Session, terminal: str | None = None, limit: int = 200) -> list[JournalEntry]:
    """The latest lines, newest first; of one terminal, or all."""
    query = select(JournalEntry).order_by(JournalEntry.id.desc()).limit(limit)
    if terminal is not None:
        query = query.where(JournalEntry.terminal == terminal)
    return list(session.scalars(query))
