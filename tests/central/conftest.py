"""One service for the tests of a module, a terminal of its own for each test; all of it on each database."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.central.postgresql import Cluster
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal


class Databases:
    """Gives each directory one database, of the kind that is being tested."""

    def __init__(self, cluster: Cluster | None) -> None:
        self._cluster = cluster
        self._given: dict[Path, str] = {}

    @property
    def kind(self) -> str:
        return "postgresql" if self._cluster else "sqlite"

    def of(self, directory: Path) -> str:
        """The URL: the same for the same directory."""
        if directory not in self._given:
            own = self._cluster.new_database() if self._cluster else f"sqlite:///{directory}/central.db"
            self._given[directory] = own
        return self._given[directory]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with Cluster() as running:
        yield running


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases:
    return Databases(request.getfixturevalue("cluster") if request.param == "postgresql" else None)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[RunningService]:
    directory = tmp_path_factory.mktemp("central")
    with RunningService(directory, database=databases.of(directory)) as running:
        yield running


@pytest.fixture
def own_service(tmp_path: Path, databases: Databases) -> Iterator[RunningService]:
    """A service that no other test has filed anything with."""
    directory = tmp_path / "central"
    with RunningService(directory, database=databases.of(directory)) as running:
        yield running


@pytest.fixture
def terminal(service: RunningService) -> Iterator[TestTerminal]:
    serial = f"SN-{uuid4()}"
    enrolled = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    yield enrolled
    enrolled.close()
    service.clock.moved *= 0
    service.telephones.broken = False
