"""Reference data as it was last fetched: signed documents, one of each name. Verified by whoever reads them.

What is here may be fetched again, so a file that is damaged or foreign is put aside and begun anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from offline_cache.database import Database
from offline_cache.errors import DatabaseUnusable
from offline_cache.migrations import Schema
from offline_cache.set_aside import set_aside

REFERENCE = Schema(
    "reference cache",
    0x4B52_4546,  # "KREF"
    (
        (
            """
            CREATE TABLE documents (
                name TEXT PRIMARY KEY,
                version TEXT NOT NULL,
                issued TEXT NOT NULL,
                confirmed TEXT NOT NULL,
                token TEXT NOT NULL
            ) STRICT
            """,
        ),
    ),
)


@dataclass(frozen=True)
class CachedDocument:
    """`token` is as it came, unverified: the disk may have changed it."""

    name: str
    version: str
    issued: datetime
    confirmed: datetime
    """When the central service last said that this is the newest."""
    untrusted_token: str


class ReferenceCache:
    """Written by the sender's process, read by any."""

    def __init__(self, path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Open it, or begin one. Raises CacheError where the disk refuses."""
        try:
            self._database = Database.open(path, REFERENCE, create=True, check=True)
        except DatabaseUnusable:
            set_aside(path, now())
            self._database = Database.open(path, REFERENCE, create=True)

    def put(self, name: str, version: str, issued: datetime, confirmed: datetime, token: str) -> None:
        """Keep a document in place of the one of that name."""
        row = {
            "name": name,
            "version": version,
            "issued": issued.astimezone(UTC).isoformat(),
            "confirmed": confirmed.astimezone(UTC).isoformat(),
            "token": token,
        }
        with self._database.writing() as tables:
            tables.table("documents").upsert(row, pk="name")

    def confirm(self, name: str, confirmed: datetime) -> None:
        """The one that is here is still the newest."""
        with self._database.writing() as tables:
            tables.execute(
                "UPDATE documents SET confirmed = ? WHERE name = ?",
                [confirmed.astimezone(UTC).isoformat(), name],
            )

    def get(self, name: str) -> CachedDocument | None:
        """What is kept under that name."""
        return next((each for each in self.all() if each.name == name), None)

    def all(self) -> list[CachedDocument]:
        """Everything, by name."""
        return [
            CachedDocument(
                row["name"],
                row["version"],
                datetime.fromisoformat(row["issued"]),
                datetime.fromisoformat(row["confirmed"]),
                row["token"],
            )
            for row in self._database.rows("documents", order_by="name")
        ]

    def close(self) -> None:
        """Close the file."""
        self._database.close()
