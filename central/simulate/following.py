"""A simulated terminal takes what it is assigned: the signed assignment, the target in pieces, its hash, and
at the end an entry in its audit trail that says what became of it.

What a terminal trusts and why is the real client's (`kiosk.updates`) and its tests'. Here it is asked what
all of them together cost, and whether a rollout stops.
"""

import asyncio
import hashlib
import random
from collections.abc import Collection
from dataclasses import dataclass

from central.keys import Keys
from central.rollouts.outcomes import ENDED
from central.settings import Clock
from central.simulate.errors import FleetLost
from central.simulate.line import Came, Line
from central.simulate.terminal import JSON, SimulatedTerminal
from kiosk.contract import assignment as assignments
from kiosk.contract.assignment import AssignmentAnswer, TargetRef
from kiosk.contract.updates import ASSIGNMENT_PATH, METADATA_PATH, PIECE_BYTES, TARGETS_PATH


@dataclass
class Following:
    """What every terminal of the fleet does. `bad`: names of settings under which its screen crashes."""

    keys: Keys
    clock: Clock
    bad: Collection[str]
    spread_seconds: float
    """Terminals fetch at some moment within so long, each at its own."""
    chance: random.Random

    async def follow(self, terminal: SimulatedTerminal, hinted: int, line: Line) -> None:
        """Deal with what is assigned, where the hint is newer than what it has dealt with.

        Raises:
            FleetLost: the service gave something other than what it had signed for.

        """
        if hinted <= terminal.assignment:
            return
        await asyncio.sleep(self.chance.uniform(0, self.spread_seconds))
        answer = AssignmentAnswer.model_validate_json((await self._get(terminal, ASSIGNMENT_PATH, line)).body)
        public = self.keys.signing.public_key()
        assigned = assignments.verify(answer.assignment, public, terminal=terminal.number)
        await self._get(terminal, f"{METADATA_PATH}/timestamp.json", line)
        for each in assigned.targets():
            await self._fetch(terminal, each, line)
        terminal.assignment = assigned.sequence
        named = assigned.config.name if assigned.config else ""
        crashes = named in self.bad
        if not crashes:
            terminal.running = named
        body = terminal.record(
            ENDED,
            self.clock(),
            sequence=assigned.sequence,
            outcome="undone" if crashes else "kept",
            reason="screen_crashed" if crashes else "none",
        )
        _good(await self._send(terminal, "POST", "/v1/audit", line, body))

    async def _fetch(self, terminal: SimulatedTerminal, ref: TargetRef, line: Line) -> None:
        digest, length, number = hashlib.sha256(), 0, 0
        kind, _, name = ref.name.partition("/")
        while length == number * PIECE_BYTES:
            came = await self._get(
                terminal, f"{TARGETS_PATH}/{kind}/{ref.sha256}.{name}?piece={number}", line
            )
            digest.update(came.body)
            length, number = length + len(came.body), number + 1
        if (digest.hexdigest(), length) != (ref.sha256, ref.length):
            raise FleetLost(f"{ref.name} came as something else than was signed for")

    async def _get(self, terminal: SimulatedTerminal, path: str, line: Line) -> Came:
        return _good(await self._send(terminal, "GET", path, line))

    async def _send(
        self, terminal: SimulatedTerminal, method: str, path: str, line: Line, body: bytes = b""
    ) -> Came:
        came = await line.exchange(terminal.signed(method, path, body, JSON, self.clock()))
        came.verify(self.keys)
        return came


def _good(came: Came) -> Came:
    if came.status != 200:
        raise FleetLost(f"a terminal was answered {came.status}: {came.body[:300].decode()}")
    return came
