"""The outbox's file, release by release."""

import sqlite3

from offline_cache import chain
from offline_cache.migrations import Schema


def _chain_what_is_there(connection: sqlite3.Connection) -> None:
    """Rows of the first release get the chain they would have had."""
    epochs = connection.execute("SELECT epoch, terminal, public_key FROM epochs").fetchall()
    for epoch, terminal, public_key in epochs:
        last = chain.seed(epoch, terminal, public_key)
        rows = connection.execute(
            "SELECT position, sequence, id, receipt_number, digest FROM submissions"
            " WHERE epoch = ? ORDER BY position",
            [epoch],
        ).fetchall()
        for position, sequence, submission, number, digest in rows:
            last = chain.link(last, epoch, sequence, submission, number, digest)
            connection.execute("UPDATE submissions SET chain = ? WHERE position = ?", [last, position])
        connection.execute("UPDATE epochs SET chain = ? WHERE epoch = ?", [last, epoch])


_FIRST = (
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
)

_SECOND = (
    # A sequence is chained; `closed` says why an epoch issues no more numbers.
    "ALTER TABLE epochs ADD COLUMN chain TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE epochs ADD COLUMN closed TEXT",
    "ALTER TABLE submissions ADD COLUMN chain TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE submissions ADD COLUMN after TEXT",
    _chain_what_is_there,
    "CREATE INDEX submissions_by_state ON submissions (state)",
    "CREATE INDEX postponed ON submissions (next_try) WHERE state = 'committed' AND next_try IS NOT NULL",
    "CREATE INDEX dependants ON submissions (after) WHERE after IS NOT NULL",
    # What is sent of a part is its content; what changes is one flag. Apart, as with the envelopes.
    """
    CREATE TABLE parts (
        number INTEGER PRIMARY KEY,
        position INTEGER NOT NULL REFERENCES submissions(position),
        slot TEXT NOT NULL,
        digest TEXT NOT NULL,
        size INTEGER NOT NULL,
        held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),
        UNIQUE (position, slot)
    ) STRICT
    """,
    """
    CREATE TABLE part_contents (
        number INTEGER PRIMARY KEY REFERENCES parts(number),
        sealed BLOB NOT NULL
    ) STRICT
    """,
    "DROP TRIGGER what_was_filed_stays_as_it_was",
    """
    CREATE TRIGGER what_was_filed_stays_as_it_was
    BEFORE UPDATE OF
        position, id, epoch, sequence, receipt_number, kind, service, created, digest, chain, after
    ON submissions BEGIN
        SELECT RAISE(ABORT, 'a filed submission is immutable');
    END
    """,
    "DROP TRIGGER what_is_undelivered_is_never_deleted",
    """
    CREATE TRIGGER a_submission_is_never_deleted BEFORE DELETE ON submissions BEGIN
        SELECT RAISE(ABORT, 'a submission is never deleted');
    END
    """,
    "DROP TRIGGER an_undelivered_envelope_is_never_deleted",
    """
    CREATE TRIGGER an_envelope_is_deleted_by_a_purge_only
    BEFORE DELETE ON envelopes
    WHEN (SELECT state FROM submissions WHERE position = OLD.position) <> 'purged' BEGIN
        SELECT RAISE(ABORT, 'an envelope is deleted by a purge only');
    END
    """,
    """
    CREATE TRIGGER a_part_stays_as_it_was
    BEFORE UPDATE OF number, position, slot, digest, size ON parts BEGIN
        SELECT RAISE(ABORT, 'a part is immutable');
    END
    """,
    """
    CREATE TRIGGER the_content_of_a_part_stays_as_it_was BEFORE UPDATE ON part_contents BEGIN
        SELECT RAISE(ABORT, 'a part is immutable');
    END
    """,
    """
    CREATE TRIGGER a_part_is_never_deleted BEFORE DELETE ON parts BEGIN
        SELECT RAISE(ABORT, 'a part is never deleted');
    END
    """,
    """
    CREATE TRIGGER the_content_of_a_part_is_deleted_by_a_purge_only
    BEFORE DELETE ON part_contents
    WHEN (
        SELECT state FROM submissions JOIN parts USING (position) WHERE number = OLD.number
    ) <> 'purged' BEGIN
        SELECT RAISE(ABORT, 'a part is deleted by a purge only');
    END
    """,
    """
    CREATE TRIGGER a_state_is_one_of_six BEFORE UPDATE OF state ON submissions
    WHEN NEW.state NOT IN ('committed', 'sending', 'delivered', 'quarantined', 'voided', 'purged') BEGIN
        SELECT RAISE(ABORT, 'no such state');
    END
    """,
    """
    CREATE TRIGGER what_is_over_stays_over BEFORE UPDATE OF state ON submissions
    WHEN OLD.state IN ('voided', 'purged') BEGIN
        SELECT RAISE(ABORT, 'this submission is voided or purged');
    END
    """,
    """
    CREATE TRIGGER a_purge_needs_an_acknowledgement BEFORE UPDATE OF state ON submissions
    WHEN NEW.state = 'purged' AND (OLD.state <> 'delivered' OR NEW.acknowledgement IS NULL) BEGIN
        SELECT RAISE(ABORT, 'only what is acknowledged is purged');
    END
    """,
    """
    CREATE TRIGGER a_void_needs_a_reason BEFORE UPDATE OF state ON submissions
    WHEN NEW.state = 'voided' AND coalesce(NEW.reason, '') = '' BEGIN
        SELECT RAISE(ABORT, 'a void needs a reason');
    END
    """,
    """
    CREATE TRIGGER a_closed_epoch_issues_nothing BEFORE UPDATE OF last_sequence ON epochs
    WHEN OLD.closed IS NOT NULL AND NEW.last_sequence <> OLD.last_sequence BEGIN
        SELECT RAISE(ABORT, 'this epoch is closed');
    END
    """,
)

OUTBOX = Schema(
    name="outbox",
    application_id=int.from_bytes(b"KOut"),
    migrations=(_FIRST, _SECOND),
)
