"""The schemas, as explicit statements. A migration is appended, never edited; `user_version` counts those
applied.
"""

from dataclasses import dataclass

Migration = tuple[str, ...]


@dataclass(frozen=True)
class Schema:
    """What a database file of ours is: its mark (SQLite's `application_id`) and the steps to its present
    form.
    """

    name: str
    application_id: int
    migrations: tuple[Migration, ...]


OUTBOX = Schema(
    name="outbox",
    application_id=int.from_bytes(b"KOut"),
    migrations=(
        (
            """
            CREATE TABLE epochs (
                epoch INTEGER PRIMARY KEY,
                terminal INTEGER NOT NULL,
                public_key BLOB NOT NULL,
                last_sequence INTEGER NOT NULL DEFAULT 0
            ) STRICT
            """,
            """
            CREATE TABLE submissions (
                id TEXT PRIMARY KEY,
                epoch INTEGER NOT NULL REFERENCES epochs(epoch),
                sequence INTEGER NOT NULL CHECK (sequence >= 1),
                receipt_number TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL,
                service TEXT NOT NULL,
                state TEXT NOT NULL DEFAULT 'committed',
                created TEXT NOT NULL,
                envelope BLOB NOT NULL,
                digest TEXT NOT NULL,
                attempts INTEGER NOT NULL DEFAULT 0,
                next_try REAL,
                reason TEXT,
                acknowledgement TEXT,
                acknowledged_at TEXT,
                UNIQUE (epoch, sequence),
                CHECK ((state = 'delivered') <= (acknowledgement IS NOT NULL))
            ) STRICT
            """,
            "CREATE INDEX submissions_by_state ON submissions (state, epoch, sequence)",
            """
            CREATE TRIGGER what_was_filed_stays_as_it_was
            BEFORE UPDATE OF id, epoch, sequence, receipt_number, kind, service, created, envelope, digest
            ON submissions BEGIN
                SELECT RAISE(ABORT, 'a filed submission is immutable');
            END
            """,
            """
            CREATE TRIGGER what_is_undelivered_is_never_deleted
            BEFORE DELETE ON submissions WHEN OLD.state <> 'delivered' BEGIN
                SELECT RAISE(ABORT, 'an undelivered submission is never deleted');
            END
            """,
            """
            CREATE TRIGGER a_sequence_never_goes_back
            BEFORE UPDATE OF last_sequence ON epochs WHEN NEW.last_sequence <> OLD.last_sequence + 1 BEGIN
                SELECT RAISE(ABORT, 'a sequence grows by one');
            END
            """,
            """
            CREATE TRIGGER an_epoch_stays BEFORE DELETE ON epochs BEGIN
                SELECT RAISE(ABORT, 'an epoch stays');
            END
            """,
            """
            CREATE TABLE channel (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                state TEXT NOT NULL,
                reason TEXT,
                since TEXT NOT NULL,
                clock_offset_seconds REAL NOT NULL DEFAULT 0
            ) STRICT
            """,
        ),
    ),
)

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
