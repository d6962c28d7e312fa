"""One terminal of real processes, kept running as systemd would, and a real central service that pushes."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from uuid import uuid4

from central.fleet.machines import machines
from central.places import Places
from kiosk.apply.record import Entry
from kiosk.apply.screen import Screen, hangs, read, screen_file
from kiosk.apply.store import Store
from kiosk.catalogue.factory import factory_directory
from kiosk.central_client.clock import system_now
from kiosk.central_client.transport import Transport
from kiosk.config import load
from kiosk.contract.status import TerminalStatus
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
from tests.system.stand_in_screen import shadow

PATIENCE_S = 90.0
SMALL = factory_catalogue(
    {
        f"life_events/{file.name}": None
        for file in (factory_directory() / "life_events").glob("*.toml")
        if not file.name.startswith("S14")
    }
)
"""One life event: soon drawn."""
SILENCE_S = 30
PATIENT_S = 300
"""Where nothing is to hang: a machine that does five other things may stand still for a while."""
SETTINGS = """
[agent]
heartbeat_seconds = 1
[apply]
spread_seconds = 0
quiet_seconds = 0
probation_seconds = 1
probation_visits = 0
silence_seconds = {silence}
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
    catalogue: bytes | None = SMALL
    """What goes with a push that brings none; None: it stays the factory's."""

    @property
    def store(self) -> Store:
        return Store(self.data, self.identity.signing_key_id)

    def push(
        self,
        settings: str,
        catalogue: bytes | None = None,
        software: bytes | None = None,
        media: bytes | None = None,
    ) -> Entry:
        """Publish, assign, and wait how it ends."""
        before = len(self.store.read().history)
        self.assign(settings, catalogue, software, media)
        return self.ended(before)

    def assign(
        self,
        settings: str,
        catalogue: bytes | None = None,
        software: bytes | None = None,
        media: bytes | None = None,
    ) -> None:
        """Publish and assign."""
        self.pushed += 1
        targets = {f"config/push-{self.pushed}.toml": settings.encode()}
        if brought := catalogue or self.catalogue:
            targets[f"catalogue/push-{self.pushed}.zip"] = brought
        if software is not None:
            targets[f"software/push-{self.pushed}.zip"] = software
        if media is not None:
            targets[f"media/push-{self.pushed}.zip"] = media
        names = [self.operator.publish(name, content).name for name, content in targets.items()]
        self.operator.assign(self.identity.terminal, *names)

    def ended(self, before: int) -> Entry:
        """The entry of the history after so many, as soon as it is there."""
        self.wait_for(lambda: len(self.store.read().history) > before)
        return self.store.read().history[before]

    def told(self) -> TerminalStatus | None:
        """What the central service knows of the terminal, as its desk sees it."""
        with self.operator.service.storage.read() as session:
            (machine,) = (each for each in machines(session, Places()) if each.code == self.identity.code)
        return machine.status

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

    def agents_died(self) -> list[Died]:
        return [each for each in self.events if isinstance(each, Died) and each.name == "agent"]

    def logs(self) -> str:
        files = sorted((self.data / "logs").glob("*.log"))
        return "\n".join(file.read_text("utf-8", "replace")[-3000:] for file in files)


class ScreenKind(StrEnum):
    NONE = "none"
    DEFECTIVE = "defective"
    """The real one, with the defects of `defective_screen`."""
    STAND_IN = "stand_in"
    """`stand_in_screen`, of the release that is in force."""
    REAL = "real"
    """The real one, of the release that is in force."""


@contextmanager
def a_street(
    data: Path, central: Path, screen: ScreenKind, silence_seconds: int = SILENCE_S, settings: str = ""
) -> Iterator[Street]:
    """The agent of the release that is in force, and the screen where one is wanted. `settings`: more of the
    local file.
    """
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
        config.write_text(SETTINGS.format(silence=silence_seconds) + settings)
        events: list[Event] = []
        programs = Kept(_programs(data, config, screen, silence_seconds), data / "run", events.append)
        programs.start()
        try:
            yield Street(operator, given.identity, data, config, events)
        finally:
            programs.stop()


def _programs(data: Path, config: Path, kind: ScreenKind, silence_seconds: float) -> tuple[Program, ...]:
    path = [str(ROOT)]
    if kind is ScreenKind.STAND_IN:
        path.insert(0, str(shadow(data / "shadow")))
    around = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
    }
    given = ("--config", str(config), "--data", str(data))
    launch = (sys.executable, "-P", "-m", "kiosk.apply.launch")
    agent = Program("agent", (*launch, "agent", *given), around, data / "logs" / "agent.log")
    if kind is ScreenKind.NONE:
        return (agent,)
    screen: tuple[str, ...] = (*launch, "ui", *given)
    if kind is ScreenKind.DEFECTIVE:
        screen = (sys.executable, "-m", "tests.system.defective_screen", str(config), str(data))
    hanging = partial(hangs, screen_file(data), silence_seconds)
    return agent, Program("ui", screen, around, data / "logs" / "ui.log", hangs=hanging)
