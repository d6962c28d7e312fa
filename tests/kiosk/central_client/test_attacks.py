"""What somebody on the line, a thief of a name, or a service set back to last week cannot do: the client of
the terminals and the real central service.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from select import select
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import update

from central.commands import issue
from central.counts import count
from central.keys import load_or_create
from central.storage.models import RemoteCommand
from kiosk.agent.commands import Came, Commands
from kiosk.central_client.answer import Answer, Response, Untrusted
from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock, system_now
from kiosk.central_client.transport import Transport, UntrustedResponse
from kiosk.contract.commands import Command, CommandsAnswer, Verb
from kiosk.contract.problem import Problem, ProblemKind
from kiosk.contract.suite import HpkeX25519
from kiosk.terminal.enrolment import Enrolment, enrol
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail
from offline_cache.commands import CommandMemory
from tests.central.service import RunningService
from tests.kiosk.agent.conftest import HeardLog

BEAT = b'{"version": "1", "sequence": 0, "waiting": 0}'
HEARTBEAT = "/v1/heartbeat?wait=0"


class Line(Transport):
    """The line, with somebody who writes down all that passes, and says what was said before when `plays`."""

    def __init__(self, url: str) -> None:
        super().__init__(url, 30, 30)
        self.heard: list[tuple[str, str, Mapping[str, str], bytes]] = []
        self.plays: UntrustedResponse | None = None

    def send(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> UntrustedResponse:
        self.heard.append((method, path, dict(headers), body))
        return self.plays or super().send(method, path, headers, body)


@dataclass
class Machine:
    """An approved terminal. `done`: what it did on command."""

    service: RunningService
    place: TerminalPlace
    line: Line
    identity: TerminalIdentity
    client: CentralClient
    done: list[Command] = field(default_factory=list)

    def obeys(self, newest: int) -> None:
        """Its agent starts, hears of so many commands, and does what it is told."""

        def deed(command: Command) -> Came:
            self.done.append(command)
            return Came()

        with (
            closing(CommandMemory(self.place.commands)) as memory,
            closing(AuditTrail(self.place.audit)) as audit,
        ):
            every = dict.fromkeys(Verb, deed)
            commands = Commands(memory, self.client, self.identity, audit, HeardLog(), every)
            commands.named(newest)
            commands.step()
            while commands.busy:
                select([commands.handle], [], [], 30)
                commands.step()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central")) as running:
        yield running


@pytest.fixture
def machine(tmp_path: Path, service: RunningService) -> Iterator[Machine]:
    serial, place, line = f"SN-{uuid4()}", TerminalPlace(tmp_path), Line(service.url)
    given = enrol(
        Enrolment(service.enrolment_code(serial), serial),
        place=place,
        central_url=service.url,
        transport=line,
        suite=HpkeX25519(),
        now=system_now,
    )
    service.approve(given.identity.code)
    client = CentralClient(line, given.identity.credentials, CorrectedClock())
    yield Machine(service, place, line, given.identity, client)
    line.close()


def problem(said: Response) -> str | None:
    assert isinstance(said, Answer), "signed, whatever it says"
    return said.problem


def test_a_request_that_is_repeated_word_for_word_is_refused(machine: Machine) -> None:
    assert problem(machine.client.exchange("POST", HEARTBEAT, BEAT)) is None
    again = machine.line.send(*machine.line.heard[-1])
    assert again.status == 401
    assert Problem.model_validate_json(again.untrusted_body).type == ProblemKind.REPLAYED


def test_an_answer_that_was_given_before_is_not_believed_again(machine: Machine) -> None:
    machine.client.exchange("POST", HEARTBEAT, BEAT)
    recorded = machine.line.send(*signed_anew(machine))
    machine.line.plays = recorded
    said = machine.client.exchange("POST", HEARTBEAT, BEAT)
    assert said == Untrusted(200, None)


def signed_anew(machine: Machine) -> tuple[str, str, Mapping[str, str], bytes]:
    """A request of the terminal's that has not been sent yet."""
    machine.line.plays = UntrustedResponse(500, {}, b"")
    machine.client.exchange("POST", HEARTBEAT, BEAT)
    machine.line.plays = None
    return machine.line.heard[-1]


def test_a_command_that_a_service_set_back_gives_again_is_not_done_again(machine: Machine) -> None:
    keys = load_or_create(machine.service.keys_directory, HpkeX25519())
    given = issue(
        machine.service.storage, keys, machine.identity.code, Verb.CLOSE, datetime.now(UTC), "operator"
    )
    machine.obeys(1)
    assert [each.id for each in machine.done] == [given.id]
    with machine.service.storage.write() as session:
        of_it = RemoteCommand.terminal == machine.identity.terminal
        session.execute(update(RemoteCommand).where(of_it).values(answered=None, outcome=None))
    told = machine.client.exchange("GET", "/v1/commands")
    assert isinstance(told, Answer)
    assert len(CommandsAnswer.model_validate_json(told.body).commands) == 1, "it is told once more"
    machine.obeys(2)
    assert len(machine.done) == 1


@pytest.mark.parametrize(
    ("name", "why"),
    [("its own", ProblemKind.BAD_SIGNATURE), ("nobody's", ProblemKind.UNKNOWN_TERMINAL)],
)
def test_a_forged_terminal_is_not_heard(machine: Machine, name: str, why: str) -> None:
    """It knows the name of a terminal, which stands on every receipt, and not its key."""
    true = machine.identity.credentials
    key_id = true.key_id if name == "its own" else "ZZZZ"
    forged = replace(true, key_id=key_id, key=Ed25519PrivateKey.generate())
    thief = CentralClient(machine.line, forged, CorrectedClock())
    before = count(machine.service.storage, None).received
    for method, path, body in (
        ("POST", HEARTBEAT, BEAT),
        ("GET", "/v1/commands", b""),
        ("PUT", f"/v1/submissions/{uuid4()}", b"x"),
    ):
        assert problem(thief.exchange(method, path, body)) == why
    assert count(machine.service.storage, None).received == before
