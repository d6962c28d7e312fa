"""The audit trail's file, release by release."""

from offline_cache.migrations import Schema

AUDIT = Schema(
    name="audit trail",
    application_id=int.from_bytes(b"KAud"),
    migrations=(
        (
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
        ),
    ),
)
