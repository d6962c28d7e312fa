"""One service for the tests of a module, a terminal of its own for each test."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.central.service import RunningService
from tests.central.terminal import TestTerminal


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central")) as running:
        yield running


@pytest.fixture
def own_service(tmp_path: Path) -> Iterator[RunningService]:
    """A service that no other test has filed anything with."""
    with RunningService(tmp_path / "central") as running:
        yield running


@pytest.fixture
def terminal(service: RunningService) -> Iterator[TestTerminal]:
    serial = f"SN-{uuid4()}"
    enrolled = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    yield enrolled
    enrolled.close()
    service.clock.moved *= 0
    service.telephones.broken = False
