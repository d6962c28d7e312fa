"""One simulation from beginning to end, and what came of it."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from central.catalogue import load_services
from central.counts import count
from central.keys import load_or_create
from central.settings import system_clock
from central.simulate.enrolling import Office
from central.simulate.errors import FleetLost
from central.simulate.filing import file_all, prepare
from central.simulate.following import Following
from central.simulate.handles import allow
from central.simulate.parking import Parking
from central.simulate.rolling import BAD, publish_both, roll
from central.simulate.workers import Workers
from central.storage.database import Storage
from kiosk.contract.suite import HpkeX25519


@dataclass(frozen=True)
class Plan:
    """What to do. `urls`: a service that runs already; without it `workers` are started for it."""

    database: str
    keys: Path
    terminals: int
    submissions: int = 0
    workers: int = 1
    urls: tuple[str, ...] = ()
    catalogue: Path | None = None
    service: str = "simulated"
    """What is filed: an id of the catalogue."""
    per_second: float = 250.0
    """How many terminals arrive a second."""
    rollout: bool = False
    """Whether two bundles are rolled out: one that everybody keeps, one that its canaries stop."""
    spread_seconds: float = 60.0
    """Terminals fetch what they were told of within so long."""
    quiet_seconds: float = 10.0
    """How long the fleet is left alone, to see what it costs while nothing happens."""
    enrol: bool = True
    """Whether machines enrol over HTTP one by one, as on a street, or stand in the database at once."""


@dataclass(frozen=True)
class Outcome:
    """Figures; None where that was not part of it, or the service's processes are not ours to look at."""

    terminals: int
    workers: int
    enrolled_seconds: float | None = None
    arrived_seconds: float | None = None
    quiet_processor: float | None = None
    """Share of one processor that all workers together use while everybody waits and nothing happens."""
    megabytes: float | None = None
    """Resident memory of the largest worker, at its most; a megabyte is 10^6 bytes."""
    half_told_seconds: float | None = None
    last_told_seconds: float | None = None
    rollout_seconds: float | None = None
    """From the approval of a good bundle until the last terminal had kept it."""
    stopped_seconds: float | None = None
    """From the approval of a bad one until it had stopped by itself."""
    had_it: int | None = None
    """Terminals that were given the bad one before."""
    undone_seconds: float | None = None
    """From the decision to undo it until those had again what they had before."""
    submissions: int = 0
    tasks: int = 0
    submissions_per_second: float | None = None

    def as_json(self) -> dict[str, float | int | None]:
        """All of it."""
        return asdict(self)


def simulate(plan: Plan, say: Callable[[str], None]) -> Outcome:
    """Do it. `say` hears of the progress.

    Raises:
        CentralError: the database, the keys, the handles, or the service failed; the message says what to do.

    """
    allow(plan.terminals)
    keys = load_or_create(plan.keys, HpkeX25519())
    with ExitStack() as stack:
        storage = Storage(plan.database)
        stack.callback(storage.close)
        workers: Workers | None = None
        urls: Sequence[str] = plan.urls
        if not urls:
            options = ("--catalogue", str(plan.catalogue)) if plan.catalogue else ()
            workers = stack.enter_context(Workers(plan.database, plan.keys, plan.workers, options))
            urls = workers.urls
        if plan.rollout:
            publish_both(storage, plan.keys, system_clock)
        office = Office(storage, keys, urls, system_clock, say)
        began = time.monotonic()
        machines = max(1, plan.terminals)
        fleet = asyncio.run(office.enrol(machines)) if plan.enrol else office.put_in(machines)
        outcome = Outcome(plan.terminals, len(urls), time.monotonic() - began)
        figures: dict[str, float | int | None] = {}
        if plan.terminals:
            following = Following(keys, system_clock, {BAD}, plan.spread_seconds, random.Random(0))
            parking = Parking(fleet, urls, keys, system_clock, storage, say, following)
            figures |= asyncio.run(_park(parking, plan, storage, workers, say))
        if plan.submissions:
            services = load_services(plan.catalogue)
            say(f"{plan.submissions} submissions are sealed")
            before = count(storage, None)
            prepared = prepare(fleet, plan.submissions, plan.service, keys, system_clock)
            seconds = asyncio.run(file_all(prepared, urls, keys, system_clock, say))
            after = count(storage, None)
            filed = after.received - before.received
            expected = filed * len(services.find(plan.service).departments)
            if filed != plan.submissions or after.tasks - before.tasks != expected:
                raise FleetLost("not everything that was acknowledged is here with its tasks")
            figures |= {
                "submissions": filed,
                "tasks": after.tasks - before.tasks,
                "submissions_per_second": filed / seconds,
            }
        return Outcome(**{**asdict(outcome), **figures})


async def _park(
    parking: Parking, plan: Plan, storage: Storage, workers: Workers | None, say: Callable[[str], None]
) -> dict[str, float | int | None]:
    try:
        arrived = await parking.park(plan.per_second)
        say("all wait; nothing happens for a while")
        before = workers.seconds() if workers else []
        await asyncio.sleep(plan.quiet_seconds)
        quiet = (
            (sum(workers.seconds()) - sum(before)) / plan.quiet_seconds
            if workers and plan.quiet_seconds
            else None
        )
        memory = max(workers.megabytes()) if workers else None
        say("something is published")
        told = await parking.publish()
        if workers:
            memory = max(memory or 0.0, *workers.megabytes())
        figures: dict[str, float | int | None] = {
            "arrived_seconds": arrived,
            "quiet_processor": quiet,
            "megabytes": memory,
            "half_told_seconds": told[len(told) // 2],
            "last_told_seconds": told[-1],
        }
        if plan.rollout:
            rolled = await roll(parking, storage, system_clock, say)
            figures |= asdict(rolled)
        return figures
    finally:
        await parking.go()
