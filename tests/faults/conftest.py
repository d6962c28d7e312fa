"""Processes that end with their test, however the test ends."""

from collections.abc import Iterator

import pytest

from tests.faults.terminal_processes import Processes


@pytest.fixture
def processes() -> Iterator[Processes]:
    started = Processes()
    yield started
    started.kill_all()
