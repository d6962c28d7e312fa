"""The audit trail's file, release by release."""

import hashlib
import sqlite3
from uuid import uuid4

from offline_cache.migrations import Schema

NO_ENTRY = "0" * 64
"""What the first entry hangs on."""


def link(previous: str, number: int, at: str, event: str, fields: str) -> str:
    """The chain of an entry, as the contract with the central service has it: SHA-256 of these five, a line
    each.
    """
    return hashlib.sha256("\n".join((previous, str(number), at, event, fields)).encode()).hexdigest()


def _chain_what_is_there(connection: sqlite3.Connection) -> None:
    """Entries of the first release get the chain they would have had."""
    last = NO_ENTRY
    entries = connection.execute("SELECT number, at, event, fields FROM events ORDER BY number").fetchall()
    for number, at, event, fields in entries:
        last = link(last, number, at, event, fields)
        connection.execute("UPDATE events SET chain = ? WHERE number = ?", [last, number])
    connection.execute("INSERT INTO trail VALUES (1, ?, ?, 0)", [str(uuid4()), last])


_FIRST = (
    """
    CREATE TABLE events (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        event TEXT NOT NULL,
        fields TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER an_event_stays BEFORE UPDATE ON events BEGIN
        SELECT RAISE(ABORT, 'an event stays');
    END
    """,
)

_SECOND = (
    "DROP TRIGGER an_event_stays",
    "ALTER TABLE events ADD COLUMN chain TEXT NOT NULL DEFAULT ''",
    # `last` is the chain of the newest entry, `held` how far the central service has them.
    """
    CREATE TABLE trail (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        id TEXT NOT NULL,
        last TEXT NOT NULL,
        held INTEGER NOT NULL
    ) STRICT
    """,
    _chain_what_is_there,
    """
    CREATE TRIGGER an_event_stays BEFORE UPDATE ON events BEGIN
        SELECT RAISE(ABORT, 'an event stays');
    END
    """,
    """
    CREATE TRIGGER an_event_is_deleted_only_when_held BEFORE DELETE ON events
    WHEN OLD.number > (SELECT held FROM trail) BEGIN
        SELECT RAISE(ABORT, 'the central service does not hold this event yet');
    END
    """,
)

AUDIT = Schema(
    name="audit trail",
    application_id=int.from_bytes(b"KAud"),
    migrations=(_FIRST, _SECOND),
)
