"""A service for each module of these tests, on each database, under a clock that only a test moves."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from central.console import passwords
from tests.central.conftest import Databases
from tests.central.service import RunningService


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """Hashes that cost a sixtieth of the memory: what they cost in earnest, one test looks at."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "MEMORY_KIBIBYTES", passwords.MEMORY_KIBIBYTES // 64)
        yield


@pytest.fixture(scope="module")
def desk_service(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[RunningService]:
    directory = tmp_path_factory.mktemp("central")
    with RunningService(directory, database=databases.of(directory)) as running:
        running.clock.stopped_at = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
        yield running


@pytest.fixture
def fresh_service(desk_service: RunningService) -> Iterator[RunningService]:
    """The same, its clock put right afterwards."""
    yield desk_service
    desk_service.clock.moved *= 0
