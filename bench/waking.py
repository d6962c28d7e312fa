"""How soon the last terminal is told of what was published where several workers hold the waiting heartbeats:
one publishes, and PostgreSQL (LISTEN, NOTIFY) wakes what waits in all of them.
"""

import sys

from bench.places import directory
from bench.row import Row
from central.simulate.run import Plan, simulate
from tests.central.postgresql import Cluster

TERMINALS = 1_000
WORKERS = (1, 2, 4)


def measure() -> tuple[Row, ...]:
    with Cluster(durable=True) as cluster:
        return tuple(_told(cluster.new_database(), workers) for workers in WORKERS)


def _told(database: str, workers: int) -> Row:
    with directory() as place:
        plan = Plan(database, place / "keys", TERMINALS, workers=workers, quiet_seconds=1.0)
        found = simulate(plan, _say)
    assert found.half_told_seconds is not None
    assert found.last_told_seconds is not None
    several = f"{workers} worker{'s' if workers > 1 else ''}"
    return Row(
        f"from publication until the last of {TERMINALS} is told, PostgreSQL, {several}",
        "s",
        found.last_told_seconds,
        note=f"half of them after {found.half_told_seconds:.1f} s; {found.megabytes:.0f} MB the largest",
    )


def _say(line: str) -> None:
    if "arrived" not in line:
        sys.stderr.write(f"waking: {line}\n")
