"""A service for each module of these tests, on SQLite, under a clock that stands until a test moves it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.central.service import RunningService


@pytest.fixture(scope="module")
def desk_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central")) as running:
        running.clock.stopped_at = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
        yield running


@pytest.fixture
def fresh_service(desk_service: RunningService) -> Iterator[RunningService]:
    """The same, its clock put right afterwards."""
    yield desk_service
    desk_service.clock.moved *= 0
