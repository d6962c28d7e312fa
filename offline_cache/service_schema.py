"""The service record's file, release by release."""

from offline_cache.migrations import Schema

_FIRST = (
    # A counter that was never moved has no row. `at_service`: what it stood at when the device was serviced.
    """
    CREATE TABLE counters (
        device TEXT NOT NULL,
        counter TEXT NOT NULL,
        total INTEGER NOT NULL,
        at_service INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (device, counter)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE tests (
        device TEXT NOT NULL,
        test TEXT NOT NULL,
        passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
        at TEXT NOT NULL,
        PRIMARY KEY (device, test)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE services (
        device TEXT NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        who TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

SERVICE_RECORD = Schema("service record", 0x6B736572, (_FIRST,))
