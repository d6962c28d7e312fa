"""The terminal of these tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk.apply.standing_terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    standing = Terminal(tmp_path / "data")
    yield standing
    standing.close()
