"""What a schema is: explicit statements. A migration is appended, never edited; `user_version` counts those
applied.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

Statement = str | Callable[[sqlite3.Connection], None]
"""SQL, or what SQL cannot say; both inside the one transaction of the migration."""
Migration = tuple[Statement, ...]


@dataclass(frozen=True)
class Schema:
    """What a database file of ours is: its mark (SQLite's `application_id`) and the steps to its present
    form.
    """

    name: str
    application_id: int
    migrations: tuple[Migration, ...]
