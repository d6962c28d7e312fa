"""Every terminal's heartbeat is kept waiting; then something is published, and each is to hear of it."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select

from central.keys import Keys
from central.news import tell
from central.settings import Clock
from central.simulate.errors import FleetLost
from central.simulate.following import Following
from central.simulate.line import Came, Line
from central.simulate.terminal import JSON, SimulatedTerminal
from central.storage.database import Storage
from central.storage.models import Terminal
from kiosk.contract.api import HEARTBEAT_PATH, LONGEST_WAIT, HeartbeatRequest, HeartbeatResponse

_PATH = f"{HEARTBEAT_PATH}?wait={LONGEST_WAIT}"
_LOOK_SECONDS = 0.2


@dataclass
class Parking:
    """The fleet, a connection each, spread over the workers. Each asks again as soon as it is answered."""

    fleet: Sequence[SimulatedTerminal]
    urls: Sequence[str]
    keys: Keys
    clock: Clock
    storage: Storage
    say: Callable[[str], None]
    following: Following | None = None
    """Has terminals take what is assigned to them; None: nothing is."""
    patience: float = 600.0
    """Seconds after which a fleet that has not got there counts as lost."""
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _told_at: dict[int, float] = field(default_factory=dict)
    _all_told: asyncio.Event = field(default_factory=asyncio.Event)

    async def park(self, per_second: float) -> float:
        """Send every terminal's heartbeat, so many a second; gives the seconds until the service has noted
        each, which it does before it keeps them waiting.
        """
        began, since = time.monotonic(), self.clock()
        for place, terminal in enumerate(self.fleet):
            ahead = began + place / per_second - time.monotonic()
            if ahead > 0:
                await asyncio.sleep(ahead)
            line = Line(self.urls[place % len(self.urls)])
            self._tasks.append(asyncio.create_task(self._beat_for_ever(terminal, line)))
        numbers = [each.number for each in self.fleet]

        def noted() -> int:
            here = Terminal.id.between(numbers[0], numbers[-1]), Terminal.seen >= since
            with self.storage.read() as session:
                return session.scalar(select(func.count()).where(*here)) or 0

        def all_noted() -> bool:
            arrived = noted()
            self.say(f"{arrived} of {len(self.fleet)} heartbeats have arrived")
            return arrived == len(self.fleet)

        await self.until(all_noted, "every heartbeat has arrived")
        return time.monotonic() - began

    async def publish(self) -> list[float]:
        """Tell all of them something; gives the seconds until each knew, the first first."""
        self._told_at.clear()
        self._all_told.clear()
        began = time.monotonic()
        await asyncio.to_thread(self._tell)
        try:
            async with asyncio.timeout(self.patience):
                await self._all_told.wait()
        except TimeoutError as error:
            self._raise_what_broke()
            raise FleetLost(f"only {len(self._told_at)} of {len(self.fleet)} were told") from error
        return sorted(at - began for at in self._told_at.values())

    async def until(self, fact: Callable[[], bool], what: str) -> float:
        """Look until it is so; gives the seconds it took. `fact` blocks.

        Raises:
            FleetLost: it never came to that.

        """
        began = time.monotonic()
        while not await asyncio.to_thread(fact):
            self._raise_what_broke()
            if time.monotonic() > began + self.patience:
                raise FleetLost(f"it never came to that: {what}")
            await asyncio.sleep(_LOOK_SECONDS)
        return time.monotonic() - began

    async def go(self) -> None:
        """Hang up."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _tell(self) -> None:
        with self.storage.write() as session:
            tell(session)

    def _raise_what_broke(self) -> None:
        for task in self._tasks:
            if task.done():
                task.result()

    async def _beat_for_ever(self, terminal: SimulatedTerminal, line: Line) -> None:
        try:
            while True:
                said = HeartbeatRequest(
                    version="simulated",
                    sequence=terminal.sequence,
                    waiting=0,
                    told=terminal.told,
                    status=terminal.status(),
                )
                body = said.model_dump_json().encode()
                message = terminal.signed("POST", _PATH, body, JSON, self.clock())
                heard = self._hear(terminal, await line.exchange(message))
                if self.following is not None:
                    await self.following.follow(terminal, heard.assignment or 0, line)
        finally:
            line.close()

    def _hear(self, terminal: SimulatedTerminal, came: Came) -> HeartbeatResponse:
        if came.status != 200:
            raise FleetLost(f"a heartbeat was answered {came.status}: {came.body[:300].decode()}")
        heard = HeartbeatResponse.model_validate_json(came.body)
        news = heard.news or 0
        if news > terminal.told:
            self._told_at[terminal.number] = came.at
            if len(self._told_at) == len(self.fleet):
                self._all_told.set()
        terminal.told = news
        came.verify(self.keys)
        return heard
