"""The central service under a fleet: heartbeats that wait, how soon the last one is told, a rollout that
stops by itself, submissions a second with five tasks each. The simulator of ``kiosk central simulate``,
with a process a worker.
"""

import sys
from dataclasses import replace

from bench.places import directory
from bench.row import AtMost, Row
from central.simulate.run import Outcome, Plan, simulate
from kiosk.contract.catalogue.schema import Catalogue, Department, Text
from tests.central.catalogue import BIRTH, small_catalogue
from tests.central.postgresql import Cluster

PARKED = 10_000
SUBMISSIONS = 1_000
MEGABYTES = 300
"""Of 10^6 bytes, as the bound was given."""
SPREAD = 10.0
"""Seconds within which a terminal that was told fetches; on a street it is a minute."""
FIVE = ("WJ", "GA", "YB", "MZ", "RS")


def measure() -> tuple[Row, ...]:
    rows = _waiting()
    with directory() as place:
        catalogue = place / "catalogue.json"
        catalogue.write_text(_five_departments().model_dump_json(), encoding="utf-8")
        with Cluster(durable=True) as cluster:
            for kind in ("SQLite", "PostgreSQL"):
                for workers in (1, 2, 4):
                    here = place / f"{kind}-{workers}"
                    here.mkdir()
                    url = cluster.new_database() if kind == "PostgreSQL" else f"sqlite:///{here}/central.db"
                    plan = Plan(url, here / "keys", 20, SUBMISSIONS, workers, (), catalogue, BIRTH)
                    rows.append(_filing(kind, workers, _simulated(plan, quiet=0.1)))
    return tuple(rows)


def _waiting() -> list[Row]:
    thousand, whole = _parked(1_000, rollout=True), _parked(PARKED, enrol=False)
    quiet = f"{whole.quiet_processor:.2f} of a processor while they wait and are renewed each 50 s"
    return [
        _told(thousand),
        _told(whole),
        *_rolled(thousand),
        Row(
            f"{PARKED} heartbeats that wait at one worker",
            "MB",
            whole.megabytes or 0.0,
            bound=AtMost(MEGABYTES),
            note=f"resident, the whole process, at its most, the publication included; {quiet}",
        ),
    ]


def _parked(terminals: int, *, rollout: bool = False, enrol: bool = True) -> Outcome:
    """Without `enrol`: to let ten thousand in one by one would be most of the time, and the waiting
    is what is measured.
    """
    with directory() as place:
        plan = Plan(f"sqlite:///{place}/central.db", place / "keys", terminals, enrol=enrol)
        return _simulated(replace(plan, rollout=rollout, spread_seconds=SPREAD), quiet=10.0)


def _rolled(found: Outcome) -> tuple[Row, Row]:
    """Over real HTTP, each terminal enrolled, each bundle fetched and its hash checked."""
    assert found.rollout_seconds is not None
    assert found.stopped_seconds is not None
    assert found.undone_seconds is not None
    fetched = f"fetched within {SPREAD:.0f} s of being told"
    return (
        Row(
            f"a rollout in stages of 1, 10, 50, 100 % until the last of {found.terminals} has kept it",
            "s",
            found.rollout_seconds,
            note=f"from the approval, not watched in between; {fetched}",
        ),
        Row(
            f"a bad rollout to {found.terminals} until its own canaries have stopped it",
            "s",
            found.stopped_seconds,
            note=f"{found.had_it} of {found.terminals} were given it and their screens crash; {fetched};"
            f" undone {found.undone_seconds:.1f} s after somebody says so",
        ),
    )


def _told(found: Outcome) -> Row:
    note = f"one worker on SQLite; half of them after {found.half_told_seconds:.1f} s; every answer signed"
    name = f"from publication until the last of {found.terminals} is told"
    return Row(name, "s", found.last_told_seconds or 0.0, note=note)


def _simulated(plan: Plan, quiet: float) -> Outcome:
    return simulate(replace(plan, quiet_seconds=quiet), _say)


def _say(line: str) -> None:
    if "arrived" not in line and "batches" not in line:
        sys.stderr.write(f"fleet: {line}\n")


def _filing(kind: str, workers: int, found: Outcome) -> Row:
    assert found.submissions_per_second is not None
    note = (
        f"{found.submissions_per_second:.0f} a second: {found.submissions} in batches of 20 on"
        f" {8 * workers} connections, {found.tasks} tasks; simulator and service share the machine"
    )
    name = f"a submission with five tasks, {kind}, {workers} worker{'s' if workers > 1 else ''}"
    return Row(name, "ms", 1000 / found.submissions_per_second, note=note)


def _five_departments() -> Catalogue:
    small = small_catalogue()
    one = next(iter(small.departments.values()))
    departments = {
        key: small.departments.get(key) or Department(**{**one.__dict__, "name": Text(zh=f"示例部门{key}")})
        for key in FIVE
    }
    birth = small.life_events[BIRTH].model_copy(update={"departments": FIVE})
    return small.model_copy(update={"departments": departments, "life_events": {BIRTH: birth}})
