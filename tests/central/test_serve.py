"""A service that has ended leaves nothing behind in a process that goes on."""

import gc
from pathlib import Path

from tests.central.service import RunningService


def test_what_a_service_made_is_not_kept_from_the_collector(tmp_path: Path) -> None:
    """Each test has a service of its own: five megabytes were kept of each."""
    before = gc.get_freeze_count()
    with RunningService(tmp_path / "central"):
        assert gc.get_freeze_count() <= before
