"""One terminal of real processes, kept running as systemd would, and a real central service that pushes."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from kiosk.apply.record import Entry
from kiosk.apply.screen import Screen, hangs, read, screen_file
from kiosk.apply.store import Store
from kiosk.catalogue.factory import factory_directory
from kiosk.central_client.clock import system_now
from kiosk.central_client.transport import Transport
from kiosk.config import load
from kiosk.contract.suite import HpkeX25519
from kiosk.demo.kept import Kept
from kiosk.supervisor import Died, Event, Program
from kiosk.terminal.enrolment import Enrolment, enrol
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.place import TerminalPlace
from tests.central.service import RunningService
from tests.faults.terminal_processes import ROOT
from tests.kiosk.apply.standing_terminal import factory_catalogue
from tests.kiosk.updates.operator import Operator

PATIENCE_S = 90.0
SMALL = factory_catalogue(
    {
        f"life_events/{file.name}": None
        for file in (factory_directory() / "life_events").glob("*.toml")
        if not file.name.startswith("S14")
    }
)
"""One life event: soon drawn."""
SETTINGS = """
[agent]
heartbeat_seconds = 1
[apply]
spread_seconds = 0
quiet_seconds = 0
probation_seconds = 1
probation_visits = 0
silence_seconds = 30
steady_seconds = 1
most_starts = 1
proof_seconds = 1
"""


@dataclass
class Street:
    """One terminal of real processes, and who pushes to it."""

    operator: Operator
    identity: TerminalIdentity
    data: Path
    config: Path
    events: list[Event]
    pushed: int = 0

    @property
    def store(self) -> Store:
        return Store(self.data, self.identity.signing_key_id)

    def push(self, settings: str, catalogue: bytes | None = None) -> Entry:
        """Publish, assign, and wait how it ends."""
        self.pushed += 1
        before = len(self.store.read().history)
        targets = {f"config/push-{self.pushed}.toml": settings.encode()}
        targets[f"catalogue/push-{self.pushed}.zip"] = catalogue or SMALL
        names = [self.operator.publish(name, content).name for name, content in targets.items()]
        self.operator.assign(self.identity.terminal, *names)
        self.wait_for(lambda: len(self.store.read().history) > before)
        return self.store.read().history[before]

    def wait_for(self, fact: Callable[[], bool]) -> None:
        deadline, never = time.monotonic() + PATIENCE_S, threading.Event()
        while not fact():
            assert time.monotonic() < deadline, self.logs()
            never.wait(0.05)

    def screen(self) -> Screen | None:
        return read(screen_file(self.data))

    def stands(self) -> bool:
        """Whether the screen answers touches with what is to run."""
        said = self.screen()
        return said is not None and said.standing and said.effect == self.store.read().running.effect

    def idle_seconds(self) -> int:
        return load(self.config, self.data).config.visit.idle_seconds

    def agents_died(self) -> list[Event]:
        return [each for each in self.events if isinstance(each, Died) and each.name == "agent"]

    def logs(self) -> str:
        files = sorted((self.data / "logs").glob("*.log"))
        return "\n".join(file.read_text("utf-8", "replace")[-3000:] for file in files)


@contextmanager
def a_street(data: Path, central: Path, *, screen: bool) -> Iterator[Street]:
    """The agent, and the screen where it is wanted."""
    with RunningService(central) as service:
        operator = Operator.of(service, Path(service.database.removeprefix("sqlite:///")).parent)
        serial = f"SN-{uuid4()}"
        given = enrol(
            Enrolment(service.enrolment_code(serial), serial),
            place=TerminalPlace(data),
            central_url=service.url,
            transport=Transport(service.url, 30, 30),
            suite=HpkeX25519(),
            now=system_now,
        )
        service.approve(given.identity.code)
        (data / "logs").mkdir(parents=True, exist_ok=True)
        config = data / "local.toml"
        config.write_text(SETTINGS)
        events: list[Event] = []
        programs = Kept(_programs(data, config)[: 1 + screen], data / "run", events.append)
        programs.start()
        try:
            yield Street(operator, given.identity, data, config, events)
        finally:
            programs.stop()


def _programs(data: Path, config: Path) -> tuple[Program, ...]:
    around = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
    }
    given = ("--config", str(config), "--data", str(data))
    agent = (sys.executable, "-m", "kiosk", *given, "agent")
    screen = (sys.executable, "-m", "tests.system.defective_screen", str(config), str(data))
    return (
        Program("agent", agent, around, data / "logs" / "agent.log"),
        Program("ui", screen, around, data / "logs" / "ui.log", hangs=lambda pid: hangs(data, 30.0, pid)),
    )
