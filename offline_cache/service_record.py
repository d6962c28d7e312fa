"""What was done with each device: counters since the last service and for ever, the last result of each test.

A small file of its own, so that whoever counts never waits for a filing, nor a filing for him. A damaged file
is set aside and a new one begun: counters are not worth a visit.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from offline_cache.database import Database
from offline_cache.errors import DatabaseMissing, DatabaseUnusable
from offline_cache.service_schema import SERVICE_RECORD
from offline_cache.set_aside import set_aside

_WORD = re.compile(r"[a-z][a-z0-9_]{0,39}")
"""Names of devices, counters, tests and technicians: words of the program, never a person's."""


@dataclass(frozen=True, slots=True)
class Counter:
    """``since_service``: since the device was serviced, or for ever where it never was."""

    for_ever: int
    since_service: int


@dataclass(frozen=True, slots=True)
class TestResult:
    """How a test ended the last time. ``at`` is in UTC."""

    __test__ = False  # for pytest, which collects what is called so

    test: str
    passed: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Service:
    """When a device was serviced last, and by whom: a technician's short name, such as "t07"."""

    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class DeviceRecord:
    """All that is on record of one device. ``tests``: each with its last result, the newest first."""

    counters: Mapping[str, Counter]
    tests: tuple[TestResult, ...]
    serviced: Service | None


NOTHING_ON_RECORD = DeviceRecord({}, (), None)


class ServiceRecord:
    """Counts and results by device. Several threads and processes may write at once; what has returned is on
    disk. Every method raises CacheError where the file or the disk fails.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Self:
        """Open the file, or begin it; one that is damaged is set aside beside it."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            return cls(Database.open(path, SERVICE_RECORD, create=True, check=True))
        except DatabaseUnusable:
            set_aside(path, now())
            return cls(Database.open(path, SERVICE_RECORD, create=True))

    def count(self, device: str, counter: str, by: int = 1) -> None:
        """Move a counter on."""
        self.count_all({(device, counter): by})

    def count_all(self, counts: Mapping[tuple[str, str], int]) -> None:
        """Several counters, as (device, counter), in one durable step."""
        rows = [(_word(device), _word(counter), by) for (device, counter), by in counts.items()]
        with self._database.writing() as tables:
            for row in rows:
                tables.execute(
                    "INSERT INTO counters (device, counter, total) VALUES (?, ?, ?)"
                    " ON CONFLICT DO UPDATE SET total = total + excluded.total",
                    row,
                )

    def tested(self, device: str, test: str, passed: bool, at: datetime) -> None:
        """Keep how a test ended, in place of its last result."""
        row = (_word(device), _word(test), int(passed), at.astimezone(UTC).isoformat())
        with self._database.writing() as tables:
            tables.execute("INSERT OR REPLACE INTO tests VALUES (?, ?, ?, ?)", row)

    def serviced(self, device: str, at: datetime, who: str) -> None:
        """The device was serviced: its counters since service begin at nought."""
        row = (_word(device), at.astimezone(UTC).isoformat(), _word(who))
        with self._database.writing() as tables:
            tables.execute("INSERT OR REPLACE INTO services VALUES (?, ?, ?)", row)
            tables.execute("UPDATE counters SET at_service = total WHERE device = ?", row[:1])

    def restore(self, device: str, before: DeviceRecord) -> None:
        """Take a service back: what stood on record of the last one stands again, and what was counted since
        then counts since then.
        """
        name = _word(device)
        with self._database.writing() as tables:
            if before.serviced is None:
                tables.execute("DELETE FROM services WHERE device = ?", [name])
            else:
                row = (name, before.serviced.at.astimezone(UTC).isoformat(), _word(before.serviced.who))
                tables.execute("INSERT OR REPLACE INTO services VALUES (?, ?, ?)", row)
            tables.execute("UPDATE counters SET at_service = 0 WHERE device = ?", [name])
            for counter, count in before.counters.items():
                tables.execute(
                    "UPDATE counters SET at_service = ? WHERE device = ? AND counter = ?",
                    [count.for_ever - count.since_service, name, _word(counter)],
                )

    def of(self, device: str) -> DeviceRecord:
        """All that is on record of one device."""
        return self.all().get(device, NOTHING_ON_RECORD)

    def all(self) -> dict[str, DeviceRecord]:
        """All that is on record, by device; a device of which nothing is has no entry."""
        counters: dict[str, dict[str, Counter]] = {}
        for row in self._database.rows("counters"):
            found = Counter(row["total"], row["total"] - row["at_service"])
            counters.setdefault(row["device"], {})[row["counter"]] = found
        tests: dict[str, list[TestResult]] = {}
        for row in self._database.rows("tests", order_by="at DESC"):
            result = TestResult(row["test"], bool(row["passed"]), datetime.fromisoformat(row["at"]))
            tests.setdefault(row["device"], []).append(result)
        services = {
            row["device"]: Service(datetime.fromisoformat(row["at"]), row["who"])
            for row in self._database.rows("services")
        }
        return {
            device: DeviceRecord(counters.get(device, {}), tuple(tests.get(device, ())), services.get(device))
            for device in sorted({*counters, *tests, *services})
        }

    def close(self) -> None:
        """Give the file back."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()


def on_record(path: Path) -> dict[str, DeviceRecord]:
    """What stands in the file, for a tool that only looks: nothing is begun, and nothing set aside.

    A file that is not there is an empty record. Raises CacheError for one that cannot be read.
    """
    try:
        database = Database.open(path, SERVICE_RECORD)
    except DatabaseMissing:
        return {}
    with ServiceRecord(database) as record:
        return record.all()


def _word(text: str) -> str:
    if not _WORD.fullmatch(text):
        raise ValueError("names on the service record are short words: a-z, 0-9 and _")
    return text
