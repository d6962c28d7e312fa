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
            # `position` orders all epochs; a sequence has 30 bits (receipt number, six characters).
            """
            CREATE TABLE submissions (
                position INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                epoch INTEGER NOT NULL REFERENCES epochs(epoch),
                sequence INTEGER NOT NULL CHECK (sequence BETWEEN 1 AND 1073741823),
                receipt_number TEXT NOT NULL,
                kind TEXT NOT NULL,
                service TEXT NOT NULL,
                state TEXT NOT NULL DEFAULT 'committed',
                created TEXT NOT NULL,
                digest TEXT NOT NULL,
                attempts INTEGER NOT NULL DEFAULT 0,
                next_try REAL,
                reason TEXT,
                acknowledgement TEXT,
                acknowledged_at TEXT,
                CHECK (position = epoch * 1073741824 + sequence),
                CHECK ((state = 'delivered') <= (acknowledgement IS NOT NULL))
            ) STRICT
            """,
            # Apart from the rows, so that a change of state rewrites a hundred bytes and not thirty thousand.
            """
            CREATE TABLE envelopes (
                position INTEGER PRIMARY KEY REFERENCES submissions(position),
                envelope BLOB NOT NULL
            ) STRICT
            """,
            """
            CREATE TRIGGER what_was_filed_stays_as_it_was
            BEFORE UPDATE OF position, id, epoch, sequence, receipt_number, kind, service, created, digest
            ON submissions BEGIN
                SELECT RAISE(ABORT, 'a filed submission is immutable');
            END
            """,
            """
            CREATE TRIGGER an_envelope_stays_as_it_was BEFORE UPDATE ON envelopes BEGIN
                SELECT RAISE(ABORT, 'an envelope is immutable');
            END
            """,
            """
            CREATE TRIGGER what_is_undelivered_is_never_deleted
            BEFORE DELETE ON submissions WHEN OLD.state <> 'delivered' BEGIN
                SELECT RAISE(ABORT, 'an undelivered submission is never deleted');
            END
            """,
            """
            CREATE TRIGGER an_undelivered_envelope_is_never_deleted
            BEFORE DELETE ON envelopes
            WHEN (SELECT state FROM submissions WHERE position = OLD.position) <> 'delivered' BEGIN
                SELECT RAISE(ABORT, 'an undelivered envelope is never deleted');
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
