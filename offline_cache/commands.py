"""Which remote commands this terminal has taken up, so that none is done twice, and what came of each.

Taken up is written down before anything is done: a process that dies in between has done it once or not at
all, and says so. A damaged file is set aside; what was taken up before is then held off by its expiry alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from offline_cache.database import Database
from offline_cache.errors import DatabaseUnusable
from offline_cache.migrations import Schema
from offline_cache.set_aside import set_aside

COMMANDS = Schema(
    "memory of commands",
    0x4B43_4D44,  # "KCMD"
    (
        (
            """
            CREATE TABLE commands (
                id TEXT NOT NULL PRIMARY KEY,
                verb TEXT NOT NULL,
                expires TEXT NOT NULL,
                outcome TEXT,
                reason TEXT NOT NULL DEFAULT '',
                report INTEGER,
                told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))
            ) STRICT, WITHOUT ROWID
            """,
        ),
    ),
)


@dataclass(frozen=True)
class Done:
    """What came of a command; `outcome` None: it was taken up, and nothing is known yet."""

    id: UUID
    verb: str
    outcome: str | None
    reason: str
    report: int | None


class CommandMemory:
    """Written by the sender's process. Every method raises CacheError where the file or the disk fails."""

    def __init__(self, path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Open it, or begin one."""
        try:
            self._database = Database.open(path, COMMANDS, create=True, check=True)
        except DatabaseUnusable:
            set_aside(path, now())
            self._database = Database.open(path, COMMANDS, create=True)

    def take_up(self, command: UUID, verb: str, expires: datetime) -> bool:
        """Write down that it is about to be done. False: it was taken up before, and must not be again."""
        row = (str(command), verb, expires.astimezone(UTC).isoformat())
        with self._database.writing() as tables:
            taken = tables.execute(
                "INSERT INTO commands (id, verb, expires) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", row
            )
            return taken.rowcount == 1

    def done(self, command: UUID, outcome: str, reason: str = "", report: int | None = None) -> None:
        """What came of it; the first word stands."""
        with self._database.writing() as tables:
            tables.execute(
                "UPDATE commands SET outcome = ?, reason = ?, report = ? WHERE id = ? AND outcome IS NULL",
                [outcome, reason, report, str(command)],
            )

    def told(self, command: UUID) -> None:
        """The central service holds what came of it."""
        with self._database.writing() as tables:
            tables.execute("UPDATE commands SET told = 1 WHERE id = ?", [str(command)])

    def untold(self) -> list[Done]:
        """Those of which the central service does not know what came of them."""
        return [
            Done(UUID(row["id"]), row["verb"], row["outcome"], row["reason"], row["report"])
            for row in self._database.rows("commands", "told = 0", order_by="expires")
        ]

    def forget(self, before: datetime) -> None:
        """Those that expired before that time: whoever repeats one of them is refused for its age."""
        with self._database.writing() as tables:
            tables.execute("DELETE FROM commands WHERE expires < ?", [before.astimezone(UTC).isoformat()])

    def close(self) -> None:
        """Close the file."""
        self._database.close()
