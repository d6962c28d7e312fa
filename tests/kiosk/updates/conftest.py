"""A real central service whose keys were made once, and real terminals that follow its updates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock, system_now
from kiosk.central_client.transport import Transport
from kiosk.contract.suite import HpkeX25519
from kiosk.terminal.enrolment import Enrolment, enrol
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.place import TerminalPlace
from kiosk.updates.place import UpdatesPlace
from kiosk.updates.updates import Updates
from tests.central.service import RunningService
from tests.kiosk.updates.operator import Operator

SECONDS = 30.0


@dataclass
class Machine:
    """One enrolled terminal. `wrong_by`: how far its own clock is off."""

    identity: TerminalIdentity
    place: UpdatesPlace
    transport: Transport
    client: CentralClient
    updates: Updates
    wrong_by: timedelta

    def restart(self) -> None:
        """The same terminal after its agent was started anew, with what is on disk."""
        self.client = CentralClient(self.transport, self.identity.credentials, CorrectedClock(self.now))
        self.updates = Updates(self.place, self.client, self.identity.terminal, self.identity.signing_key)

    def now(self) -> datetime:
        return system_now() + self.wrong_by

    @property
    def number(self) -> int:
        return self.identity.terminal


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central")) as running:
        yield running


@pytest.fixture(scope="module")
def all_keys(service: RunningService) -> Operator:
    directory = Path(service.database.removeprefix("sqlite:///")).parent
    return Operator.of(service, directory)


@pytest.fixture
def operator(all_keys: Operator) -> Iterator[Operator]:
    before = all_keys.remembered()
    yield all_keys
    before.put_back()


@pytest.fixture
def machine(tmp_path: Path, service: RunningService, all_keys: Operator) -> Iterator[Machine]:
    serial = f"SN-{uuid4()}"
    place = TerminalPlace(tmp_path)
    transport = Transport(service.url, SECONDS, SECONDS)
    given = enrol(
        Enrolment(service.enrolment_code(serial), serial),
        place=place,
        central_url=service.url,
        transport=transport,
        suite=HpkeX25519(),
        now=system_now,
    )
    client = CentralClient(transport, given.identity.credentials, CorrectedClock())
    where = UpdatesPlace(place.updates)
    updates = Updates(where, client, given.identity.terminal, given.identity.signing_key)
    yield Machine(given.identity, where, transport, client, updates, timedelta(0))
    transport.close()
