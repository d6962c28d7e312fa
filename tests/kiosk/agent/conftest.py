"""A terminal with an outbox, a central stub, and the agent's parts on a clock that stands still."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from kiosk.agent.commands import Came, Commands, Deed, DeedFailed
from kiosk.agent.heartbeat import Heartbeat
from kiosk.agent.notes import Notes
from kiosk.agent.pace import Pace
from kiosk.agent.sender import Sender
from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.contract.commands import Command, Verb
from kiosk.contract.submission import ClockQuality
from kiosk.submission.filing import Filed, Filer
from kiosk.terminal import identity as identities
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit_patient import PatientTrail
from offline_cache.commands import CommandMemory
from offline_cache.filing_end import FilingEnd
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, RoleLock
from offline_cache.sending_end import SendingEnd
from offline_cache.states import State
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled, new_submission
from tests.kiosk.agent.commanding import Desk

RETENTION = timedelta(days=90)


@dataclass
class HeardLog:
    """Remembers what was logged."""

    lines: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def info(self, event: str, **fields: Any) -> None:
        self.lines.append((event, fields))

    def warning(self, event: str, **fields: Any) -> None:
        self.lines.append((event, fields))

    def events(self) -> list[str]:
        return [event for event, _ in self.lines]


@dataclass
class Terminal:
    """All of one terminal in one process. `seconds` is the clock of its waits."""

    central: CentralStub
    place: TerminalPlace
    outbox: Outbox
    filer: Filer
    end: SendingEnd
    client: CentralClient
    pace: Pace
    sender: Sender
    heartbeat: Heartbeat
    log: HeardLog
    audit: PatientTrail
    notes: Notes
    seconds: list[float]

    def file(self, count: int = 1) -> list[Filed]:
        return [self.filer.file(new_submission()) for _ in range(count)]

    def file_with(self, **changes: Any) -> Filed:
        return self.filer.file(replace(new_submission(), **changes))

    def states(self) -> list[State]:
        return [row.state for row in self.outbox.rows()]

    def run_dry(self) -> None:
        """Step while there is more to do at once."""
        while self.sender.step():
            pass

    def beat(self) -> bool:
        """One heartbeat, and what follows from it."""
        beat = self.heartbeat.request()
        return self.heartbeat.heard(beat, self.client.exchange("POST", beat.path, beat.body))

    def pass_time(self, seconds: float) -> None:
        self.seconds[0] += seconds

    def sent(self) -> list[UUID]:
        return list(self.central.held)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    place = TerminalPlace(tmp_path)
    with CentralStub() as central:
        identity = enrolled(place, central.url, central.signing, central.sealing_public)
        central.terminal_key = identity.terminal_key.public_key()
        outbox = Outbox.open(place.outbox)
        roles = [RoleLock.take(place.directory, role) for role in (Role.FILER, Role.SENDER)]
        end = SendingEnd(outbox, roles[1])
        clock = CorrectedClock()
        client = CentralClient(Transport(central.url, 1, 1), identity.credentials, clock)
        seconds = [1000.0]
        log, audit = HeardLog(), PatientTrail(place.audit)
        notes = Notes(end, audit, clock, log)
        pace = Pace(lambda: 1.0)
        filer = Filer(
            identity,
            FilingEnd(outbox, roles[0]),
            central.suite,
            lambda: (datetime.now(UTC).astimezone(), ClockQuality(synchronised=True)),
        )
        yield Terminal(
            central,
            place,
            outbox,
            filer,
            end,
            client,
            pace,
            Sender(end, client, identity.signing_key, pace, notes, lambda: seconds[0]),
            Heartbeat(end, "0.1", RETENTION, lambda: ("storage_low",), pace, notes),
            log,
            audit,
            notes,
            seconds,
        )
        client.close()
        audit.close()
        outbox.close()
        for role in roles:
            role.release()


@pytest.fixture
def desk(terminal: Terminal) -> Desk:
    desk = Desk()
    terminal.central.always = desk.answer
    return desk


@pytest.fixture
def done() -> list[Command]:
    return []


@pytest.fixture
def agent(terminal: Terminal, done: list[Command]) -> Iterator[Callable[[], Commands]]:
    """Starts the part of the agent that does commands, as often as asked."""
    memories: list[CommandMemory] = []

    def deed(command: Command) -> Came:
        done.append(command)
        if command.verb is Verb.SEND_LOGS:
            raise DeedFailed("not_sent")
        return Came(7 if command.verb is Verb.RUN_DIAGNOSTICS else None)

    def start() -> Commands:
        memory = CommandMemory(terminal.place.commands)
        memories.append(memory)
        identity = identities.load(terminal.place)
        every: dict[Verb, Deed] = dict.fromkeys(Verb, deed)
        return Commands(memory, terminal.client, identity, terminal.audit, terminal.log, every)

    yield start
    for each in memories:
        each.close()
