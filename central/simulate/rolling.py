"""A rollout that everybody keeps, then one that its own canaries stop, and which is undone.

The bundles are signed with keys that exist for this alone, proposed by one person and approved by another;
what moves the rollouts on is the service itself, by what the terminals tell it.
"""

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner
from sqlalchemy import select

from central.rollouts.desk import Proposal, RolloutDesk
from central.rollouts.judgement import Limits
from central.rollouts.states import Event, State
from central.settings import Clock
from central.simulate.errors import FleetLost
from central.simulate.parking import Parking
from central.storage.database import Storage
from central.storage.rollout_tables import Rollout, RolloutMember
from central.updates import ceremonies, publishing
from central.updates.assigning import latest_sequences
from central.updates.ceremonies import Desk
from central.updates.key_files import KeyRing
from kiosk.contract.assignment import TargetKind
from kiosk.contract.updates import Chosen

GOOD, BAD = "config/simulated-1.toml", "config/simulated-2.toml"
_AUTHOR, _APPROVER = "simulated.author", "simulated.approver"
_SHARES = (1.0, 10.0, 50.0, 100.0)
"""Per cent of the fleet, as the console proposes it."""


@dataclass(frozen=True)
class Rolled:
    """What came of it. Seconds from the approval, and from the decision to undo."""

    rollout_seconds: float
    """Until every terminal had kept the good one."""
    stopped_seconds: float
    """Until the bad one had stopped by itself."""
    had_it: int
    """Terminals that were given the bad one before it stopped: the canaries, and nobody else."""
    undone_seconds: float
    """Until those had the good one again."""


def publish_both(storage: Storage, keys: Path, clock: Clock) -> None:
    """The first ceremony, and two signed bundles.

    Raises:
        CentralError: the ceremony was held in this database before.

    """
    held: dict[Path, CryptoSigner] = {}

    def create(file: Path) -> CryptoSigner:
        held[file] = CryptoSigner.generate_ed25519()
        return held[file]

    ring = KeyRing(create, held.__getitem__)
    with tempfile.TemporaryDirectory(prefix="kiosk-simulate-") as directory:
        here = Path(directory)
        desk = Desk(storage, keys, clock(), _AUTHOR)
        ceremonies.init(desk, [here / f"stick-{number}" for number in range(3)], here / "roles", ring)
        for seconds, name in ((90, GOOD), (80, BAD)):
            file = here / name.partition("/")[2]
            file.write_text(f"[visit]\nidle_seconds = {seconds}\n", encoding="utf-8")
            publishing.publish(desk, TargetKind.CONFIG, file, here / "roles" / "config.key", ring)


async def roll(parking: Parking, storage: Storage, clock: Clock, say: Callable[[str], None]) -> Rolled:
    """Do all of it while the fleet's heartbeats wait.

    Raises:
        FleetLost: a rollout did not end as it must.

    """
    desk = RolloutDesk(storage, clock)
    codes = frozenset(each.code for each in parking.fleet)

    async def begun(name: str) -> int:
        proposal = Proposal(name, Chosen(config=name), codes, frozenset(), _SHARES, _limits())
        number = desk.propose(proposal, _AUTHOR)
        await asyncio.to_thread(desk.decide, number, Event.APPROVE, _APPROVER)
        say(f"{name} is approved")
        return number

    good = await begun(GOOD)
    through = await parking.until(lambda: _state(storage, good) is State.DONE, "everybody has kept it")
    if any(each.running != GOOD for each in parking.fleet):
        raise FleetLost("the rollout is called done, and not everybody has it")
    bad = await begun(BAD)
    stopped = await parking.until(lambda: _state(storage, bad) is State.STOPPED, "the canaries stop it")
    canaries, having = await asyncio.to_thread(_members, storage, bad)
    if canaries != having:
        raise FleetLost(f"{len(having)} were given it, and {len(canaries)} are its canaries")
    await asyncio.to_thread(desk.decide, bad, Event.UNDO, _AUTHOR)
    with storage.read() as session:
        again = latest_sequences(session, having)
    suffered = [each for each in parking.fleet if each.number in having]
    undone = await parking.until(
        lambda: all(each.assignment == again[each.number] for each in suffered), "it is undone"
    )
    if any(each.running != GOOD for each in suffered):
        raise FleetLost("a canary was not given back what it had")
    return Rolled(through, stopped, len(having), undone)


def _limits() -> Limits:
    """As the console proposes them, but nobody is watched for half an hour."""
    return Limits(watched=timedelta(0))


def _state(storage: Storage, number: int) -> State:
    with storage.read() as session:
        return State(session.get_one(Rollout, number).state)


def _members(storage: Storage, number: int) -> tuple[set[int], set[int]]:
    """Its canaries, and those that were given it."""
    with storage.read() as session:
        members = session.scalars(select(RolloutMember).where(RolloutMember.rollout == number)).all()
    return (
        {each.terminal for each in members if each.stage == 0},
        {each.terminal for each in members if each.given is not None},
    )
